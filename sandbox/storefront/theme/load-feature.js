// The storefront's loader of platform features. Until this has run, `Shopify.loadFeatures` only remembers what was asked.
;(() => {
  const ADDRESSES = { 'consent-tracking-api': '/cdn/shopify/consent-tracking-api.js' }
  const loading = {}

  function load(name) {
    return (loading[name] ??= new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = ADDRESSES[name] ?? ''
      script.addEventListener('load', () => resolve())
      script.addEventListener('error', () => {
        delete loading[name]
        script.remove()
        reject(new Error(`the feature ${name} could not be loaded`))
      })
      if (ADDRESSES[name]) document.head.append(script)
      else reject(new Error(`there is no feature ${name}`))
    }))
  }

  async function loadFeatures(features, callback = () => {}) {
    let failure
    try {
      await Promise.all(features.map(({ name }) => load(name)))
    } catch (error) {
      failure = error
    }
    callback(failure)
  }

  const asked = window.Shopify.loadFeatures.q ?? []
  window.Shopify.loadFeatures = loadFeatures
  for (const args of asked) loadFeatures(...args)
})()
