// What a partner hands out: a link for each offer, and the coupons that are his.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'

/** A page of links is of no use beyond. */
const MOST = 100

/** Offers that run, by name; the shop's default offer first. */
export async function readRunningOffers(db: Queryable, { shopId }: Viewer) {
  const { rows } = await db.query<{ slug: string; name: string }>(
    `SELECT o.slug, o.name FROM offer o JOIN shop s ON s.id = o.shop_id
      WHERE o.shop_id = $1 AND o.status = 'active'
      ORDER BY o.id = s.default_offer_id DESC NULLS LAST, o.name, o.id LIMIT ${MOST}`,
    [shopId],
  )
  return rows
}

export async function readOwnCoupons(db: Queryable, { shopId, partnerId }: Viewer) {
  const { rows } = await db.query<{ id: string; code: string; offer: string }>(
    `SELECT c.id, c.code, o.name AS offer
       FROM coupon c JOIN offer o ON o.shop_id = c.shop_id AND o.id = c.offer_id
      WHERE c.shop_id = $1 AND c.partner_id = $2 ORDER BY c.code_key LIMIT ${MOST}`,
    [shopId, partnerId],
  )
  return rows
}
