// The parameters of an inbound call: query and body are one set of names and texts. Pure.
import { parseExactJson } from '../exact-json.ts'
import { PARAMETERS, refuse, type Parameter, type Refusal } from './outcome.ts'

export type Parameters = Partial<Record<Parameter, string>>
/** What could be read, and the first thing that was wrong: even then the secret may be in it, and the log wants the rest. */
export interface ParametersReading {
  parameters: Parameters
  refusal: Refusal | null
}

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
  const read = body === null ? { pairs: [], refusal: null } : readBodyPairs(body)
  let { refusal } = read
  const parameters: Parameters = {}
  const seen = new Set<string>()
  for (const [name, value] of [...new URLSearchParams(query), ...read.pairs]) {
    if (!KNOWN.has(name)) continue
    const parameter = name as Parameter
    if (seen.has(name))
      refusal ??= refuse(`invalid_${parameter}`, `${name} is given more than once`, parameter)
    else if (!isPlain(value)) {
      refusal ??= refuse(
        `invalid_${parameter}`,
        `${name} must be plain text of at most ${MAX_CHARS} characters`,
        parameter,
      )
    } else if (value !== null && value.trim() !== '') parameters[parameter] = value.trim()
    seen.add(name)
  }
  return { parameters, refusal }
}

function isPlain(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && value.length <= MAX_CHARS && !value.includes('\0'))
}

function readBodyPairs({ type, text }: { type: string; text: string }): {
  pairs: [string, unknown][]
  refusal: Refusal | null
} {
  if (type === 'application/x-www-form-urlencoded')
    return { pairs: [...new URLSearchParams(text)], refusal: null }
  try {
    const body = parseExactJson(text) // numbers come as their decimal text
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return { pairs: Object.entries(body), refusal: null }
    return { pairs: [], refusal: refuse('invalid_body', 'the JSON body must be an object of parameters') }
  } catch (error) {
    return {
      pairs: [],
      refusal: refuse('invalid_body', `the body is not valid JSON: ${(error as Error).message}`),
    }
  }
}
