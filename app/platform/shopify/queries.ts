// Every query that the app asks Shopify's Admin API. Kept in one place so that a test can hold each against the schema
// that Shopify publishes, and against the scopes of shopify.app.toml.
import { DISCOUNT_QUERIES } from './discount-queries.ts'
import { ORDER_QUERIES } from './order-queries.ts'
import { PIXEL_QUERIES } from './pixel-queries.ts'
import { STOREFRONT_QUERIES } from './storefront-queries.ts'

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

/**
 * What payout rules ask of products and an order does not say. `$ids`: gid://shopify/Product/…, at most 50. Of what Shopify
 * does not know, or is no product, comes a null or an empty object.
 */
export const PRODUCTS_QUERY = `#graphql
  query ProductFacts($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product {
        id
        tags
        productType
        collections(first: 100) {
          nodes {
            id
          }
        }
      }
    }
  }`

/** What products and collections are called, for pages. `$ids`: at most 250. Of what Shopify does not know comes a null. */
export const TITLES_QUERY = `#graphql
  query ResourceTitles($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product {
        id
        title
      }
      ... on Collection {
        id
        title
      }
    }
  }`

/**
 * How the customers of orders came to the shop. `$ids`: gid://shopify/Order/…, at most 50. Shopify works it out after the
 * order: until then `ready` is false.
 */
export const JOURNEYS_QUERY = `#graphql
  query OrderJourney($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Order {
        id
        customerJourneySummary {
          ready
          customerOrderIndex
          firstVisit {
            landingPage
            occurredAt
          }
          lastVisit {
            landingPage
            occurredAt
          }
          moments(first: 20) {
            nodes {
              ... on CustomerVisit {
                landingPage
                occurredAt
              }
            }
          }
        }
      }
    }
  }`

/** All of them, with the scopes that each needs. */
export const QUERIES: readonly { name: string; query: string; scopes: readonly string[] }[] = [
  { name: 'InstalledShop', query: SHOP_QUERY, scopes: [] },
  { name: 'ProductFacts', query: PRODUCTS_QUERY, scopes: ['read_products'] },
  { name: 'ResourceTitles', query: TITLES_QUERY, scopes: ['read_products'] },
  { name: 'OrderJourney', query: JOURNEYS_QUERY, scopes: ['read_orders'] },
  ...ORDER_QUERIES,
  ...PIXEL_QUERIES,
  ...STOREFRONT_QUERIES,
  ...DISCOUNT_QUERIES,
]
