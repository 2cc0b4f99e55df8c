// What partners of a page have brought and are owed: read for the partners that are shown and for nobody else. The one place that
// asks for these figures, so that what they are read from can be exchanged.
import type { Queryable } from '#app/platform/database.server.ts'
import { firstUuidAt } from '#app/platform/uuid.ts'

export const FIGURE_DAYS = 30
const DAY_MS = 86_400_000

/** Of one partner and one currency, in minor units. */
export interface PartnerMoney {
  currency: string
  /** Since ever. Due is what is approved and not paid yet; below 0 where more was paid than stands. */
  heldMinor: bigint
  approvedMinor: bigint
  paidMinor: bigint
  dueMinor: bigint
  /** Of the last 30 days. */
  revenueMinor: bigint
  payoutMinor: bigint
}

export interface PartnerFigures {
  /** Of the last 30 days. */
  clicks: number
  /** Of the last 30 days: those that stand, neither rejected nor reversed. */
  conversions: number
  /** By currency. */
  money: PartnerMoney[]
}

/**
 * @param nowMs Unix milliseconds; the 30 days end there
 * @returns one for each of the ids
 */
export async function readPartnerFigures(
  db: Queryable,
  shopId: string,
  partnerIds: readonly string[],
  nowMs: number,
): Promise<Map<string, PartnerFigures>> {
  const figures = new Map<string, PartnerFigures>(
    partnerIds.map((id) => [id, { clicks: 0, conversions: 0, money: [] }]),
  )
  if (partnerIds.length === 0) return figures
  const sinceMs = nowMs - FIGURE_DAYS * DAY_MS
  const [clicks, sales, balances] = await Promise.all([
    countClicks(db, shopId, partnerIds, sinceMs),
    sumConversions(db, shopId, partnerIds, sinceMs),
    sumLedger(db, shopId, partnerIds),
  ])
  for (const { partnerId, count } of clicks) figures.get(partnerId)!.clicks = count
  for (const { partnerId, currency, held, approved, paid } of balances) {
    const money = moneyOf(figures.get(partnerId)!, currency)
    money.heldMinor = BigInt(held)
    money.approvedMinor = BigInt(approved)
    money.paidMinor = BigInt(paid)
    money.dueMinor = money.approvedMinor - money.paidMinor
  }
  for (const { partnerId, currency, count, revenue, payout } of sales) {
    const one = figures.get(partnerId)!
    one.conversions += count
    const money = moneyOf(one, currency)
    money.revenueMinor = BigInt(revenue)
    money.payoutMinor = BigInt(payout)
  }
  return figures
}

function moneyOf(figures: PartnerFigures, currency: string): PartnerMoney {
  const known = figures.money.find((each) => each.currency === currency)
  if (known) return known
  const none = {
    heldMinor: 0n,
    approvedMinor: 0n,
    paidMinor: 0n,
    dueMinor: 0n,
    revenueMinor: 0n,
    payoutMinor: 0n,
  }
  const money = { currency, ...none }
  figures.money.push(money)
  figures.money.sort((a, b) => a.currency.localeCompare(b.currency, 'en'))
  return money
}

async function countClicks(db: Queryable, shopId: string, partnerIds: readonly string[], sinceMs: number) {
  const { rows } = await db.query<{ partnerId: string; count: number }>(
    `SELECT partner_id AS "partnerId", count(*)::int AS count FROM click
      WHERE shop_id = $1 AND id >= $3 AND partner_id = ANY ($2::uuid[]) GROUP BY partner_id`,
    [shopId, partnerIds, firstUuidAt(sinceMs)],
  )
  return rows
}

/** Sums are numeric and come as text. Test conversions are in no report. */
async function sumConversions(db: Queryable, shopId: string, partnerIds: readonly string[], sinceMs: number) {
  const { rows } = await db.query<{
    partnerId: string
    currency: string
    count: number
    revenue: string
    payout: string
  }>(
    `SELECT partner_id AS "partnerId", currency, sum(amount_minor)::text AS revenue, sum(payout_minor)::text AS payout,
            (count(*) FILTER (WHERE status NOT IN ('rejected', 'reversed')))::int AS count
       FROM conversion
      WHERE shop_id = $1 AND partner_id = ANY ($2::uuid[]) AND created_at >= $3 AND NOT test
      GROUP BY partner_id, currency`,
    [shopId, partnerIds, new Date(sinceMs)],
  )
  return rows
}

async function sumLedger(db: Queryable, shopId: string, partnerIds: readonly string[]) {
  const { rows } = await db.query<{
    partnerId: string
    currency: string
    held: string
    approved: string
    paid: string
  }>(
    `SELECT partner_id AS "partnerId", currency, sum(held_minor)::text AS held, sum(approved_minor)::text AS approved,
            sum(paid_minor)::text AS paid
       FROM ledger_entry WHERE shop_id = $1 AND partner_id = ANY ($2::uuid[]) GROUP BY partner_id, currency`,
    [shopId, partnerIds],
  )
  return rows
}
