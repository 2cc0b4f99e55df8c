// The delivery queue in the database: leases of what is claimed (claim.server.ts), and settlements, each for many rows at once.
// Hand-written SQL: this is where batching pays.
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import type { SendTimings } from './judge.ts'

/**
 * Extends the lease of what is held, and takes it up again where it had ended and nobody else has claimed meanwhile.
 * @param untilMs Unix milliseconds
 * @returns the ids of those that are still ours
 */
export async function heartbeat(
  db: Queryable,
  held: readonly { shopId: string; id: string; claimId: string }[],
  untilMs: number,
): Promise<Set<string>> {
  if (held.length === 0) return new Set()
  const { rows } = await db.query<{ id: string }>({
    text: `UPDATE delivery SET leased_until = $4
             FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS held(shop_id, id, claim_id)
            WHERE delivery.shop_id = held.shop_id AND delivery.id = held.id AND delivery.claim_id = held.claim_id
          RETURNING delivery.id`,
    values: [
      held.map(({ shopId }) => shopId),
      held.map(({ id }) => id),
      held.map(({ claimId }) => claimId),
      new Date(untilMs),
    ],
  })
  return new Set(rows.map(({ id }) => id))
}

/** One HTTP try, as it goes into the log. */
export interface Attempt {
  id: string
  number: number
  startedAtMs: number
  durationMs: number
  timings: SendTimings
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
  postbackId: string
  state: 'scheduled' | 'delivered' | 'failed' | 'cancelled'
  attempts: number
  /** With `scheduled`: when it is due again, Unix milliseconds. */
  dueAtMs: number | null
  reason: string | null
  settledAtMs: number
  attempt: Attempt | null
  /** What the attempt says of the postback; null: nothing was sent. */
  outcome: Outcome | null
}

export interface Outcome {
  succeeded: boolean
  /** Whether the destination's host answered as one that works; null: it was not asked. */
  hostUp: boolean | null
  /** Whether the postback's attempts were failing before. */
  wasFailing: boolean
  /** Set where the destination never wants to hear of it again: why the postback is paused. */
  gone: string | null
}

const SETTLEMENTS = createRowArrays<Settlement>({
  shop_id: ['uuid', (row) => row.shopId],
  delivery_id: ['uuid', (row) => row.id],
  claim_id: ['uuid', (row) => row.claimId],
  state: ['text', (row) => row.state],
  attempts: ['int4', (row) => row.attempts],
  next_attempt_at: ['timestamptz', (row) => row.dueAtMs],
  ready: ['bool', (row) => row.dueAtMs !== null && row.dueAtMs <= row.settledAtMs],
  reason: ['text', (row) => row.reason],
  settled_at: ['timestamptz', (row) => (row.state === 'scheduled' ? null : row.settledAtMs)],
  id: ['uuid', (row) => row.attempt?.id],
  number: ['int4', (row) => row.attempt?.number],
  started_at: ['timestamptz', (row) => row.attempt?.startedAtMs],
  duration_ms: ['int4', (row) => row.attempt?.durationMs],
  dns_ms: ['int4', (row) => row.attempt?.timings.dnsMs],
  connect_ms: ['int4', (row) => row.attempt?.timings.connectMs],
  tls_ms: ['int4', (row) => row.attempt?.timings.tlsMs],
  first_byte_ms: ['int4', (row) => row.attempt?.timings.firstByteMs],
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
 * Writes settlements with their attempts in one statement. Safe to repeat as a repeat: attempts have their ids already, and a
 * delivery that somebody else claimed meanwhile (our lease ended) keeps his claim; our attempt is logged all the same.
 */
export async function settle(
  db: Queryable,
  settlements: readonly Settlement[],
  isRepeat: boolean,
): Promise<void> {
  await db.query({
    text: `WITH r AS MATERIALIZED (
             SELECT * FROM ${SETTLEMENTS.unnest} AS r(${SETTLEMENTS.names})
           ), logged AS (
             INSERT INTO delivery_attempt (shop_id, id, delivery_id, number, started_at, duration_ms, dns_ms, connect_ms, tls_ms,
                                           first_byte_ms, method, url, request_headers, request_body, http_status, response_body,
                                           error_code, error)
             SELECT shop_id, id, delivery_id, number, started_at, duration_ms, dns_ms, connect_ms, tls_ms, first_byte_ms, method,
                    url, request_headers, request_body, http_status, response_body, error_code, error FROM r WHERE id IS NOT NULL
             ${isRepeat ? 'ON CONFLICT (shop_id, id) DO NOTHING' : ''}
           )
           UPDATE delivery SET state = r.state, attempts = r.attempts, next_attempt_at = r.next_attempt_at, ready = r.ready,
                  claim_id = NULL, leased_until = NULL, reason = r.reason, settled_at = r.settled_at,
                  resend_of = CASE r.state WHEN 'scheduled' THEN delivery.resend_of END
             FROM r WHERE delivery.shop_id = r.shop_id AND delivery.id = r.delivery_id AND delivery.claim_id = r.claim_id`,
    values: SETTLEMENTS.values(settlements),
  })
}
