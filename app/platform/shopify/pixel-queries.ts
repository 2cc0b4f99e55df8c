// The app's web pixel in a shop (program/pixel-keep). A pixel extension that is deployed does nothing yet: only with a web
// pixel of its own, which holds the extension's settings, does it run in the shop.

/** The pixel that the app has in the shop. Shopify answers with an error where there is none. */
export const PIXEL_QUERY = `#graphql
  query ShopPixel {
    webPixel {
      id
      settings
    }
  }`

const PIXEL_PAYLOAD = `{
      webPixel {
        id
        settings
      }
      userErrors {
        code
        message
      }
    }`

/** `$settings`: the fields of extensions/conversion-pixel/shopify.extension.toml. */
export const PIXEL_CREATE = `#graphql
  mutation CreatePixel($settings: JSON!) {
    webPixelCreate(webPixel: { settings: $settings }) ${PIXEL_PAYLOAD}
  }`

/** `$id`: gid://shopify/WebPixel/… */
export const PIXEL_UPDATE = `#graphql
  mutation UpdatePixel($id: ID!, $settings: JSON!) {
    webPixelUpdate(id: $id, webPixel: { settings: $settings }) ${PIXEL_PAYLOAD}
  }`

const SCOPES = ['write_pixels', 'read_customer_events']

export const PIXEL_QUERIES = [
  { name: 'ShopPixel', query: PIXEL_QUERY, scopes: ['read_pixels'] },
  { name: 'CreatePixel', query: PIXEL_CREATE, scopes: SCOPES },
  { name: 'UpdatePixel', query: PIXEL_UPDATE, scopes: SCOPES },
] as const
