// What of an answer counts as delivered. A 2xx by itself, or a 2xx whose body says so: some destinations answer 200 to what they
// refuse and put the truth into the body.
import { parseJson } from '#app/platform/parse-json.ts'

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
 * @returns null where the rule holds, else why not, for people
 */
export function unmetBy({ body: rule }: SuccessRule, body: string, truncated: boolean): string | null {
  if (rule === undefined) return null
  const cut = truncated ? ' in the part of the answer that was read' : ''
  if ('contains' in rule)
    return body.includes(rule.contains) ? null : `the answer does not contain ${quoted(rule.contains)}${cut}`
  const json = parseJson(body)
  if (json === undefined) return `the answer is no JSON${cut}, ${rule.jsonPath} was expected in it`
  const found = textAt(json, rule.jsonPath)
  if (found === null) return `the answer has no ${rule.jsonPath}`
  return rule.oneOf.includes(found) ? null : `${rule.jsonPath} is ${quoted(found)} in the answer`
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
