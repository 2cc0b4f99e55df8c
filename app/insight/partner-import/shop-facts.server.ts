// How the shop stands as far as an import names it: whole tables are never read.
import { couponKey } from '#app/attribution/coupon-key.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { ImportRow } from './import-row.ts'
import type { KnownPartner, ShopFacts } from './plan-import.ts'

/** @param db the pool for a preview; the transaction that writes, for the import */
export async function readShopFacts(
  db: Queryable,
  shopId: string,
  rows: readonly ImportRow[],
): Promise<ShopFacts> {
  const slugs = [...new Set(rows.map(({ slug }) => slug))]
  const keys = [...new Set(rows.map(({ coupon }) => couponKey(coupon)).filter((key) => key !== ''))]
  const partners = await db.query<KnownPartner & { slug: string }>(
    `SELECT slug, id, name, email, default_offer_id AS "defaultOfferId", arrival_parameter AS "arrivalParameter"
       FROM partner WHERE shop_id = $1 AND slug = ANY ($2)`,
    [shopId, slugs],
  )
  const coupons = await db.query<{
    key: string
    partnerId: string
    partnerName: string
    offerId: string
    offerName: string
  }>(
    `SELECT coupon.code_key AS key, partner.id AS "partnerId", partner.name AS "partnerName", offer.id AS "offerId",
            offer.name AS "offerName"
       FROM coupon
       JOIN partner ON partner.shop_id = coupon.shop_id AND partner.id = coupon.partner_id
       JOIN offer ON offer.shop_id = coupon.shop_id AND offer.id = coupon.offer_id
      WHERE coupon.shop_id = $1 AND coupon.code_key = ANY ($2)`,
    [shopId, keys],
  )
  const offers = await db.query<{ slug: string; id: string; name: string; isDefault: boolean | null }>(
    `SELECT offer.slug, offer.id, offer.name, shop.default_offer_id = offer.id AS "isDefault"
       FROM offer JOIN shop ON shop.id = offer.shop_id WHERE offer.shop_id = $1`,
    [shopId],
  )
  const arrivals = await db.query<{ parameter: string; partnerId: string; partnerName: string }>(
    `SELECT arrival_parameter AS parameter, id AS "partnerId", name AS "partnerName" FROM partner
      WHERE shop_id = $1 AND arrival_parameter IS NOT NULL`,
    [shopId],
  )
  return {
    partners: new Map(partners.rows.map(({ slug, ...partner }) => [slug, partner])),
    coupons: new Map(coupons.rows.map(({ key, ...coupon }) => [key, coupon])),
    offers: new Map(offers.rows.map(({ slug, id, name }) => [slug, { id, name }])),
    defaultOfferId: offers.rows.find(({ isDefault }) => isDefault)?.id ?? null,
    arrivals: new Map(arrivals.rows.map(({ parameter, ...owner }) => [parameter, owner])),
  }
}
