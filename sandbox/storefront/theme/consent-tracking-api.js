// Shopify.customerPrivacy, loaded by whoever asks for the feature. The visitor's choice is in the cookie _tracking_consent.
// Where the shop need not ask, everything is allowed that was not declined.
;(() => {
  const COOKIE = '_tracking_consent'
  const YEAR_SECONDS = 365 * 24 * 60 * 60
  const LETTERS = { analytics: 'a', marketing: 'm', preferences: 'p', sale_of_data: 's' }
  const { consentRequired } = JSON.parse(document.getElementById('shopify-features').textContent)
  // For a browser that keeps no cookies: the choice holds as long as the page.
  let chosen = null

  function choices() {
    if (chosen) return chosen
    const pair = document.cookie.split('; ').find((each) => each.startsWith(`${COOKIE}=`))
    try {
      return JSON.parse(decodeURIComponent(pair.slice(COOKIE.length + 1))).con.CMP
    } catch {
      return { a: '', m: '', p: '', s: '' }
    }
  }
  const isAllowed = (letter) => (consentRequired ? choices()[letter] === '1' : choices()[letter] !== '0')
  const hasChosen = () => Object.values(choices()).some((each) => each !== '')

  function setTrackingConsent(wanted, callback = () => {}) {
    const next = { ...choices() }
    for (const [name, letter] of Object.entries(LETTERS)) {
      const value = typeof wanted === 'boolean' ? wanted : wanted[name]
      if (value !== undefined) next[letter] = value ? '1' : '0'
    }
    // Shopify asks its server here: the answer never comes within the call.
    setTimeout(() => {
      chosen = next
      const value = { v: '2.1', region: consentRequired ? 'DEBE' : 'USCA', con: { CMP: next } }
      document.cookie = `${COOKIE}=${encodeURIComponent(JSON.stringify(value))}; Max-Age=${YEAR_SECONDS}; Path=/; SameSite=Lax`
      announce()
      callback()
    })
  }

  function announce() {
    const detail = {
      marketingAllowed: api.marketingAllowed(),
      analyticsAllowed: api.analyticsProcessingAllowed(),
      preferencesAllowed: api.preferencesProcessingAllowed(),
      saleOfDataAllowed: api.saleOfDataAllowed(),
    }
    document.dispatchEvent(new CustomEvent('visitorConsentCollected', { detail }))
  }

  const words = { 1: 'yes', 0: 'no', '': '' }
  const api = {
    analyticsProcessingAllowed: () => isAllowed('a'),
    marketingAllowed: () => isAllowed('m'),
    preferencesProcessingAllowed: () => isAllowed('p'),
    saleOfDataAllowed: () => choices().s !== '0',
    saleOfDataRegion: () => false,
    shouldShowBanner: () => consentRequired && !hasChosen(),
    getRegion: () => (consentRequired ? 'DEBE' : 'USCA'),
    getTrackingConsent: () => words[choices().m] || (consentRequired ? 'no_interaction' : ''),
    currentVisitorConsent: () =>
      Object.fromEntries(Object.entries(LETTERS).map(([name, letter]) => [name, words[choices()[letter]]])),
    userCanBeTracked: () => isAllowed('a') && isAllowed('m'),
    setTrackingConsent,
  }
  window.Shopify.customerPrivacy = api
})()
