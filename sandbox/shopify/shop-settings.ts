// How the sandbox's shop is set up by its merchant: what is switched on in its theme and admin. Kept with the shop.
import { z } from 'zod'

/** Shopify lets a merchant choose among four first parts; the rest is free. */
const PROXY_PREFIX = /^\/(?:a|apps|community|tools)\/[a-z0-9][a-z0-9_-]{0,29}$/

export const shopSettingsSchema = z.strictObject({
  /** The app embed is switched on in the theme. */
  embed: z.boolean(),
  /** The embed's own setting of that name. */
  buyItNow: z.boolean(),
  /** Visitors come from where they must be asked before anything is stored. */
  consentRequired: z.boolean(),
  /** Only who knows the password sees the shop. */
  locked: z.boolean(),
  proxyPrefix: z
    .string()
    .regex(PROXY_PREFIX, 'a proxy prefix is /a, /apps, /community or /tools and one more part'),
  /** The app pixel is connected in the admin's customer events. */
  pixel: z.boolean(),
  /** Webhooks of orders are lost on their way: they are neither sent now nor later. */
  webhooksHeld: z.boolean(),
})
export type ShopSettings = z.infer<typeof shopSettingsSchema>

export const NEW_SHOP_SETTINGS: ShopSettings = {
  embed: true,
  buyItNow: true,
  consentRequired: false,
  locked: false,
  proxyPrefix: '/apps/throughline',
  pixel: true,
  webhooksHeld: false,
}
