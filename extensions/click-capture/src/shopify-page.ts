// What Shopify puts on a storefront's page, as far as these scripts use it.

export interface CustomerPrivacy {
  /** Absent until the feature has loaded. */
  marketingAllowed?: () => boolean
}

export interface ShopifyPage {
  routes?: { root?: string }
  customerPrivacy?: CustomerPrivacy
  loadFeatures?: (features: { name: string; version: string }[], loaded: (error?: unknown) => void) => void
}

declare global {
  interface Window {
    Shopify?: ShopifyPage
  }
}

/** Read anew each time: what is on the page may be set late. */
export const shopifyPage = () => Object(window.Shopify) as ShopifyPage

/** The storefront's root with the market's locale (`/en-ca/`), read anew each time: a theme may set it late. */
export function storefrontRoot(): string {
  return Object(shopifyPage().routes).root || '/'
}
