// JSON that keeps numbers as they were written. Shopify's order ids exceed 2^53, and "195.60" is not 195.6 to
// somebody who compares texts: a stand-in that rounds them would hide exactly the faults it is there to show.

type RawNumber = { rawJSON: string }
type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown

// Node has both since version 21; TypeScript's library does not declare them yet.
const json = JSON as unknown as {
  parse(text: string, reviver: Reviver): unknown
  rawJSON(text: string): RawNumber
  isRawJSON(value: unknown): value is RawNumber
}

/** A number that `JSON.stringify` writes digit by digit: for ids past 2^53. */
export function exactNumber(value: bigint): RawNumber {
  return json.rawJSON(value.toString())
}

/**
 * Parses JSON so that `JSON.stringify` of the result writes every number as it was read.
 * Numbers that survive a round trip are plain numbers; the others are opaque and only good for writing.
 * @throws SyntaxError on text that is no JSON
 */
export function parseExact(text: string): unknown {
  return json.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source
      ? json.rawJSON(source)
      : value,
  )
}

/** The digits of an id read by `parseExact` or made by `exactNumber`; a string id is taken as it is. */
export function idText(value: unknown): string {
  return json.isRawJSON(value) ? value.rawJSON : String(value)
}
