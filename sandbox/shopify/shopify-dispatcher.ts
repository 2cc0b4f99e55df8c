// Sends whatever goes to *.myshopify.com to the stand-in instead, for undici and the built-in fetch, which follows it.
import { Agent } from 'undici'
import type { Dispatcher } from 'undici'

/** @param target the stand-in's origin; it is told the shop in the header `x-sandbox-shop` */
export function createShopifyDispatcher(target: string): Dispatcher {
  return new Agent().compose((dispatch) => (options, handler) => {
    const { hostname } = new URL(String(options.origin))
    if (!hostname.endsWith('.myshopify.com')) return dispatch(options, handler)
    const headers = [...headerPairs(options.headers), 'x-sandbox-shop', hostname]
    return dispatch({ ...options, origin: target, headers }, handler)
  })
}

/** undici takes headers in four shapes; a flat list of names and values is the one that all of them can become. */
function headerPairs(headers: Dispatcher.DispatchOptions['headers']): string[] {
  if (!headers) return []
  if (Array.isArray(headers)) return headers
  const entries =
    Symbol.iterator in headers ? [...(headers as Iterable<[string, string]>)] : Object.entries(headers)
  return entries.flatMap(([name, value]) => [value].flat().map((each) => [name, String(each ?? '')])).flat()
}
