// The shop's consent banner, on pages of a shop that must ask.
;(() => {
  const banner = document.getElementById('consent-banner')
  const choose = (allowed) => {
    banner.hidden = true
    const consent = { analytics: allowed, marketing: allowed, preferences: allowed, sale_of_data: allowed }
    window.Shopify.customerPrivacy.setTrackingConsent(consent, () => {})
  }
  window.Shopify.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], (error) => {
    if (error) return
    document.getElementById('consent-accept').addEventListener('click', () => choose(true))
    document.getElementById('consent-decline').addEventListener('click', () => choose(false))
    document.getElementById('consent-change').addEventListener('click', () => (banner.hidden = false))
    banner.hidden = !window.Shopify.customerPrivacy.shouldShowBanner()
  })
})()
