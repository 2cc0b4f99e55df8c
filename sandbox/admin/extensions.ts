// What `shopify.app.extensions()` says of the app's extensions: for the theme's, whether its embed is on in the published theme.
// Shape: Shopify's App API (App Bridge), ExtensionInfo of type theme_app_extension.
import type { ShopSettings } from '../shopify/shop-settings.ts'

const THEME_ID = 'gid://shopify/OnlineStoreTheme/1'

export function extensionsOf({ embed }: Pick<ShopSettings, 'embed'>) {
  const embedInfo = {
    handle: 'click-capture',
    name: 'Affiliate click capture',
    target: 'head',
    status: embed ? 'active' : 'available',
    activations: embed ? [{ target: 'head', themeId: THEME_ID }] : [],
  }
  return [{ handle: 'click-capture', type: 'theme_app_extension', activations: [embedInfo] }]
}
