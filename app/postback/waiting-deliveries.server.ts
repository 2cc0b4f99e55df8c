// The deliveries that wait for an exchange rate, in the database: scheduled, without a time. Of fill-rates.
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import type { Filled, Reported, Waiting } from './fill-waiting.ts'

const WAITS = `delivery.state = 'scheduled' AND delivery.is_open AND NOT delivery.ready AND delivery.next_attempt_at IS NULL`
/** The postback's currency as configured now; without one, the conversion's own. */
const FROM = `(delivery.values ->> 'currency')`
const TO = `coalesce(postback.currency, delivery.values ->> 'currency')`
const POSTBACK = `JOIN postback ON postback.shop_id = delivery.shop_id AND postback.id = delivery.postback_id`

export interface WaitingPair {
  shopId: string
  /** Equal where the postback is in the conversion's currency by now. */
  from: string
  to: string
}

/** Between which currencies shops wait for a rate. */
export async function readWaitingPairs(db: Queryable): Promise<WaitingPair[]> {
  const { rows } = await db.query<WaitingPair>(
    `SELECT DISTINCT delivery.shop_id AS "shopId", ${FROM} AS "from", ${TO} AS "to" FROM delivery ${POSTBACK} WHERE ${WAITS}`,
  )
  return rows
}

export interface WaitingDelivery extends Waiting {
  shopId: string
  id: string
  conversionId: string
  postbackId: string
  sequence: number
  /** The currency that it is to be in. */
  to: string
  /** When the postback's delay is over, Unix milliseconds. */
  dueAtMs: number
}

interface WaitingRow {
  shop_id: string
  id: string
  conversion_id: string
  postback_id: string
  sequence: number
  values: Waiting['values']
  amount_minor: bigint
  payout_minor: bigint
  to: string
  due_at: Date
}

/**
 * Locks waiting deliveries of these pairs, those of a postback and conversion in their sequence; what somebody else is at is left
 * to him.
 * @param after goes on behind this one
 */
export async function lockWaiting(
  db: Queryable,
  pairs: readonly WaitingPair[],
  after: WaitingDelivery | null,
  limit: number,
): Promise<WaitingDelivery[]> {
  const { rows } = await db.query<WaitingRow>(
    `SELECT delivery.shop_id, delivery.id, conversion_id, postback_id, sequence, delivery.values, amount_minor, payout_minor,
            ${TO} AS "to", delivery.created_at + delay_seconds * interval '1 second' AS due_at
       FROM delivery ${POSTBACK}
      WHERE ${WAITS} AND (delivery.shop_id, ${FROM}, ${TO}) IN (SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]))
        AND ($4::uuid IS NULL OR (delivery.shop_id, conversion_id, postback_id, sequence) > ($4, $5, $6::uuid, $7::int))
      ORDER BY delivery.shop_id, conversion_id, postback_id, sequence LIMIT $8 FOR UPDATE OF delivery SKIP LOCKED`,
    [
      pairs.map(({ shopId }) => shopId),
      pairs.map(({ from }) => from),
      pairs.map(({ to }) => to),
      after?.shopId ?? null,
      after?.conversionId ?? null,
      after?.postbackId ?? null,
      after?.sequence ?? null,
      limit,
    ],
  )
  return rows.map((row) => ({
    shopId: row.shop_id,
    id: row.id,
    conversionId: row.conversion_id,
    postbackId: row.postback_id,
    sequence: row.sequence,
    values: row.values,
    amountMinor: row.amount_minor,
    payoutMinor: row.payout_minor,
    to: row.to,
    dueAtMs: row.due_at.getTime(),
  }))
}

/** What was reported before, by which delivery, and whether that one waits for a rate itself. */
export type ReportedBefore = Reported & { id: string; waits: boolean }

/** By the id of the delivery; the first of its postback and conversion is missing. What was replaced reports nothing. */
export async function readReportedBefore(
  db: Queryable,
  deliveries: readonly WaitingDelivery[],
): Promise<Map<string, ReportedBefore>> {
  if (deliveries.length === 0) return new Map()
  const { rows } = await db.query<{
    asked: string
    id: string
    currency: string
    amount_minor: bigint
    payout_minor: bigint
    waits: boolean
  }>(
    `SELECT asked.id AS asked, before.* FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::int[])
              AS asked(shop_id, id, conversion_id, postback_id, sequence)
      CROSS JOIN LATERAL (SELECT delivery.id, delivery.values ->> 'currency' AS currency, amount_minor, payout_minor, ${WAITS} AS waits
              FROM delivery WHERE delivery.shop_id = asked.shop_id AND delivery.conversion_id = asked.conversion_id
               AND delivery.postback_id = asked.postback_id AND delivery.sequence < asked.sequence AND NOT delivery.replaced
             ORDER BY delivery.sequence DESC LIMIT 1) AS before`,
    [
      deliveries.map(({ shopId }) => shopId),
      deliveries.map(({ id }) => id),
      deliveries.map(({ conversionId }) => conversionId),
      deliveries.map(({ postbackId }) => postbackId),
      deliveries.map(({ sequence }) => sequence),
    ],
  )
  return new Map(
    rows.map(({ asked, id, currency, amount_minor, payout_minor, waits }) => [
      asked,
      { id, currency, amountMinor: amount_minor, payoutMinor: payout_minor, waits },
    ]),
  )
}

type FilledDelivery = Filled & { delivery: WaitingDelivery; dueAtMs: number }

const FILLED = createRowArrays<FilledDelivery>({
  shop_id: ['uuid', ({ delivery }) => delivery.shopId],
  id: ['uuid', ({ delivery }) => delivery.id],
  values: ['jsonb', (row) => row.values],
  amount_minor: ['int8', (row) => row.amountMinor],
  payout_minor: ['int8', (row) => row.payoutMinor],
  sent_currency: ['text', (row) => row.currency],
  rate: ['jsonb', (row) => row.rate],
  next_attempt_at: ['timestamptz', (row) => row.dueAtMs],
})

/** They are due from now on, or when the postback's delay is over; what they waited for is no reason any more. */
export async function writeFilled(
  db: Queryable,
  filled: readonly FilledDelivery[],
  nowMs: number,
): Promise<void> {
  if (filled.length === 0) return
  await db.query(
    `UPDATE delivery SET values = r.values, amount_minor = r.amount_minor, payout_minor = r.payout_minor,
            sent_currency = r.sent_currency, rate = r.rate, next_attempt_at = r.next_attempt_at,
            reason = NULL, ready = r.next_attempt_at <= $${FILLED.names.split(', ').length + 1}
       FROM ${FILLED.unnest} AS r(${FILLED.names}) WHERE delivery.shop_id = r.shop_id AND delivery.id = r.id`,
    [...FILLED.values(filled), new Date(nowMs)],
  )
}
