// Reports by what figures are not kept by: sub ids, sources, coupons, countries, landing pages. Read from the conversions of the
// period, each with its click or its order, and from its clicks. That is bounded: the figures say beforehand how many there are, and
// of more than these nothing is read.
import type { Queryable } from '#app/platform/database.server.ts'
import { firstUuidAt } from '#app/platform/uuid.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { readClickFigures } from '../figures/click-figures.server.ts'
import { readConversionFigures } from '../figures/conversion-figures.server.ts'
import { measure, type Counted } from '../figures/measures.ts'
import { rangeOf, type Boundaries } from '../figures/spans.ts'
import type { ReadReport } from './read-by-figures.server.ts'
import type { ReportDays } from './report-days.ts'
import type { Dimension } from './report-choices.ts'

/** A look-up of a click or an order costs some 26 µs (bench/README.md): a second and a half at most. */
export const MOST_CONVERSIONS = 50_000
/** Read in their order, without a look-up each. */
export const MOST_CLICKS = 250_000

export type RecordDimension = Exclude<Dimension, 'day' | 'partner' | 'offer'>

const CLICK = `LEFT JOIN LATERAL (
  SELECT source, sub1, sub2, sub3, sub4, sub5 FROM click
   WHERE click.shop_id = sold.shop_id AND click.id = sold.click_id OFFSET 0) AS click ON true`
const ORDER = `LEFT JOIN LATERAL (
  SELECT snapshot->>'country' AS country, split_part(snapshot->>'landingSite', '?', 1) AS landing_page FROM shop_order
   WHERE shop_order.shop_id = sold.shop_id AND shop_order.id = sold.order_id OFFSET 0) AS shop_order ON true`

/** What a conversion is counted under, where it is found, and what of a click is the same. */
const DIMENSION: Readonly<Record<RecordDimension, { key: string; join: string; ofClick: string | null }>> = {
  sub1: { key: 'click.sub1', join: CLICK, ofClick: 'sub1' },
  sub2: { key: 'click.sub2', join: CLICK, ofClick: 'sub2' },
  sub3: { key: 'click.sub3', join: CLICK, ofClick: 'sub3' },
  sub4: { key: 'click.sub4', join: CLICK, ofClick: 'sub4' },
  sub5: { key: 'click.sub5', join: CLICK, ofClick: 'sub5' },
  source: { key: `coalesce(click.source, CASE WHEN sold.coupon_code IS NOT NULL THEN 'coupon' END)`, join: CLICK, ofClick: 'source' },
  coupon: { key: 'sold.coupon_code', join: '', ofClick: null },
  country: { key: 'shop_order.country', join: ORDER, ofClick: null },
  landing_page: { key: 'shop_order.landing_page', join: ORDER, ofClick: null },
} // prettier-ignore

export type ReadRecords =
  | ({ kind: 'read'; clicksLeftOut: boolean } & ReadReport)
  /** More than can be read in a moment. */
  | { kind: 'too_many'; conversions: number }

export async function readByRecords(
  db: Queryable,
  viewer: Viewer,
  { boundaries }: ReportDays,
  by: RecordDimension,
  currency: string,
): Promise<ReadRecords> {
  const { fromMs, toMs } = rangeOf(boundaries)
  const whole: Boundaries = [fromMs, toMs]
  const [figures, clickFigures] = await Promise.all([
    readConversionFigures(db, viewer, whole),
    readClickFigures(db, viewer, whole),
  ])
  const { conversions } = measure(figures, null, currency)
  if (conversions > MOST_CONVERSIONS) return { kind: 'too_many', conversions }
  const { ofClick } = DIMENSION[by]
  const clicksLeftOut = ofClick !== null && (clickFigures[0]?.clicks ?? 0) > MOST_CLICKS
  const [sold, clicks] = await Promise.all([
    readConversions(db, viewer, whole, by),
    ofClick === null || clicksLeftOut ? null : readClicks(db, viewer, whole, ofClick),
  ])
  const byKey = Map.groupBy(sold, ({ key }) => key)
  const keys = new Set([...byKey.keys(), ...(clicks?.keys() ?? [])])
  const counted = [...keys].map((key) => ({
    key,
    measures: measure(byKey.get(key) ?? [], clicks && (clicks.get(key) ?? 0), currency),
  }))
  return { kind: 'read', clicksLeftOut, counted, currencies: figures.map((row) => row.currency) }
}

async function readConversions(
  db: Queryable,
  { shopId, partnerId }: Viewer,
  [fromMs, toMs]: Boundaries,
  by: RecordDimension,
): Promise<(Counted & { key: string })[]> {
  const { key, join } = DIMENSION[by]
  const of = (status: string) => `count(*) FILTER (WHERE status = '${status}')::int AS ${status}`
  const { rows } = await db.query<Omit<Counted, 'amountMinor'> & { key: string } & Record<(typeof SUMS)[number], string>>({
    text: `SELECT coalesce(${key}, '') AS key, currency,
                  ${['pending', 'hold', 'approved', 'rejected', 'reversed'].map(of).join(', ')},
                  sum(amount_minor)::text AS amount, sum(payout_minor)::text AS payout,
                  coalesce(sum(payout_minor) FILTER (WHERE status IN ('pending', 'hold')), 0)::text AS held_payout,
                  coalesce(sum(payout_minor) FILTER (WHERE status = 'approved'), 0)::text AS approved_payout
             FROM conversion AS sold ${join}
            WHERE sold.shop_id = $1 AND sold.created_at >= $3 AND sold.created_at < $4 AND NOT sold.test
              AND ($2::uuid IS NULL OR sold.partner_id = $2)
            GROUP BY 1, 2`,
    values: [shopId, partnerId, new Date(fromMs), new Date(toMs)],
  }) // prettier-ignore
  return rows.map(({ amount, payout, held_payout, approved_payout, ...row }) => ({
    ...row,
    amountMinor: BigInt(amount),
    payoutMinor: BigInt(payout),
    heldMinor: BigInt(held_payout),
    approvedMinor: BigInt(approved_payout),
  }))
}
const SUMS = ['amount', 'payout', 'held_payout', 'approved_payout'] as const

async function readClicks(
  db: Queryable,
  { shopId, partnerId }: Viewer,
  [fromMs, toMs]: Boundaries,
  column: string,
): Promise<Map<string, number>> {
  const { rows } = await db.query<{ key: string; clicks: number }>({
    text: `SELECT coalesce(${column}, '') AS key, count(*)::int AS clicks FROM click
            WHERE shop_id = $1 AND id >= $3 AND id < $4 AND ($2::uuid IS NULL OR partner_id = $2) GROUP BY 1`,
    values: [shopId, partnerId, firstUuidAt(fromMs), firstUuidAt(toMs)],
  })
  return new Map(rows.map(({ key, clicks }) => [key, clicks]))
}
