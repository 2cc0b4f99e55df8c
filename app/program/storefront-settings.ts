// What a shop's storefront has to know to carry a click: the value of the metafield that the theme's embed reads, and of
// `GET /api/capture/{brand}`. Anybody can read it in a browser, so nothing in it is secret.

/** The path of [app_proxy] in shopify.app.toml: where the proxy answers until a shop's own requests tell otherwise. */
export const DEFAULT_PROXY_PREFIX = '/apps/throughline'

const DEFAULT_DAYS = 30
const MAX_ARRIVALS = 10

export interface StorefrontFacts {
  /** As it was last learnt; null: never. */
  proxyPrefix: string | null
  /** Of the active offers, in days; null: unlimited. */
  lookbacks: readonly (number | null)[]
  /** The arrival parameters of active partners. */
  arrivals: readonly string[]
}

/** @returns JSON; the same for the same facts, so that it can be compared with what was published */
export function storefrontSettings({ proxyPrefix, lookbacks, arrivals }: StorefrontFacts): string {
  return JSON.stringify({
    v: 1,
    proxy: proxyPrefix ?? DEFAULT_PROXY_PREFIX,
    days: longest(lookbacks),
    arrivals: [...new Set(arrivals)].sort().slice(0, MAX_ARRIVALS),
  })
}

/** How long a browser keeps a click. What counts is decided by each offer's own lookback when an order comes. */
function longest(lookbacks: readonly (number | null)[]): number | null {
  const days = lookbacks.filter((lookback) => lookback !== null)
  if (days.length < lookbacks.length) return null
  return days.length === 0 ? DEFAULT_DAYS : Math.max(...days)
}
