// The strict sandbox of a web pixel: a worker without the page, with the API that register() of the pixel's package
// expects. Runs the app's bundle, then publishes the one event of this page.
/* oxlint-disable unicorn/require-post-message-target-origin -- a worker has none */
;(() => {
  const waiting = new Map()
  let asked = 0
  const ask =
    (method) =>
    (...args) =>
      new Promise((resolve, reject) => {
        asked += 1
        waiting.set(asked, { resolve, reject })
        self.postMessage({ id: asked, method, args })
      })
  const storage = (name) => ({
    getItem: ask(`${name}.getItem`),
    setItem: ask(`${name}.setItem`),
    removeItem: ask(`${name}.removeItem`),
  })

  function run({ settings, init, event }) {
    const subscribers = []
    const registered = []
    const analytics = {
      subscribe(name, callback) {
        subscribers.push({ name, callback })
        return () => true
      },
    }
    const browser = {
      cookie: { get: ask('cookie.get'), set: ask('cookie.set') },
      localStorage: storage('localStorage'),
      sessionStorage: storage('sessionStorage'),
      sendBeacon: ask('sendBeacon'),
    }
    const customerPrivacy = { subscribe: () => () => true }
    self.shopify = { extend: (point, callback) => point === 'WebPixel::Render' && registered.push(callback) }
    self.importScripts('/cdn/pixel/bundle.js')
    for (const name of ['importScripts', 'XMLHttpRequest', 'indexedDB', 'caches']) {
      Object.defineProperty(self, name, { value: undefined })
    }
    for (const callback of registered) {
      callback({
        analytics,
        browser,
        settings,
        init,
        customerPrivacy,
        _pixelInfo: { runtimeContext: 'STRICT' },
      })
    }
    const wanted = [event.name, 'all_events', 'all_standard_events']
    for (const { name, callback } of subscribers) if (wanted.includes(name)) callback(event)
    self.postMessage({ state: 'published', text: `told of ${event.name}` })
  }

  self.addEventListener('message', ({ data }) => {
    if (data.start) return run(data.start)
    const { resolve, reject } = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.error === undefined) resolve(data.value)
    else reject(new Error(data.error))
  })
})()
