// The coupons of an offer, a page at a time by code, and the partners that one can be given to.
import type { Queryable } from '#app/platform/database.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { Merchant } from '#app/program/viewer.ts'

export interface OfferCoupon {
  id: string
  code: string
  partner: { id: string; name: string }
}

export interface OfferCoupons {
  coupons: OfferCoupon[]
  /** `coupons` of the next page's address; null on the last. */
  next: string | null
  isFirst: boolean
  /** By name; the first of them where there are very many. */
  partners: { id: string; name: string }[]
}

const PAGE = 25
const MAX_PARTNERS = 500

/** @param after the last coupon of the page before */
export async function readCoupons(
  db: Queryable,
  { shopId }: Merchant,
  offerId: string,
  after: string | null,
): Promise<OfferCoupons> {
  const from = after !== null && isUuid(after) ? after : null
  const [{ rows }, partners] = await Promise.all([
    db.query<OfferCoupon>(
      `SELECT coupon.id, coupon.code, json_build_object('id', partner.id, 'name', partner.name) AS partner
         FROM coupon JOIN partner ON partner.shop_id = coupon.shop_id AND partner.id = coupon.partner_id
        WHERE coupon.shop_id = $1 AND coupon.offer_id = $2
          AND ($3::uuid IS NULL OR coupon.code_key > (SELECT code_key FROM coupon WHERE shop_id = $1 AND id = $3))
        ORDER BY coupon.code_key LIMIT $4`,
      [shopId, offerId, from, PAGE + 1],
    ),
    db.query<{ id: string; name: string }>(
      'SELECT id, name FROM partner WHERE shop_id = $1 ORDER BY name, id LIMIT $2',
      [shopId, MAX_PARTNERS],
    ),
  ])
  const coupons = rows.slice(0, PAGE)
  const next = rows.length > PAGE ? (coupons.at(-1)?.id ?? null) : null
  return { coupons, next, isFirst: from === null, partners: partners.rows }
}

/** @returns false: the offer has no such coupon */
export async function removeCoupon(
  db: Queryable,
  { shopId }: Merchant,
  offerId: string,
  couponId: string,
): Promise<boolean> {
  if (!isUuid(couponId)) return false
  const { rowCount } = await db.query('DELETE FROM coupon WHERE shop_id = $1 AND offer_id = $2 AND id = $3', [
    shopId,
    offerId,
    couponId,
  ])
  return rowCount === 1
}
