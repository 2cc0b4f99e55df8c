// Where a visitor is sent: the destination with our click id FIRST in its query, because Shopify cuts an order's
// landing_site at 255 characters and what stands first survives.

/**
 * @param destination an absolute http(s) address
 * @param clickId lower-case UUID
 * @returns the address with `click_id` first and everything else as it was; a click_id that was there before is gone
 */
export function withClickId(destination: URL, clickId: string): string {
  return withFirst(destination, `click_id=${clickId}`, ['click_id'])
}

/**
 * The address when the click could not be recorded (our database is away): the link's own words travel on, so that the
 * storefront or the order's landing page still names the partner.
 */
export function withVia(
  destination: URL,
  link: { via: string; subs: readonly (string | null)[]; affClickId: string | null },
): string {
  const words = new URLSearchParams({ via: link.via })
  link.subs.forEach((sub, index) => sub !== null && words.set(`sub${index + 1}`, sub))
  if (link.affClickId !== null) words.set('aff_click_id', link.affClickId)
  return withFirst(destination, words.toString(), [...words.keys()])
}

/**
 * The address that a link's `url` names, if it leads to one of the shop's own hosts. Relative addresses are taken from
 * the offer's destination.
 * @param ownHosts hosts with a port where it is not the scheme's own, lower case
 * @returns null for a foreign host, another scheme, an address with credentials, or none at all
 */
export function deepLink(url: string, destination: URL, ownHosts: ReadonlySet<string>): URL | null {
  const target = URL.parse(url, destination)
  if (!target || (target.protocol !== 'https:' && target.protocol !== 'http:')) return null
  if (target.username !== '' || target.password !== '') return null
  return target.host === destination.host || ownHosts.has(target.host) ? target : null
}

/** Puts `first` before the query and drops the named parameters from what was there, leaving the rest letter by letter. */
function withFirst(destination: URL, first: string, names: string[]): string {
  const rest = destination.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !names.includes(pair.split('=', 1)[0] as string))
  return `${destination.origin}${destination.pathname}?${[first, ...rest].join('&')}${destination.hash}`
}
