// The two addresses that a merchant hands out: the tracking link for partners, the postback URL for systems that report
// conversions. Pure.

/** Stands where a partner's own name belongs, while the shop has no partner. */
const ANY_PARTNER = 'PARTNER'

/**
 * @param appUrl the app's address, with or without a slash at its end
 * @param brand the shop's slug
 * @param offer the offer's slug
 * @param partner the partner's slug; null: a placeholder stands there
 */
export function trackingLink(appUrl: string, brand: string, offer: string, partner: string | null): string {
  const url = new URL(`/r/${encodeURIComponent(brand)}/${encodeURIComponent(offer)}`, appUrl)
  url.searchParams.set('via', partner ?? ANY_PARTNER)
  return url.href
}

/** The inbound postback of an offer, without parameters: they are the caller's, and the secret belongs into a header. */
export function postbackUrl(appUrl: string, brand: string, offer: string): string {
  return new URL(`/api/postback/${encodeURIComponent(brand)}/${encodeURIComponent(offer)}`, appUrl).href
}
