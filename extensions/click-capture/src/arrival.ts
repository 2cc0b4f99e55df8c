// Reads what a landing page's address says of the click behind the visit: the first step of the storefront's capture.
// Pure, and shared by the loader, the carry script, the headless module and, for click ids, the web pixel.

/** A click id that stands in the address, or the words by which the server can make a click of the visit. */
export type Arrival = { clickId: string } | { words: string }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** The words that say more of a visit, beside the partner's own. */
export const DETAILS = ['offer', 'sub1', 'sub2', 'sub3', 'sub4', 'sub5', 'aff_click_id']
/** UTF-16 units that the server keeps of a value. */
const MAX_VALUE_CHARS = 255

/** @returns the UUID in lower case, or null for anything else */
export function readUuid(value: unknown): string | null {
  const id = typeof value === 'string' ? value.trim().toLowerCase() : ''
  return UUID.test(id) ? id : null
}

/**
 * The arrival that an address tells of, or null: the loader's question on every page. A click id beats words; `via` beats an
 * arrival parameter; `sub1` beats `affS1`. The words are a query in a fixed order, so that the same link always gives the
 * same text.
 * @param search the address's query
 * @param arrivals the parameters by which the shop's partners send visitors (`awc`, `cjevent`)
 */
export function readArrival(search: string, arrivals: readonly string[]): Arrival | null {
  const query = new URLSearchParams(search)
  const clickId = readUuid(query.get('click_id'))
  if (clickId) return { clickId }
  const value = (name: string) => cut(query.get(name) || '')
  const partner = ['via', ...arrivals].find((name) => value(name))
  if (!partner) return null
  const words = new URLSearchParams([[partner, value(partner)]])
  for (const name of DETAILS) {
    const text = value(name) || value(name.replace('sub', 'affS'))
    if (text) words.set(name, text)
  }
  return { words: words.toString() }
}

/** Without NUL, at most 255 UTF-16 units, no character cut in two. */
function cut(text: string): string {
  return text
    .replace(/\0/g, '')
    .slice(0, MAX_VALUE_CHARS)
    .replace(/[\ud800-\udbff]$/, '')
}
