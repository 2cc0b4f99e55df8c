// What of an answer counts as delivered. A 2xx by itself, or a 2xx whose body says so: some destinations answer 200 to what they
// refuse and put the truth into the body.
import { keep } from '#app/language/kept.ts'
import { parseJson } from '#app/platform/parse-json.ts'
import { RESULTS } from './result-words.ts'

export interface SuccessRule {
  readonly status: '2xx'
  readonly body?:
    | { readonly contains: string }
    /** A path of property names and indexes into a JSON body, such as `response.status`, and the texts that mean success. */
    | { readonly jsonPath: string; readonly oneOf: readonly string[] }
}

export const ANY_2XX: SuccessRule = { status: '2xx' }

/**
 * @param body what was kept of a 2xx answer
 * @param truncated whether it was longer than what was kept
 * @returns null where the rule holds, else why not (result-words)
 */
export function unmetBy({ body: rule }: SuccessRule, body: string, truncated: boolean): string | null {
  if (rule === undefined) return null
  if ('contains' in rule) {
    const text = truncated ? RESULTS.containsNotCut : RESULTS.containsNot
    return body.includes(rule.contains) ? null : keep(text, { text: quoted(rule.contains) })
  }
  const { jsonPath: path, oneOf } = rule
  const json = parseJson(body)
  if (json === undefined) return keep(truncated ? RESULTS.noJsonCut : RESULTS.noJson, { path })
  const found = textAt(json, path)
  if (found === null) return keep(RESULTS.hasNot, { path })
  return oneOf.includes(found) ? null : keep(RESULTS.saysOtherwise, { path, text: quoted(found) })
}

/** Text, numbers, true and false at the end of the path, as text. */
function textAt(json: unknown, path: string): string | null {
  let at: unknown = json
  for (const step of path.replace(/^\$\.?/, '').split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return null
    at = (at as Record<string, unknown>)[step]
  }
  return typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean' ? String(at) : null
}

const MAX_QUOTED = 80
const quoted = (text: string) =>
  JSON.stringify(text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text)
