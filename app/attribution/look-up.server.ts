// What we know of claims: the clicks and coupons behind them, many at a time. Every look-up is by shop: a click id of
// another shop finds nothing, and a look-up by id touches one partition.
import type { Queryable } from '#app/platform/database.server.ts'
import { together } from '#app/platform/together.ts'
import { couponKey } from './coupon-key.ts'
import type { Claim, CouponFacts, CouponRule } from './evidence.ts'
import type { Known, KnownClick } from './gather.ts'
import { findVisits, type AskedVisit } from './made-clicks.server.ts'
import { readExcludes, type OfferRulesRow } from './offer-rules.ts'

/** Claims of one order or call of a shop. */
export interface Asked {
  shopId: string
  claims: readonly Claim[]
  /** When the order was created, or the call received; Unix milliseconds. */
  atMs: number
}

const NOTHING: Known = { clicks: new Map(), coupons: new Map() }

/** @returns what is known, by shop id; shops about which nothing is known have an empty entry */
export async function lookUp(db: Queryable, asked: readonly Asked[]): Promise<(shopId: string) => Known> {
  const known = new Map<string, { clicks: Map<string, KnownClick>; coupons: Map<string, CouponFacts> }>()
  const of = (shopId: string) => {
    const found = known.get(shopId) ?? { clicks: new Map(), coupons: new Map() }
    known.set(shopId, found)
    return found
  }
  const [clicks, visits, coupons] = await together(
    findClicks(db, asked),
    findVisits(db, visitsOf(asked)),
    findCoupons(db, asked),
  )
  for (const row of clicks) {
    of(row.shop_id).clicks.set(row.id, {
      id: row.id,
      offerId: row.offer_id,
      partnerId: row.partner_id,
      atMs: row.created_at.getTime(),
      lookbackDays: row.lookback_days,
      subs: [row.sub1, row.sub2, row.sub3, row.sub4, row.sub5],
      affClickId: row.aff_click_id,
      ...readExcludes(row),
    })
  }
  for (const { shopId, ...click } of visits) of(shopId).clicks.set(click.id, click)
  for (const row of coupons) {
    of(row.shop_id).coupons.set(row.code_key, {
      offerId: row.offer_id,
      partnerId: row.partner_id,
      partnerActive: row.partner_status === 'active',
      rule: row.coupon_rule,
      ...readExcludes(row),
    })
  }
  return (shopId) => known.get(shopId) ?? NOTHING
}

function visitsOf(asked: readonly Asked[]): AskedVisit[] {
  return asked.flatMap(({ shopId, claims, atMs }) =>
    claims.flatMap((claim) =>
      'visit' in claim && claim.visit ? [{ shopId, clickId: claim.clickId, atMs, visit: claim.visit }] : [],
    ),
  )
}

interface ClickRow extends OfferRulesRow {
  shop_id: string
  id: string
  offer_id: string
  partner_id: string
  created_at: Date
  lookback_days: number | null
  sub1: string | null
  sub2: string | null
  sub3: string | null
  sub4: string | null
  sub5: string | null
  aff_click_id: string | null
}

async function findClicks(db: Queryable, asked: readonly Asked[]): Promise<ClickRow[]> {
  const pairs = asked.flatMap(({ shopId, claims }) =>
    claims.flatMap((claim) => ('clickId' in claim && !claim.visit ? [[shopId, claim.clickId] as const] : [])),
  )
  if (pairs.length === 0) return []
  const { rows } = await db.query<ClickRow>({
    name: 'clicks by id',
    text: `SELECT click.shop_id, click.id, click.offer_id, click.partner_id, click.created_at, offer.lookback_days,
                  offer.order_sources, offer.renewals,
                  sub1, sub2, sub3, sub4, sub5, aff_click_id
             FROM unnest($1::uuid[], $2::uuid[]) AS asked(shop_id, id)
            CROSS JOIN LATERAL (SELECT * FROM click WHERE click.shop_id = asked.shop_id AND click.id = asked.id OFFSET 0) AS click
            CROSS JOIN LATERAL (SELECT lookback_days, order_sources, renewals FROM offer
              WHERE offer.shop_id = click.shop_id AND offer.id = click.offer_id OFFSET 0) AS offer`,
    values: [pairs.map(([shopId]) => shopId), pairs.map(([, id]) => id)],
  })
  return rows
}

interface CouponRow extends OfferRulesRow {
  shop_id: string
  code_key: string
  offer_id: string
  partner_id: string
  partner_status: string
  coupon_rule: CouponRule
}

async function findCoupons(db: Queryable, asked: readonly Asked[]): Promise<CouponRow[]> {
  const pairs = asked.flatMap(({ shopId, claims }) =>
    claims.flatMap((claim) => (claim.method === 'coupon' ? [[shopId, couponKey(claim.code)] as const] : [])),
  )
  if (pairs.length === 0) return []
  const { rows } = await db.query<CouponRow>({
    name: 'coupons by key',
    text: `SELECT coupon.shop_id, coupon.code_key, coupon.offer_id, coupon.partner_id,
                  partner.status AS partner_status, offer.coupon_rule, offer.order_sources, offer.renewals
             FROM unnest($1::uuid[], $2::text[]) AS asked(shop_id, code_key)
             JOIN coupon ON coupon.shop_id = asked.shop_id AND coupon.code_key = asked.code_key
             JOIN partner ON partner.shop_id = coupon.shop_id AND partner.id = coupon.partner_id
             JOIN offer ON offer.shop_id = coupon.shop_id AND offer.id = coupon.offer_id`,
    values: [pairs.map(([shopId]) => shopId), pairs.map(([, key]) => key)],
  })
  return rows
}
