// The inbound log: every call to a known brand, refused ones too, with its outcome and without its secret.
import type { Queryable } from '#app/platform/database.server.ts'
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

export async function logCalls(db: Queryable, calls: readonly LoggedCall[]): Promise<void> {
  if (calls.length === 0) return
  const rows = calls.map(({ outcome, parameters, ...call }) => {
    const { secret: _, ...shown } = parameters
    return {
      shop_id: call.shopId,
      id: call.id,
      offer_id: call.offerId,
      received_at: new Date(call.receivedAtMs),
      method: call.method,
      remote_ip: call.remoteIp,
      parameters: shown,
      http_status: outcome.kind === 'refused' ? statusOf(outcome.code) : 200,
      outcome: outcome.kind === 'refused' ? outcome.code : outcome.kind,
      parameter: outcome.kind === 'refused' ? outcome.parameter : null,
      conversion_id: outcome.kind === 'refused' ? null : outcome.conversionId,
      mismatch: outcome.kind === 'duplicate' ? outcome.mismatch : null,
    }
  })
  await db.query({
    name: 'log inbound calls',
    text: `INSERT INTO inbound_call (shop_id, id, offer_id, received_at, method, remote_ip, parameters, http_status, outcome,
                                     parameter, conversion_id, mismatch)
           SELECT * FROM json_to_recordset($1) AS r(shop_id uuid, id uuid, offer_id uuid, received_at timestamptz, method text,
                  remote_ip text, parameters jsonb, http_status int, outcome text, parameter text, conversion_id text, mismatch jsonb)
           ON CONFLICT (shop_id, id) DO NOTHING`,
    values: [JSON.stringify(rows)],
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
