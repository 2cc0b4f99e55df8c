// Whether the visitor allows marketing, as Shopify's customer privacy API tells it. Until it has told, nothing is kept and
// nothing is sent; so a page on which the API does not load is one without consent. Whether the visitor's region asks for
// consent is something that only this API knows.
import { shopifyPage } from './shopify-page.ts'

const FEATURE = { name: 'consent-tracking-api', version: '0.1' }

/**
 * @param heard called with what is allowed now, and whether the visitor has said so just now on this page; not called as
 *   long as nothing is known
 * @param guard wraps what others call, so that no error of ours leaves
 * @returns asks again: the answer may have been given on another page
 */
export function watchConsent(
  heard: (allowed: boolean, saidNow: boolean) => void,
  guard: <A extends unknown[]>(work: (...args: A) => unknown) => (...args: A) => void,
): () => unknown {
  const answer = guard(() => {
    const { customerPrivacy } = shopifyPage()
    if (customerPrivacy && customerPrivacy.marketingAllowed) heard(customerPrivacy.marketingAllowed(), false)
  })
  const check = () => {
    const shopify = shopifyPage()
    if (shopify.loadFeatures) shopify.loadFeatures([FEATURE], answer)
    else answer()
    return shopify.loadFeatures
  }

  document.addEventListener(
    'visitorConsentCollected',
    guard((event: Event) => {
      const { marketingAllowed } = Object((event as CustomEvent).detail)
      if (typeof marketingAllowed === 'boolean') heard(marketingAllowed, true)
      else answer()
    }),
  )
  // Shopify's own script may come after ours.
  if (!check()) addEventListener('load', guard(check))
  return check
}
