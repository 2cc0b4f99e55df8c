// A shop's deliveries of today, and its newest conversions and deliveries: the reads behind the home page. Every query
// is of one shop; what carries its time in its id is read as a range of ids, so that only today's partition is touched.
import type { Status } from '#app/conversion/status.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { firstUuidAt, uuidTimeMs } from '#app/platform/uuid.ts'
import type { DeliveryState, LastAttempt } from './delivery-label.ts'
import type { ShopDay } from './shop-day.ts'

export interface DeliveryCount {
  state: DeliveryState
  /** Whether one attempt was made already. */
  tried: boolean
  count: number
}

/** Of a busier day the newest are counted: it is for an eye on what happens, and is read again every few seconds. */
export const MOST_DELIVERIES = 10_000

/** By the time at which they were planned. */
export async function countDeliveries(db: Queryable, shopId: string, day: ShopDay): Promise<DeliveryCount[]> {
  const { rows } = await db.query<DeliveryCount>({
    text: `SELECT state, attempts > 0 AS tried, count(*)::int AS count
             FROM (SELECT state, attempts FROM delivery WHERE shop_id = $1 AND id >= $2 AND id < $3
                    ORDER BY id DESC LIMIT $4) AS newest GROUP BY 1, 2 ORDER BY 1, 2`,
    values: [shopId, firstUuidAt(day.fromMs), firstUuidAt(day.toMs), MOST_DELIVERIES],
  })
  return rows
}

export interface NewConversion {
  id: string
  orderName: string | null
  txnId: string | null
  partner: string
  status: Status
  event: string
  currency: string
  amountMinor: bigint
  payoutMinor: bigint
  test: boolean
  createdAt: Date
}

/** Newest first, test conversions among them (they are marked). */
export async function newestConversions(
  db: Queryable,
  shopId: string,
  limit: number,
): Promise<NewConversion[]> {
  const { rows } = await db.query<NewConversion>({
    text: `SELECT c.id, o.name AS "orderName", c.txn_id AS "txnId", p.name AS partner, c.status, c.event, c.currency,
                  c.amount_minor AS "amountMinor", c.payout_minor AS "payoutMinor", c.test, c.created_at AS "createdAt"
             FROM conversion c
             JOIN partner p ON p.shop_id = c.shop_id AND p.id = c.partner_id
             LEFT JOIN shop_order o ON o.shop_id = c.shop_id AND o.id = c.order_id
            WHERE c.shop_id = $1 ORDER BY c.created_at DESC, c.id DESC LIMIT $2`,
    values: [shopId, limit],
  })
  return rows
}

export interface NewDelivery {
  id: string
  state: DeliveryState
  attempts: number
  /** The postback's URL as configured, with its macros. */
  url: string
  partner: string
  /** Why it stands as it does; null where there is nothing to say. */
  reason: string | null
  nextAttemptAt: Date | null
  lastAttempt: LastAttempt | null
}

/** Newest first, each with its last attempt. */
export async function newestDeliveries(db: Queryable, shopId: string, limit: number): Promise<NewDelivery[]> {
  const { rows } = await db.query<Omit<NewDelivery, 'lastAttempt'>>({
    text: `SELECT d.id, d.state, d.attempts, b.url, p.name AS partner, d.reason, d.next_attempt_at AS "nextAttemptAt"
             FROM delivery d
             JOIN postback b ON b.shop_id = d.shop_id AND b.id = d.postback_id
             JOIN partner p ON p.shop_id = b.shop_id AND p.id = b.partner_id
            WHERE d.shop_id = $1 ORDER BY d.id DESC LIMIT $2`,
    values: [shopId, limit],
  })
  const attempts = await lastAttempts(
    db,
    shopId,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, lastAttempt: attempts.get(row.id) ?? null }))
}

/** Machines' clocks differ: an attempt's id may say that it is older than its delivery, but not by a day. */
const CLOCK_SKEW_MS = 24 * 60 * 60_000

async function lastAttempts(
  db: Queryable,
  shopId: string,
  deliveryIds: readonly string[],
): Promise<Map<string, LastAttempt>> {
  const oldest = deliveryIds.at(-1)
  if (oldest === undefined) return new Map()
  const { rows } = await db.query<LastAttempt & { deliveryId: string }>({
    text: `SELECT DISTINCT ON (delivery_id) delivery_id AS "deliveryId", http_status AS "httpStatus", error
             FROM delivery_attempt
            WHERE shop_id = $1 AND delivery_id = ANY($2::uuid[]) AND id >= $3
            ORDER BY delivery_id, id DESC`,
    values: [shopId, deliveryIds, firstUuidAt(uuidTimeMs(oldest) - CLOCK_SKEW_MS)],
  })
  return new Map(rows.map(({ deliveryId, ...attempt }) => [deliveryId, attempt]))
}
