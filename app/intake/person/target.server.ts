// Whom and which offer a person names, as they are in the shop. Paused ones may be named: it is the merchant's word.
import { mark } from '#app/language/say.ts'
import type { Queryable } from '#app/platform/database.server.ts'

export type Target =
  | { kind: 'found'; partnerId: string; offerId: string }
  | { kind: 'refused'; code: 'unknown_partner' | 'unknown_offer'; message: string }

/** @param named offerId null: the partner's default offer, else the shop's */
export async function findTarget(
  db: Queryable,
  shopId: string,
  named: { partnerId: string; offerId: string | null },
): Promise<Target> {
  const { rows } = await db.query<{ offer_id: string | null }>(
    `SELECT offer.id AS offer_id FROM partner
       JOIN shop ON shop.id = partner.shop_id
       LEFT JOIN offer ON offer.shop_id = partner.shop_id AND offer.id = coalesce($3, partner.default_offer_id, shop.default_offer_id)
      WHERE partner.shop_id = $1 AND partner.id = $2`,
    [shopId, named.partnerId, named.offerId],
  )
  const [row] = rows
  if (!row)
    return { kind: 'refused', code: 'unknown_partner', message: mark('This shop has no such partner.') }
  if (row.offer_id === null)
    return { kind: 'refused', code: 'unknown_offer', message: mark('This shop has no such offer.') }
  return { kind: 'found', partnerId: named.partnerId, offerId: row.offer_id }
}
