// The inbound log: every call to a known brand, refused ones too, with its outcome and without its secret.
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import { statusOf, type Mismatch, type Outcome } from './outcome.ts'
import type { Parameters } from './parameters.ts'

export interface LoggedCall {
  id: string
  shopId: string
  offerId: string | null
  receivedAtMs: number
  method: string
  remoteIp: string
  parameters: Parameters
  outcome: Outcome
}

function withoutSecret({ parameters }: LoggedCall) {
  const { secret: _, ...shown } = parameters
  return shown
}
const refused = ({ outcome }: LoggedCall) => (outcome.kind === 'refused' ? outcome : null)
const CALLS = createRowArrays<LoggedCall>({
  shop_id: ['uuid', (row) => row.shopId],
  id: ['uuid', (row) => row.id],
  offer_id: ['uuid', (row) => row.offerId],
  received_at: ['timestamptz', (row) => row.receivedAtMs],
  method: ['text', (row) => row.method],
  remote_ip: ['text', (row) => row.remoteIp],
  parameters: ['jsonb', withoutSecret],
  http_status: ['int4', ({ outcome }) => (outcome.kind === 'refused' ? statusOf(outcome.code) : 200)],
  outcome: ['text', ({ outcome }) => (outcome.kind === 'refused' ? outcome.code : outcome.kind)],
  parameter: ['text', (row) => refused(row)?.parameter],
  conversion_id: ['text', ({ outcome }) => (outcome.kind === 'refused' ? null : outcome.conversionId)],
  mismatch: ['jsonb', ({ outcome }) => (outcome.kind === 'duplicate' ? outcome.mismatch : null)],
})

export async function logCalls(db: Queryable, calls: readonly LoggedCall[]): Promise<void> {
  if (calls.length === 0) return
  await db.query({
    name: 'log inbound calls',
    text: `INSERT INTO inbound_call (${CALLS.names}) SELECT * FROM ${CALLS.unnest} ON CONFLICT (shop_id, id) DO NOTHING`,
    values: CALLS.values(calls),
  })
}

/**
 * What calls that may have been committed already came to (the connection broke between the commit and its answer): by
 * call id. Only accepted ones; judging a refused one again changes nothing.
 */
export async function recallOutcomes(
  db: Queryable,
  calls: readonly { shopId: string; id: string }[],
): Promise<Map<string, Outcome>> {
  const { rows } = await db.query<{
    id: string
    outcome: 'ok' | 'duplicate' | 'test'
    conversion_id: string
    mismatch: Mismatch | null
  }>(
    `SELECT id, outcome, conversion_id, mismatch FROM inbound_call
      WHERE (shop_id, id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[])) AND outcome IN ('ok', 'duplicate', 'test')`,
    [calls.map(({ shopId }) => shopId), calls.map(({ id }) => id)],
  )
  return new Map(
    rows.map(({ id, outcome: kind, conversion_id: conversionId, mismatch }): [string, Outcome] => [
      id,
      kind === 'duplicate'
        ? { kind, conversionId, mismatch, deprecated: false }
        : { kind, conversionId, deprecated: false },
    ]),
  )
}
