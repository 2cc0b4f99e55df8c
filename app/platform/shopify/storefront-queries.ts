// What the app asks of the Admin API to tell a shop's storefront its settings. Of queries.ts.

/** The app's own installation in the shop: what the metafield belongs to. Another one after each install. */
export const INSTALLATION_QUERY = `#graphql
  query AppInstallation {
    currentAppInstallation {
      id
    }
  }`

/** `$metafields`: one, with the installation as its owner. An app needs no scope for metafields of its own installation. */
export const PUBLISH_MUTATION = `#graphql
  mutation PublishCapture($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      userErrors {
        field
        message
      }
    }
  }`

export const STOREFRONT_QUERIES: readonly { name: string; query: string; scopes: readonly string[] }[] = [
  { name: 'AppInstallation', query: INSTALLATION_QUERY, scopes: [] },
  { name: 'PublishCapture', query: PUBLISH_MUTATION, scopes: [] },
]
