// The app's web pixel on the thank-you page: there once the app created it and while the merchant has it connected.
import { build } from 'esbuild'
import { html, scriptValue } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import type { Order } from '../shopify/order.ts'
import { PIXEL_FOLDER, readPixelDeclaration } from '../shopify/pixel-extension.ts'
import type { Shop } from '../shopify/state.ts'
import { checkoutCompleted, pageContext } from './pixel-event.ts'
import { shopifyGlobal } from './theme-head.ts'

/** What the thank-you page carries for it. */
export type PixelParts = { head: Html; body: Html }

/**
 * @param pageUrl of the thank-you page
 * @param nowMs Unix milliseconds
 */
export function pixelParts(shop: Shop, order: Order, pageUrl: string, nowMs: number): PixelParts {
  const declared = readPixelDeclaration()
  if (!shop.webPixel || !shop.settings.pixel || !declared) {
    return { head: html``, body: stateLine('none', 'Pixel: there is none, or it is not connected') }
  }
  const data = {
    settings: JSON.parse(shop.webPixel.settings) as unknown,
    consents: declared.consents,
    event: checkoutCompleted(order, pageUrl, nowMs),
    init: {
      context: pageContext(pageUrl),
      data: { customer: null, cart: null, shop: { myshopifyDomain: shop.domain }, purchasingCompany: null },
    },
  }
  return {
    head: html`${shopifyGlobal(shop, '/', false)}
      <script src="/cdn/shopify/load-feature.js" defer></script>
      <script src="/cdn/pixel/pixel-host.js" defer></script>`,
    body: html`${stateLine('waiting', "Pixel: waits for the visitor's consent")}
      <script id="pixel-data" type="application/json">
        ${scriptValue(data)}
      </script>`,
  }
}

function stateLine(state: string, text: string): Html {
  return html`<p class="soft" id="pixel-state" data-state="${state}" style="font-size:13px;margin:8px 0 0">
    ${text}
  </p>`
}

/**
 * The pixel's source as one classic script, as Shopify's tools would deploy it.
 * @throws where it does not build
 */
export async function bundlePixel(): Promise<Uint8Array> {
  const built = await build({
    entryPoints: [`${PIXEL_FOLDER}src/index.ts`],
    bundle: true,
    format: 'iife',
    target: 'es2020',
    write: false,
    logLevel: 'silent',
  })
  return built.outputFiles[0]!.contents
}
