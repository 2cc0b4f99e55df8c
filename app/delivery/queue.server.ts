// The delivery queue in the database: claims with a lease, heartbeats, and settlements, each for many rows at once.
// Hand-written SQL: this is where batching pays.
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'

/** A delivery that is ours to send until its lease ends, with its postback as configured now. */
export interface ClaimedDelivery {
  shopId: string
  id: string
  claimId: string
  postbackId: string
  /** Attempts made before this one. */
  attempts: number
  values: Readonly<Record<string, string>>
  method: 'GET' | 'POST'
  url: string
  /** Why it must not be sent any more; null: it may. */
  cancelReason: string | null
}

interface ClaimRow {
  shop_id: string
  id: string
  postback_id: string
  attempts: number
  values: Record<string, string>
  method: 'GET' | 'POST'
  url: string
  active: boolean
  shop_status: string
}

/**
 * Takes due deliveries, oldest first: scheduled ones, and those whose sender's lease has ended (it was killed). While
 * `sending`, next_attempt_at is the end of the lease, so that one small index serves both.
 */
export async function claimDue(
  db: Queryable,
  claimId: string,
  limit: number,
  leaseMs: number,
): Promise<ClaimedDelivery[]> {
  const { rows } = await db.query<ClaimRow>({
    text: `WITH due AS (
             SELECT shop_id, id FROM delivery
              WHERE state IN ('scheduled', 'sending') AND next_attempt_at <= now()
              ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED
           ), claimed AS (
             UPDATE delivery SET state = 'sending', claim_id = $2, next_attempt_at = now() + $3 * interval '1 millisecond'
               FROM due WHERE delivery.shop_id = due.shop_id AND delivery.id = due.id
             RETURNING delivery.shop_id, delivery.id, delivery.postback_id, delivery.attempts, delivery.values
           )
           SELECT claimed.*, postback.method, postback.url, postback.active, shop.status AS shop_status
             FROM claimed
             JOIN postback ON postback.shop_id = claimed.shop_id AND postback.id = claimed.postback_id
             JOIN shop ON shop.id = claimed.shop_id
            ORDER BY claimed.id`,
    values: [limit, claimId, leaseMs],
  })
  return rows.map((row) => ({
    shopId: row.shop_id,
    id: row.id,
    claimId,
    postbackId: row.postback_id,
    attempts: row.attempts,
    values: row.values,
    method: row.method,
    url: row.url,
    cancelReason: !row.active
      ? 'the postback was switched off'
      : row.shop_status !== 'active'
        ? 'the shop uninstalled the app'
        : null,
  }))
}

/** Extends the lease of what is still held. */
export async function heartbeat(
  db: Queryable,
  held: readonly ClaimedDelivery[],
  leaseMs: number,
): Promise<void> {
  if (held.length === 0) return
  await db.query({
    text: `UPDATE delivery SET next_attempt_at = now() + $4 * interval '1 millisecond'
             FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS held(shop_id, id, claim_id)
            WHERE delivery.shop_id = held.shop_id AND delivery.id = held.id AND delivery.claim_id = held.claim_id
              AND state = 'sending'`,
    values: [
      held.map(({ shopId }) => shopId),
      held.map(({ id }) => id),
      held.map(({ claimId }) => claimId),
      leaseMs,
    ],
  })
}

/** One HTTP try, as it goes into the log. */
export interface Attempt {
  id: string
  number: number
  startedAtMs: number
  durationMs: number
  method: string
  url: string
  requestHeaders: Readonly<Record<string, string>>
  requestBody: string | null
  httpStatus: number | null
  responseBody: string | null
  errorCode: string | null
  error: string | null
}

/** What became of a claimed delivery. `attempt` is null where nothing was sent. */
export interface Settlement {
  shopId: string
  id: string
  claimId: string
  state: 'scheduled' | 'delivered' | 'failed' | 'cancelled'
  attempts: number
  /** With `scheduled`: when it is due again, Unix milliseconds. */
  dueAtMs: number | null
  reason: string | null
  settledAtMs: number
  attempt: Attempt | null
}

const SETTLEMENTS = createRowArrays<Settlement>({
  shop_id: ['uuid', (row) => row.shopId],
  delivery_id: ['uuid', (row) => row.id],
  claim_id: ['uuid', (row) => row.claimId],
  state: ['text', (row) => row.state],
  attempts: ['int4', (row) => row.attempts],
  next_attempt_at: ['timestamptz', (row) => row.dueAtMs],
  reason: ['text', (row) => row.reason],
  settled_at: ['timestamptz', (row) => (row.state === 'scheduled' ? null : row.settledAtMs)],
  id: ['uuid', (row) => row.attempt?.id],
  number: ['int4', (row) => row.attempt?.number],
  started_at: ['timestamptz', (row) => row.attempt?.startedAtMs],
  duration_ms: ['int4', (row) => row.attempt?.durationMs],
  method: ['text', (row) => row.attempt?.method],
  url: ['text', (row) => row.attempt?.url],
  request_headers: ['jsonb', (row) => row.attempt?.requestHeaders],
  request_body: ['text', (row) => row.attempt?.requestBody],
  http_status: ['int4', (row) => row.attempt?.httpStatus],
  response_body: ['text', (row) => row.attempt?.responseBody],
  error_code: ['text', (row) => row.attempt?.errorCode],
  error: ['text', (row) => row.attempt?.error],
})

/**
 * Writes settlements with their attempts in one statement. Safe to repeat: attempts have their ids already, and a
 * delivery that somebody else claimed meanwhile (our lease ended) keeps his claim; our attempt is logged all the same.
 */
export async function settle(db: Queryable, settlements: readonly Settlement[]): Promise<void> {
  await db.query({
    text: `WITH r AS MATERIALIZED (
             SELECT * FROM ${SETTLEMENTS.unnest} AS r(${SETTLEMENTS.names})
           ), logged AS (
             INSERT INTO delivery_attempt (shop_id, id, delivery_id, number, started_at, duration_ms, method, url,
                                           request_headers, request_body, http_status, response_body, error_code, error)
             SELECT shop_id, id, delivery_id, number, started_at, duration_ms, method, url, request_headers, request_body,
                    http_status, response_body, error_code, error FROM r WHERE id IS NOT NULL
             ON CONFLICT (shop_id, id) DO NOTHING
           )
           UPDATE delivery SET state = r.state, attempts = r.attempts, next_attempt_at = r.next_attempt_at, claim_id = NULL,
                  reason = r.reason, settled_at = r.settled_at
             FROM r WHERE delivery.shop_id = r.shop_id AND delivery.id = r.delivery_id AND delivery.claim_id = r.claim_id`,
    values: SETTLEMENTS.values(settlements),
  })
}
