// What every part of the storefront works with: the running shop, and the theme's view of a request.
import { readCookie } from '../web/cookies.ts'
import type { Link } from '../web/page.ts'
import type { Request, Response } from '../web/server.ts'
import type { Platform } from '../shopify/platform.ts'
import type { Checkouts } from './checkouts.ts'
import type { Embed } from './embed.ts'
import type { Theme } from './theme.ts'
import { signedInCustomer } from './visitors.ts'
import type { Visitors } from './visitors.ts'

export type StorefrontOptions = {
  port?: number
  platform: Platform
  appUrl: () => string
  adminUrl: () => string
  /** The links on top of the settings page. */
  links?: () => Link[]
  /** The theme app extension; absent: the app's own. */
  embedFolder?: string
}

export type Shopfront = StorefrontOptions & {
  visitors: Visitors
  checkouts: Checkouts
  embed: Embed
  currency: string
}

/** A request below its locale: `pathname` is without it. */
export type Visit = { request: Request; response: Response; url: URL; root: string; pathname: string }

export function themeOf(front: Shopfront, { request, response, url, root }: Visit): Theme {
  const page = {
    shop: front.platform.shop,
    root,
    customerId: signedInCustomer(request),
    designMode: url.searchParams.has('design_mode'),
  }
  return { ...page, cart: front.visitors.cart(request, response), embed: front.embed.render(page) }
}

const UNLOCKED = 'storefront_digest'

/** Whether the shop is locked for this visitor. */
export function isLocked(front: Shopfront, request: Request): boolean {
  return front.platform.shop.settings.locked && readCookie(request, UNLOCKED) !== '1'
}

export const UNLOCK_COOKIE = { name: UNLOCKED, value: '1' } as const
