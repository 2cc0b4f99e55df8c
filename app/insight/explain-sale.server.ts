// Why an order or a conversion stands as it does: who is credited and by what, what it pays and how that was reckoned, and what
// happened to it. For whoever asks: the command line now, the admin's pages later.
import type { Decision } from '#app/attribution/evidence.ts'
import { explain } from '#app/attribution/explain.ts'
import { readNames } from '#app/attribution/stored-decisions.server.ts'
import { FLAG_REASONS, type Flag } from '#app/conversion/flag.ts'
import { explainPayout } from '#app/conversion/payout/explain-payout.ts'
import type { PayoutCalculation, PayoutTerms } from '#app/conversion/payout/rule.ts'
import { isCurrency } from '#app/money/currency.ts'
import { formatMinor } from '#app/money/decimal.ts'
import type { Queryable } from '#app/platform/database.server.ts'

export interface Explanation {
  /** Who is credited, and why the others are not. */
  attribution: string[]
  /** How it stands, and how its payout came about; empty where nobody is credited. */
  payout: string[]
  /** What happened to it, oldest first. */
  history: string[]
}

export type Asked = { orderId: string } | { conversionId: string }

interface ConversionRow {
  id: string
  status: string
  currency: string
  amount_minor: bigint
  payout_minor: bigint
  test: boolean
  flags: Flag[]
  payout_terms: PayoutTerms
  payout_calculation: PayoutCalculation | null
  order_id: string | null
}

/** @returns null where nothing is known of it */
export async function explainSale(db: Queryable, shopId: string, asked: Asked): Promise<Explanation | null> {
  const conversion = await findConversion(db, shopId, asked)
  const orderId = 'orderId' in asked ? asked.orderId : (conversion?.order_id ?? null)
  const decision = await findDecision(db, shopId, orderId, conversion?.id ?? null)
  if (!conversion && !decision) return null
  return {
    attribution: decision ? explain(decision, await readNames(db, shopId)) : [],
    payout: conversion
      ? [standing(conversion), ...payoutOf(conversion)]
      : decision?.credit && orderId !== null
        ? [await whyNone(db, shopId, orderId)]
        : [],
    history: conversion ? await readHistory(db, shopId, conversion) : [],
  }
}

async function findConversion(db: Queryable, shopId: string, asked: Asked) {
  const [column, value] = 'orderId' in asked ? ['order_id', asked.orderId] : ['id', asked.conversionId]
  const { rows } = await db.query<ConversionRow>(
    // An order's conversion has its id as txn_id, which has an index; one that a call made first has both.
    `SELECT id, status, currency, amount_minor, payout_minor, test, flags, payout_terms, payout_calculation, order_id
       FROM conversion WHERE shop_id = $1 AND ${column === 'id' ? 'id' : 'txn_id'} = $2`,
    [shopId, value],
  )
  return rows[0]
}

/** The newest about the order, else about the conversion: a call's. */
async function findDecision(
  db: Queryable,
  shopId: string,
  orderId: string | null,
  conversionId: string | null,
): Promise<Decision | null> {
  const { rows } = await db.query<{ evidence: Decision }>(
    `SELECT evidence FROM attribution_decision WHERE shop_id = $1 AND (order_id = $2 OR conversion_id = $3)
      ORDER BY decided_at DESC, id DESC LIMIT 1`,
    [shopId, orderId, conversionId],
  )
  return rows[0]?.evidence ?? null
}

/** Somebody is credited with the order and nothing came of it. */
async function whyNone(db: Queryable, shopId: string, orderId: string): Promise<string> {
  const { rows } = await db.query<{ currency: string | null }>(
    'SELECT currency FROM shop_order WHERE shop_id = $1 AND id = $2',
    [shopId, orderId],
  )
  const currency = rows[0]?.currency ?? 'none'
  return isCurrency(currency)
    ? 'No conversion has been made of it yet.'
    : `No conversion was made of it: amounts cannot be kept in its currency, ${currency}.`
}

function standing(row: ConversionRow): string {
  const money = (minor: bigint) => `${formatMinor(minor, row.currency)} ${row.currency}`
  const waits = row.flags.length > 0 ? ` (${row.flags.map((flag) => FLAG_REASONS[flag]).join('; ')})` : ''
  return `The conversion ${row.id} is ${row.status}${waits}${row.test ? ', a test' : ''}: it counts ${money(row.amount_minor)} and pays ${money(row.payout_minor)}.`
}

function payoutOf({ payout_terms, payout_calculation, currency, payout_minor }: ConversionRow): string[] {
  return explainPayout(payout_terms, payout_calculation, currency, { payoutMinor: payout_minor })
}

async function readHistory(
  db: Queryable,
  shopId: string,
  { id, currency }: ConversionRow,
): Promise<string[]> {
  const { rows } = await db.query<{
    at: Date
    from_status: string | null
    to_status: string | null
    payout_delta: bigint | null
    who: string
    reason: string
  }>(
    `SELECT at, from_status, to_status, NULL::bigint AS payout_delta, coalesce(actor_name, actor) AS who, reason, id FROM conversion_change
      WHERE shop_id = $1 AND conversion_id = $2
     UNION ALL
     SELECT at, NULL, NULL, payout_delta_minor, coalesce(actor_name, actor), reason, id FROM conversion_adjustment
      WHERE shop_id = $1 AND conversion_id = $2 ORDER BY at, id`,
    [shopId, id],
  )
  return rows.map(({ at, from_status: from, to_status: to, payout_delta: delta, who, reason }) => {
    const what =
      delta !== null
        ? `payout ${delta < 0n ? '' : '+'}${formatMinor(delta, currency)} ${currency}`
        : from === null || from === to
          ? `${to}`
          : `${from} to ${to}`
    return `${at.toISOString()} ${what}, by ${who}: ${reason}`
  })
}
