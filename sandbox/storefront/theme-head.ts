// What Shopify puts into the head of every page of a theme: window.Shopify, its loader of features, the app embeds.
import { html, raw, scriptValue } from '../web/html.ts'
import type { Html } from '../web/html.ts'
import type { Theme } from './theme.ts'

export function themeHead({ shop, root, designMode, embed }: Theme): Html {
  return html`${shopifyGlobal(shop, root, designMode)}
    <script src="/cdn/shopify/load-feature.js" defer></script>
    ${embed}`
}

/** The global and the consent settings by themselves: the checkout has them too, but no embeds. */
export function shopifyGlobal(shop: Theme['shop'], root: string, designMode: boolean): Html {
  const { consentRequired } = shop.settings
  const locale = root === '/' ? 'en' : root.slice(1, -1)
  return html`<script id="shopify-features" type="application/json">
      ${scriptValue({ consentRequired, locale, shopId: Number(shop.id) })}
    </script>
    <script>
      var Shopify = Shopify || {}
      Shopify.shop = ${scriptValue(shop.domain)}
      Shopify.locale = ${scriptValue(locale)}
      Shopify.currency = ${scriptValue({ active: shop.currency, rate: '1.0' })}
      Shopify.country = ${scriptValue(root === '/' ? 'US' : 'CA')}
      Shopify.routes = Shopify.routes || {}
      Shopify.routes.root = ${scriptValue(root)}
      ${designMode && raw('Shopify.designMode = true')}
      ;(function (shopify) {
        var asked = []
        shopify.loadFeatures = function () {
          asked.push([].slice.call(arguments))
        }
        shopify.loadFeatures.q = asked
      })(Shopify)
    </script>`
}
