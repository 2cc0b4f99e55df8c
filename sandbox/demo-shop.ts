// The names of the one demonstration: a shop, its offer, and the partner who sends visitors.

export const DEMO = {
  shopDomain: 'demo.myshopify.com',
  shopName: 'Harbour & Pine',
  brand: 'demo',
  currency: 'USD',
  timeZone: 'America/New_York',
  offer: 'main',
  offerName: 'Everything in the shop',
  partner: 'wanderlist',
  partnerName: 'Wanderlist',
  /** Where notices to the merchant and to the partner are mailed: to the sandbox's own mail page. */
  noticeEmail: 'mara@harbour-pine.example',
  partnerEmail: 'postbacks@wanderlist.example',
  coupon: 'PARTNER20',
} as const

/** The partner's link, as it would stand on the partner's page. */
export function partnerLink(appUrl: string, parameters: Record<string, string>): string {
  return `${appUrl}/r/${DEMO.brand}/${DEMO.offer}?${new URLSearchParams({ via: DEMO.partner, ...parameters })}`
}

/** The postback that the partner configured: it goes to the partner's own tracker, with the partner's own click id. */
export function postbackUrl(trackerUrl: string): string {
  return (
    `${trackerUrl}/postback?clickid={aff_click_id}&our={click_id}&cid={conversion_id}&payout={payout}` +
    '&amount={amount}&event={event}&status={status}&txn={txn_id}&sub1={sub1}'
  )
}
