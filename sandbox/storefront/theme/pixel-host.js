// Runs the app's pixel on the thank-you page, in a worker, once the visitor allows what the pixel declares to need.
/* oxlint-disable unicorn/require-post-message-target-origin -- a worker has none */
;(() => {
  const box = document.getElementById('pixel-state')
  const { settings, consents, event, init } = JSON.parse(document.getElementById('pixel-data').textContent)
  const say = (state, text) => {
    box.dataset.state = state
    box.textContent = `Pixel: ${text}`
  }
  let started = false

  function isAllowed({
    analyticsProcessingAllowed,
    marketingAllowed,
    preferencesProcessingAllowed,
    saleOfDataAllowed,
  }) {
    return (
      (!consents.analytics || analyticsProcessingAllowed) &&
      (!consents.marketing || marketingAllowed) &&
      (!consents.preferences || preferencesProcessingAllowed) &&
      (!consents.saleOfData || saleOfDataAllowed)
    )
  }

  function privacy() {
    const api = window.Shopify.customerPrivacy
    return {
      analyticsProcessingAllowed: api.analyticsProcessingAllowed(),
      marketingAllowed: api.marketingAllowed(),
      preferencesProcessingAllowed: api.preferencesProcessingAllowed(),
      saleOfDataAllowed: api.saleOfDataAllowed(),
    }
  }

  const cookie = (name) => {
    const pair = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`))
    return pair === undefined ? '' : decodeURIComponent(pair.slice(name.length + 1))
  }
  // What a strict pixel may ask of the page. Each answer travels as a message, so each is asynchronous in the worker.
  const browser = {
    'cookie.get': (name) => cookie(name),
    'cookie.set': (name, value) => void (document.cookie = value === undefined ? name : `${name}=${value}`),
    'localStorage.getItem': (key) => localStorage.getItem(key),
    'localStorage.setItem': (key, value) => localStorage.setItem(key, value),
    'localStorage.removeItem': (key) => localStorage.removeItem(key),
    'sessionStorage.getItem': (key) => sessionStorage.getItem(key),
    'sessionStorage.setItem': (key, value) => sessionStorage.setItem(key, value),
    'sessionStorage.removeItem': (key) => sessionStorage.removeItem(key),
    sendBeacon: (url, body) => navigator.sendBeacon(url, body),
  }

  function start() {
    const customerPrivacy = privacy()
    if (started || !isAllowed(customerPrivacy)) return
    started = true
    const worker = new Worker('/cdn/pixel/pixel-worker.js')
    worker.addEventListener('error', () => say('failed', 'it failed'))
    worker.addEventListener('message', ({ data }) => {
      if (data.state) return say(data.state, data.text)
      const { id, method, args } = data
      try {
        worker.postMessage({ id, value: browser[method](...args) })
      } catch (error) {
        worker.postMessage({ id, error: String(error) })
      }
    })
    worker.postMessage({ start: { settings, init: { ...init, customerPrivacy }, event } })
  }

  window.Shopify.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], (error) => {
    if (error) return
    document.addEventListener('visitorConsentCollected', start)
    start()
  })
})()
