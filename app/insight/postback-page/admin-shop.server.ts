// Whose pages are shown: the shop behind a session, with what the pages of postbacks need to know of it.
import type { Database } from '#app/platform/database.server.ts'
import { readShopsByDomain } from '#app/program/read-shops.server.ts'
import { readShopSetup, type ShopSetup } from '../shop-setup.server.ts'

export interface AdminShop extends ShopSetup {
  /** Whether partners see revenue. */
  revenueVisible: boolean
}

/** @returns null where the app does not know the shop (its home page brings it up to date) */
export async function readAdminShop(db: Pick<Database, 'pool'>, domain: string): Promise<AdminShop | null> {
  const [setup, rows] = await Promise.all([
    readShopSetup(db.pool, domain),
    readShopsByDomain(db.pool, [domain]),
  ])
  const row = rows.get(domain)
  return setup && row ? { ...setup, revenueVisible: row.revenueVisible } : null
}
