// Reports that wait for their orders: which have arrived, which are due, and what becomes of them. Of fetch-missing.
import { traceOf } from '#app/attribution/sightings.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'

export interface DueReport {
  shopId: string
  domain: string
  orderId: string
  /** How many attempts have brought nothing. */
  attempts: number
}

/** Closes those whose orders came, which is what becomes of nearly all. An order of which only a refund came is still missing. */
export async function closeArrived(db: Queryable, nowMs: number): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE pixel_report AS report SET state = 'arrived', due_at = NULL, reason = NULL FROM shop_order
      WHERE report.state = 'waiting' AND report.due_at <= $1
        AND shop_order.shop_id = report.shop_id AND shop_order.id = report.order_id
        AND (shop_order.snapshot IS NOT NULL OR shop_order.deleted_at IS NOT NULL)`,
    [new Date(nowMs)],
  )
  return rowCount ?? 0
}

/**
 * Takes what is due for as long as the lease: nobody else asks for it meanwhile, and it is due again if we never settle it.
 * @param perShop so that one shop's flood of invented orders does not keep the others waiting
 */
export async function takeDueReports(
  db: Queryable,
  limits: { shops: number; perShop: number },
  nowMs: number,
  leaseMs: number,
): Promise<DueReport[]> {
  const { rows } = await db.query<{ shop_id: string; domain: string; order_id: string; attempts: number }>(
    `WITH shops AS (
       SELECT shop_id FROM pixel_report WHERE state = 'waiting' AND due_at <= $1
        GROUP BY shop_id ORDER BY min(due_at) LIMIT $2),
     due AS MATERIALIZED (
       SELECT report.shop_id, report.order_id FROM shops CROSS JOIN LATERAL (
         SELECT shop_id, order_id FROM pixel_report
          WHERE pixel_report.shop_id = shops.shop_id AND state = 'waiting' AND due_at <= $1
          ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED) AS report)
     UPDATE pixel_report AS report SET due_at = $4 FROM due JOIN shop ON shop.id = due.shop_id
      WHERE report.shop_id = due.shop_id AND report.order_id = due.order_id
     RETURNING report.shop_id, shop.domain, report.order_id, report.attempts`,
    [new Date(nowMs), limits.shops, limits.perShop, new Date(nowMs + leaseMs)],
  )
  return rows.map(({ shop_id, domain, order_id, attempts }) => ({
    shopId: shop_id,
    domain,
    orderId: order_id,
    attempts,
  }))
}

export type Settlement =
  | { state: 'fetched' }
  /** `dueAtMs`: when it is asked for again, Unix milliseconds. */
  | { state: 'waiting'; dueAtMs: number; reason: string }
  | { state: 'given_up'; reason: string }

/** @returns whether it was waiting still */
export async function settleReport(db: Queryable, report: DueReport, settled: Settlement): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE pixel_report SET state = $3, attempts = attempts + 1, due_at = $4, reason = $5
      WHERE shop_id = $1 AND order_id = $2 AND state = 'waiting'`,
    [
      report.shopId,
      report.orderId,
      settled.state,
      settled.state === 'waiting' ? new Date(settled.dueAtMs) : null,
      settled.state === 'fetched' ? null : settled.reason,
    ],
  )
  return rowCount === 1
}

/** What was reported of an order that does not exist must not wait for one that will get its id. */
export async function forgetPixelSighting(db: Queryable, { shopId, orderId }: DueReport): Promise<void> {
  await db.query(`DELETE FROM sighting WHERE shop_id = $1 AND trace = $2`, [
    shopId,
    traceOf({ kind: 'pixel', key: orderId }),
  ])
}

/** Past this Shopify answers of no order any more. */
const KEPT_MS = 60 * 24 * 3_600_000

export async function forgetOldReports(db: Queryable, nowMs: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM pixel_report WHERE state <> 'waiting' AND received_at < $1`,
    [new Date(nowMs - KEPT_MS)],
  )
  return rowCount ?? 0
}
