// What the pages need to know of a shop: who it is, and what its links are made of.
import type { Queryable } from '#app/platform/database.server.ts'

export interface ShopSetup {
  id: string
  /** The brand in URLs. */
  slug: string
  name: string
  currency: string
  timeZone: string
  /** The slug of the shop's default offer, else of its oldest; null where it has none. */
  offer: string | null
  /** The slug of the partner that has been active longest; null where there is none. */
  partner: string | null
  hasPostback: boolean
  /** Whether partners see revenue. */
  revenueVisible: boolean
}

/** @returns null where the app does not know the shop */
export async function readShopSetup(db: Queryable, domain: string): Promise<ShopSetup | null> {
  const { rows } = await db.query<ShopSetup>({
    text: `SELECT s.id, s.slug, s.name, s.currency, s.time_zone AS "timeZone", s.revenue_visible AS "revenueVisible",
                  (SELECT o.slug FROM offer o WHERE o.shop_id = s.id
                    ORDER BY o.id = s.default_offer_id DESC NULLS LAST, o.created_at LIMIT 1) AS offer,
                  (SELECT p.slug FROM partner p WHERE p.shop_id = s.id AND p.status = 'active'
                    ORDER BY p.created_at, p.id LIMIT 1) AS partner,
                  EXISTS (SELECT FROM postback b WHERE b.shop_id = s.id AND b.active) AS "hasPostback"
             FROM shop s WHERE s.domain = $1`,
    values: [domain],
  })
  return rows[0] ?? null
}
