// Preloaded into the app's process (`node --import`): whatever goes to *.myshopify.com goes to the stand-in instead,
// through undici's global dispatcher, which the built-in fetch follows. The app's own code knows nothing of it.
import { Agent, setGlobalDispatcher } from 'undici'
import type { Dispatcher } from 'undici'

const target = process.env.SANDBOX_SHOPIFY_URL
if (target === undefined)
  throw new Error('SANDBOX_SHOPIFY_URL is not set: this preload is for the sandbox only')

setGlobalDispatcher(
  new Agent().compose((dispatch) => (options, handler) => {
    const { hostname } = new URL(String(options.origin))
    if (!hostname.endsWith('.myshopify.com')) return dispatch(options, handler)
    const headers = [...headerPairs(options.headers), 'x-sandbox-shop', hostname]
    return dispatch({ ...options, origin: target, headers }, handler)
  }),
)

// The app must not outlive the sandbox, not even one that was killed.
if (process.channel) {
  process.on('disconnect', () => process.exit(1))
  process.channel.unref()
}

/** undici takes headers in four shapes; a flat list of names and values is the one that all of them can become. */
function headerPairs(headers: Dispatcher.DispatchOptions['headers']): string[] {
  if (!headers) return []
  if (Array.isArray(headers)) return headers
  const entries =
    Symbol.iterator in headers ? [...(headers as Iterable<[string, string]>)] : Object.entries(headers)
  return entries.flatMap(([name, value]) => [value].flat().map((each) => [name, String(each ?? '')])).flat()
}
