// Why the app's settings or its pixel do not stand in a shop as they should, as rows keep it: in English, because a row has no reader.
// All that is kept stands here and in platform/shopify/refusal-texts, so that pages can say it in the reader's language. Pure.
import { sayingKept } from '#app/language/kept.ts'
import { mark } from '#app/language/say.ts'
import { REFUSALS } from '#app/platform/shopify/refusal-texts.ts'

export const PUBLISHING = {
  unreadable: mark('Shopify’s answer could not be read'),
  refused: mark('Shopify refused the settings: {{reason}}'),
  ours: mark('publishing failed on our side'),
} as const

export const PIXEL = {
  unreadable: mark('Shopify’s answer could not be read.'),
  notReleased: mark(
    'This version of the app was released without its web pixel. Whoever runs the app has to deploy it.',
  ),
  taken: mark('Shopify says that the app has a pixel here already. It is looked at again.'),
  removed: mark('The pixel was removed while it was being repaired. It is made again.'),
  unfit: mark(
    'The pixel that was deployed does not fit this version of the app ({{reason}}). Deploy the app again.',
  ),
  notTaken: mark('Shopify did not take the pixel: {{reason}}'),
  throttled: mark('Shopify asks to wait a moment.'),
  noAccess: mark(
    'The app may not manage its pixel here ({{reason}}). Open the app once, so that Shopify asks for the permission.',
  ),
  unexpected: mark('Shopify did not answer as expected: {{reason}}'),
  ours: mark('Looking after the pixel failed on our side. It is tried again.'),
} as const

/** Of storefront.publish_error and storefront.pixel_error. */
export const sayShopify = sayingKept(
  [REFUSALS, PUBLISHING, PIXEL].flatMap((texts) => Object.values<string>(texts)),
)
