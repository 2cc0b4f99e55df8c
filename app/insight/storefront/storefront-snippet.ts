// What a merchant copies out of the storefront page: the link that switches the embed on, and the module for storefronts that
// are no theme. Pure.

/** The file name of extensions/click-capture/blocks. */
const EMBED = 'click-capture'

/**
 * The theme editor, with the embed about to be switched on.
 * @param domain `demo.myshopify.com`
 */
export function embedLink(domain: string, apiKey: string): string {
  const url = new URL(`https://${domain}/admin/themes/current/editor?context=apps&template=index`)
  // Shopify's own form: the slash between the two stands as it is.
  return `${url.href}&activateAppId=${encodeURIComponent(apiKey)}/${EMBED}`
}

/** For a page of the merchant's own; what is the page's own business is named so. */
export function headlessSnippet(appUrl: string, brand: string): string {
  const endpoint = new URL(appUrl).origin
  return `<script type="module">
  import { createCapture } from '${endpoint}/capture.js'

  const capture = createCapture({
    endpoint: '${endpoint}',
    brand: '${brand}',
    // Yours: whether this visitor allows marketing now.
    consent: () => visitorAllowsMarketing(),
    // Yours: cartAttributesUpdate of the Storefront API.
    cart: { setAttributes: (attributes) => updateCartAttributes(attributes) },
  })
  capture.view()
</script>`
}
