// JSON from outside, where text that is none is an expected outcome.

/** What JSON text says; undefined, which no JSON says, where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
