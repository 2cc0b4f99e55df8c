// The parameters of an inbound call: query and body are one set of names and texts. Pure.
import { parseExactJson } from '../exact-json.ts'
import { PARAMETERS, refuse, type Parameter, type Refusal } from './outcome.ts'

export type Parameters = Partial<Record<Parameter, string>>
export type ParametersReading = { ok: true; parameters: Parameters } | { ok: false; refusal: Refusal }

const KNOWN: ReadonlySet<string> = new Set(PARAMETERS)
const MAX_CHARS = 2_048

/**
 * Unknown names are ignored, an empty value counts as absent, a name given twice is an error.
 * @param query without the question mark
 * @param body its text and media type; null for a GET or an empty body
 */
export function readParameters(
  query: string,
  body: { type: string; text: string } | null,
): ParametersReading {
  const pairs: [string, unknown][] = [...new URLSearchParams(query)]
  if (body !== null) {
    const read = readBodyPairs(body)
    if ('refusal' in read) return { ok: false, refusal: read.refusal }
    pairs.push(...read.pairs)
  }
  const parameters: Parameters = {}
  const seen = new Set<string>()
  for (const [name, value] of pairs) {
    if (!KNOWN.has(name)) continue
    const parameter = name as Parameter
    if (seen.has(name))
      return {
        ok: false,
        refusal: refuse(`invalid_${parameter}`, `${name} is given more than once`, parameter),
      }
    seen.add(name)
    if (value === null || value === '') continue
    if (typeof value !== 'string' || value.length > MAX_CHARS || value.includes('\0')) {
      return {
        ok: false,
        refusal: refuse(
          `invalid_${parameter}`,
          `${name} must be plain text of at most ${MAX_CHARS} characters`,
          parameter,
        ),
      }
    }
    const trimmed = value.trim()
    if (trimmed !== '') parameters[parameter] = trimmed
  }
  return { ok: true, parameters }
}

function readBodyPairs({
  type,
  text,
}: {
  type: string
  text: string
}): { pairs: [string, unknown][] } | { refusal: Refusal } {
  if (type === 'application/x-www-form-urlencoded') return { pairs: [...new URLSearchParams(text)] }
  try {
    const body = parseExactJson(text) // numbers come as their decimal text
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      return { refusal: refuse('invalid_body', 'the JSON body must be an object of parameters') }
    }
    return { pairs: Object.entries(body) }
  } catch (error) {
    return { refusal: refuse('invalid_body', `the body is not valid JSON: ${(error as Error).message}`) }
  }
}
