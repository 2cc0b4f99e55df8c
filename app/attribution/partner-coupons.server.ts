// The codes of a partner, and whose codes are: what is shown before one is assigned (assign-coupon) or taken away.
import type { Queryable } from '#app/platform/database.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { couponKey } from './coupon-key.ts'

export interface PartnerCoupon {
  id: string
  code: string
  offerId: string
  offerName: string
}

export interface CouponOwner {
  partnerId: string
  partnerName: string
  offerName: string
  code: string
}

export async function listCoupons(
  db: Queryable,
  shopId: string,
  partnerId: string,
): Promise<PartnerCoupon[]> {
  const { rows } = await db.query<PartnerCoupon>(
    `SELECT coupon.id, coupon.code, coupon.offer_id AS "offerId", offer.name AS "offerName"
       FROM coupon JOIN offer ON offer.shop_id = coupon.shop_id AND offer.id = coupon.offer_id
      WHERE coupon.shop_id = $1 AND coupon.partner_id = $2 ORDER BY coupon.code_key`,
    [shopId, partnerId],
  )
  return rows
}

/** By coupon key; codes that are free are missing. */
export async function couponOwners(
  db: Queryable,
  shopId: string,
  codes: readonly string[],
): Promise<Map<string, CouponOwner>> {
  const { rows } = await db.query<CouponOwner & { key: string }>(
    `SELECT coupon.code_key AS key, coupon.code, partner.id AS "partnerId", partner.name AS "partnerName",
            offer.name AS "offerName"
       FROM coupon
       JOIN partner ON partner.shop_id = coupon.shop_id AND partner.id = coupon.partner_id
       JOIN offer ON offer.shop_id = coupon.shop_id AND offer.id = coupon.offer_id
      WHERE coupon.shop_id = $1 AND coupon.code_key = ANY ($2)`,
    [shopId, codes.map(couponKey)],
  )
  return new Map(rows.map(({ key, ...owner }) => [key, owner]))
}

/** Orders that it was credited for stay as they are. @returns whether the partner had it */
export async function removeCoupon(
  db: Queryable,
  coupon: { shopId: string; partnerId: string; id: string },
): Promise<boolean> {
  if (!isUuid(coupon.id)) return false
  const { rowCount } = await db.query(
    'DELETE FROM coupon WHERE shop_id = $1 AND partner_id = $2 AND id = $3',
    [coupon.shopId, coupon.partnerId, coupon.id],
  )
  return rowCount === 1
}
