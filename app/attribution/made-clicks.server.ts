// Clicks that are made from an order: a visitor came through a partner's link without passing us, and the order's landing
// page is all there is of it. Found, judged like other clicks, and written once the order is credited by them.
import { createHash } from 'node:crypto'
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import type { Visit } from './evidence.ts'
import type { KnownClick } from './gather.ts'
import { readExcludes, type OfferRulesRow } from './offer-rules.ts'

/** The same order always makes the same click: a replay, or another webhook of it, finds it there. */
export function madeClickId(shopId: string, orderId: string, orderMs: number): string {
  return uuidv7(Math.max(0, orderMs), createHash('sha256').update(`${shopId} ${orderId}`).digest())
}

export interface AskedVisit {
  shopId: string
  clickId: string
  /** When the order was created; the visit was some time before. */
  atMs: number
  visit: Visit
}

interface VisitRow extends OfferRulesRow {
  n: string
  partner_id: string
  partner_status: string
  offer_id: string
  offer_status: string
  lookback_days: number | null
}

/** @returns the clicks that these visits would be, by id; a visit of an unknown partner or offer is missing */
export async function findVisits(
  db: Queryable,
  asked: readonly AskedVisit[],
): Promise<(KnownClick & { shopId: string })[]> {
  if (asked.length === 0) return []
  const { rows } = await db.query<VisitRow>({
    name: 'visits',
    text: `SELECT asked.n, partner.id AS partner_id, partner.status AS partner_status, offer.id AS offer_id,
                  offer.status AS offer_status, offer.lookback_days, offer.order_sources, offer.renewals
             FROM unnest($1::uuid[], $2::text[], $3::text[]) WITH ORDINALITY AS asked(shop_id, via, offer, n)
             JOIN shop ON shop.id = asked.shop_id
             JOIN partner ON partner.shop_id = asked.shop_id AND partner.slug = asked.via
             JOIN offer ON offer.shop_id = asked.shop_id AND CASE WHEN asked.offer IS NULL
                  THEN offer.id = coalesce(partner.default_offer_id, shop.default_offer_id) ELSE offer.slug = asked.offer END`,
    values: [
      asked.map(({ shopId }) => shopId),
      asked.map(({ visit }) => visit.via),
      asked.map(({ visit }) => visit.offer),
    ],
  })
  return rows.map((row) => {
    const { shopId, clickId, atMs, visit } = asked[Number(row.n) - 1] as AskedVisit
    const refused =
      row.partner_status === 'active'
        ? row.offer_status === 'active'
          ? null
          : 'offer_paused'
        : 'partner_paused'
    return {
      shopId,
      id: clickId,
      partnerId: row.partner_id,
      offerId: row.offer_id,
      atMs,
      lookbackDays: row.lookback_days,
      subs: visit.subs,
      affClickId: visit.affClickId,
      ...readExcludes(row),
      ...(refused && { refused }),
    }
  })
}

type MadeClick = KnownClick & { shopId: string }
const CLICKS = createRowArrays<MadeClick>({
  shop_id: ['uuid', (row) => row.shopId],
  id: ['uuid', (row) => row.id],
  offer_id: ['uuid', (row) => row.offerId],
  partner_id: ['uuid', (row) => row.partnerId],
  sub1: ['text', (row) => row.subs[0]],
  sub2: ['text', (row) => row.subs[1]],
  sub3: ['text', (row) => row.subs[2]],
  sub4: ['text', (row) => row.subs[3]],
  sub5: ['text', (row) => row.subs[4]],
  aff_click_id: ['text', (row) => row.affClickId],
  source: ['text', () => 'order'],
  created_at: ['timestamptz', (row) => row.atMs],
})

/**
 * Writes them; those that are there already stay. Their hours may have been counted: each says in the same transaction that its
 * hour is to be counted again, in a row of its own, so that no order waits for another (click/count-hours).
 */
export async function saveMadeClicks(db: Queryable, clicks: readonly MadeClick[]): Promise<void> {
  if (clicks.length === 0) return
  await db.query({
    name: 'save made clicks',
    text: `WITH made AS (
             INSERT INTO click (${CLICKS.names}) SELECT * FROM ${CLICKS.unnest} ON CONFLICT DO NOTHING
             RETURNING shop_id, id, created_at)
           INSERT INTO click_recount (shop_id, click_id, hour)
           SELECT shop_id, id, date_trunc('hour', created_at, 'UTC') FROM made`,
    values: CLICKS.values(clicks),
  })
}

/** The partners of these shops that are networks: their slugs by arrival parameter, by shop. */
export async function readNetworks(
  db: Queryable,
  shopIds: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const { rows } = await db.query<{ shop_id: string; slug: string; arrival_parameter: string }>({
    name: 'networks',
    text: `SELECT shop_id, slug, arrival_parameter FROM partner
            WHERE shop_id = ANY($1::uuid[]) AND arrival_parameter IS NOT NULL`,
    values: [shopIds],
  })
  const byShop = new Map<string, Map<string, string>>()
  for (const { shop_id, slug, arrival_parameter } of rows)
    byShop.set(shop_id, (byShop.get(shop_id) ?? new Map()).set(arrival_parameter, slug))
  return byShop
}
