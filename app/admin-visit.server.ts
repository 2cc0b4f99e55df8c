// Who opened a page of the admin, and what is his: every loader and action begins here. A person of the shop's staff is the
// merchant, unless he is bound to a partner (program/viewer).
import { readShopSetup, type ShopSetup } from '#app/insight/shop-setup.server.ts'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { pickLocale } from '#app/language/locales.ts'
import type { Reader } from '#app/language/reader.ts'
import { adminUserName } from '#app/program/admin-user-name.ts'
import { readAdminUser, rememberLocale } from '#app/program/admin-users.server.ts'
import { isMerchant, type Merchant, type Viewer } from '#app/program/viewer.ts'
import type { Runtime } from '#app/runtime.ts'
import { bringShopUpToDate } from '#app/shopify.server.ts'

export interface Visit<Who extends Viewer = Viewer> {
  shop: ShopSetup
  viewer: Who
  reader: Reader
  /** The `sub` of his session token. */
  userId: string
  /** Who it was, for histories. */
  by: string
}

/** Throws the answers of Shopify's library where nobody is signed in. */
export async function visitOf(runtime: Runtime, request: Request): Promise<Visit> {
  const { session, sessionToken, admin } = await runtime.shopify.authenticate.admin(request)
  const { db, clock } = runtime
  let shop = await readShopSetup(db.pool, session.shop)
  if (shop === null) {
    // Installing writes the shop's row; a session can outlive it (a restored or emptied database).
    await bringShopUpToDate(runtime, session.shop, admin)
    shop = await readShopSetup(db.pool, session.shop)
    if (shop === null) throw new Error(`the shop ${session.shop} is missing after it was brought up to date`)
  }
  const userId = sessionToken.sub
  const user = await readAdminUser(db.pool, shop.id, userId)
  const asked = new URL(request.url).searchParams.get('locale')
  const locale = asked === null ? user.locale : pickLocale(asked)
  if (locale !== user.locale) await rememberLocale(db.pool, shop.id, userId, locale)
  return {
    shop,
    viewer: { shopId: shop.id, partnerId: user.partnerId },
    reader: { locale, say: sayingIn(locale), timeZone: shop.timeZone, nowMs: clock() },
    userId,
    by: adminUserName(userId),
  }
}

/** As visitOf; who is bound to a partner is answered 403. */
export async function merchantOf(runtime: Runtime, request: Request): Promise<Visit<Merchant>> {
  const visit = await visitOf(runtime, request)
  const { viewer } = visit
  if (!isMerchant(viewer)) throw new Response('This is for the merchant only.', { status: 403 })
  return { ...visit, viewer }
}
