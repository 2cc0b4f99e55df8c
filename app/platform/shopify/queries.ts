// Every query that the app asks Shopify's Admin API. Kept in one place so that a test can hold each against the schema
// that Shopify publishes, and against the scopes of shopify.app.toml.

/** What a shop is: asked when it installs the app. Needs no scope. */
export const SHOP_QUERY = `#graphql
  query InstalledShop {
    shop {
      name
      currencyCode
      ianaTimezone
      primaryDomain {
        host
      }
    }
  }`

export interface ShopAnswer {
  shop: {
    name: string
    currencyCode: string
    ianaTimezone: string
    primaryDomain: { host: string }
  }
}

/** All of them, with the scopes that each needs. */
export const QUERIES: readonly { name: string; query: string; scopes: readonly string[] }[] = [
  { name: 'InstalledShop', query: SHOP_QUERY, scopes: [] },
]
