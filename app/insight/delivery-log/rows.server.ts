// What a page of the log and its export show of each delivery, read for ids that were found (find-ids): every look-up is by a
// key of each. The shop is one that the planner cannot look up in its statistics (candidates says why).
import type { Status } from '#app/conversion/status.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { firstUuidAt, uuidTimeMs } from '#app/platform/uuid.ts'
import type { DeliveryState } from '../delivery-label.ts'

export interface LogRow {
  id: string
  createdAt: Date
  state: DeliveryState
  attempts: number
  nextAttemptAt: Date | null
  reason: string | null
  settledAt: Date | null
  conversionId: string
  txnId: string | null
  orderName: string | null
  test: boolean
  partner: string
  offer: string
  event: string
  /** Of the conversion, as the delivery reports it. */
  status: Status
  /** What it reports, in `currency`. */
  payoutMinor: bigint
  currency: string | null
  lastAttempt: LastTry | null
}

export interface LastTry {
  startedAt: Date
  url: string
  /** null: no answer came */
  httpStatus: number | null
  /** null: it succeeded */
  error: string | null
}

/** Machines' clocks differ: an attempt's id may say that it is older than its delivery, but not by a day. */
const CLOCK_SKEW_MS = 86_400_000

/** @returns the deliveries in the order of `ids`; one that the log does not know is left out */
export async function readLogRows(db: Queryable, shopId: string, ids: readonly string[]): Promise<LogRow[]> {
  if (ids.length === 0) return []
  const [{ rows }, attempts] = await Promise.all([
    db.query<Omit<LogRow, 'lastAttempt'>>(
      `SELECT d.id, d.created_at AS "createdAt", d.state, d.attempts, d.next_attempt_at AS "nextAttemptAt", d.reason,
              d.settled_at AS "settledAt", d.conversion_id AS "conversionId", c.txn_id AS "txnId", o.name AS "orderName",
              coalesce(c.test, false) AS test, coalesce(p.name, l.partner_id::text) AS partner,
              coalesce(f.name, l.offer_id::text) AS offer, l.event, l.status,
              d.payout_minor AS "payoutMinor", coalesce(d.sent_currency, c.currency) AS currency
         FROM delivery d
         JOIN delivery_log l ON l.shop_id = d.shop_id AND l.id = d.id
         LEFT JOIN conversion c ON c.shop_id = d.shop_id AND c.id = d.conversion_id
         LEFT JOIN shop_order o ON o.shop_id = c.shop_id AND o.id = c.order_id
         LEFT JOIN partner p ON p.shop_id = l.shop_id AND p.id = l.partner_id
         LEFT JOIN offer f ON f.shop_id = l.shop_id AND f.id = l.offer_id
        WHERE d.shop_id = (SELECT $1::uuid) AND d.id = ANY($2::uuid[]) AND l.id = ANY($2::uuid[])`,
      [shopId, ids],
    ),
    lastTries(db, shopId, ids),
  ])
  const byId = new Map(rows.map((row) => [row.id, { ...row, lastAttempt: attempts.get(row.id) ?? null }]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

async function lastTries(
  db: Queryable,
  shopId: string,
  ids: readonly string[],
): Promise<Map<string, LastTry>> {
  const oldest = ids.toSorted()[0] as string
  const { rows } = await db.query<LastTry & { deliveryId: string }>(
    `SELECT asked.id AS "deliveryId", last.*
       FROM unnest($2::uuid[]) AS asked(id)
      CROSS JOIN LATERAL (
        SELECT started_at AS "startedAt", url, http_status AS "httpStatus", error FROM delivery_attempt a
         WHERE a.shop_id = (SELECT $1::uuid) AND a.delivery_id = asked.id AND a.id > $3 ORDER BY a.id DESC LIMIT 1) AS last`,
    [shopId, ids, firstUuidAt(Math.max(0, uuidTimeMs(oldest) - CLOCK_SKEW_MS))],
  )
  return new Map(rows.map(({ deliveryId, ...attempt }) => [deliveryId, attempt]))
}
