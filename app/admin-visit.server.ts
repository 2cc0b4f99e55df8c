// Whose page it is: the shop behind a session of the admin. Every loader and action of the pages begins here, but for the home
// page, which brings an unknown shop up to date.
import { readShopSetup, type ShopSetup } from '#app/insight/shop-setup.server.ts'
import type { Runtime } from '#app/runtime.ts'

/** Throws the answers of Shopify's library where nobody is signed in. @returns shop null: signed in, and not known to the app */
export async function visitOf({ shopify, db }: Pick<Runtime, 'shopify' | 'db'>, request: Request) {
  const { session, sessionToken, redirect } = await shopify.authenticate.admin(request)
  const shop = await readShopSetup(db.pool, session.shop)
  return { shop, by: `admin user ${sessionToken.sub}`, redirect }
}

/** As visitOf; throws a redirect to the home page where the app does not know the shop. */
export async function shopOf(runtime: Pick<Runtime, 'shopify' | 'db'>, request: Request): Promise<ShopSetup> {
  const { shop, redirect } = await visitOf(runtime, request)
  if (shop === null) throw redirect('/app')
  return shop
}
