// E-mail addresses in the addresses of pages, as newsletters and account pages put them there: what we keep of a page is kept
// without them.

/** An at sign with something before it: `/@author`, as many sites name a person's page, is no e-mail address. */
const EMAIL = /[\p{L}\p{N}_.%+-](@|%(25)*40)/iu
const ORIGIN = /^https?:\/\/[^/?#]+/i

/** Whether `text` may hold an e-mail address, however often it is escaped, as the address within an address is. */
export function holdsEmail(text: string): boolean {
  return EMAIL.test(text)
}

/**
 * The address of a page, whole or from its path on, without the parameters of its query that hold an e-mail address. Where its path
 * holds one, only the origin and `/` are kept of what stands before the query. All else stays as it is written.
 */
export function withoutEmail(address: string): string {
  const [beforeQuery = '', ...queries] = address.split('?')
  const query = queries
    .join('?')
    .split('&')
    .filter((pair) => !holdsEmail(pair))
    .join('&')
  const path = holdsEmail(beforeQuery) ? `${originOf(beforeQuery)}/` : beforeQuery
  return query === '' ? path : `${path}?${query}`
}

/** Empty where there is none, or it holds an address itself. */
function originOf(address: string): string {
  const origin = ORIGIN.exec(address)?.[0] ?? ''
  return holdsEmail(origin) ? '' : origin
}
