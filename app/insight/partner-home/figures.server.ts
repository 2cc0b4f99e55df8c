// What a partner has brought within a period, and what he has on the books: the sums of his own home page.
import type { Status } from '#app/conversion/status.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { firstUuidAt } from '#app/platform/uuid.ts'
import type { Viewer } from '#app/program/viewer.ts'

export interface Period {
  /** First moment, Unix milliseconds. */
  fromMs: number
  /** First moment after it, Unix milliseconds. */
  toMs: number
}

export async function countOwnClicks(db: Queryable, viewer: Viewer, period: Period): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM click WHERE shop_id = $1 AND partner_id = $2 AND id >= $3 AND id < $4`,
    [viewer.shopId, viewer.partnerId, firstUuidAt(period.fromMs), firstUuidAt(period.toMs)],
  )
  return rows[0]?.count ?? 0
}

/** Conversions of one status and one currency; sums in minor units. */
export interface OwnSum {
  status: Status
  currency: string
  count: number
  amountMinor: bigint
  payoutMinor: bigint
}

/** By the time at which they were recorded. Test conversions are in no report. */
export async function sumOwnConversions(db: Queryable, viewer: Viewer, period: Period): Promise<OwnSum[]> {
  const { rows } = await db.query<
    Omit<OwnSum, 'amountMinor' | 'payoutMinor'> & Record<'amount' | 'payout', string>
  >(
    `SELECT status, currency, count(*)::int AS count, sum(amount_minor)::text AS amount, sum(payout_minor)::text AS payout
       FROM conversion
      WHERE shop_id = $1 AND partner_id = $2 AND created_at >= $3 AND created_at < $4 AND NOT test
      GROUP BY status, currency`,
    [viewer.shopId, viewer.partnerId, new Date(period.fromMs), new Date(period.toMs)],
  )
  return rows.map(({ amount, payout, ...row }) => ({
    ...row,
    amountMinor: BigInt(amount),
    payoutMinor: BigInt(payout),
  }))
}

/** In minor units: what is held back, what is approved, and what was paid of it. */
export interface OwnBalance {
  currency: string
  heldMinor: bigint
  approvedMinor: bigint
  paidMinor: bigint
}

/** The sums of the ledger, a row a currency. */
export async function readOwnBalances(db: Queryable, viewer: Viewer): Promise<OwnBalance[]> {
  const { rows } = await db.query<{ currency: string; held: string; approved: string; paid: string }>(
    `SELECT currency, sum(held_minor)::text AS held, sum(approved_minor)::text AS approved, sum(paid_minor)::text AS paid
       FROM ledger_entry WHERE shop_id = $1 AND partner_id = $2 GROUP BY currency ORDER BY currency`,
    [viewer.shopId, viewer.partnerId],
  )
  return rows.map(({ currency, held, approved, paid }) => ({
    currency,
    heldMinor: BigInt(held),
    approvedMinor: BigInt(approved),
    paidMinor: BigInt(paid),
  }))
}
