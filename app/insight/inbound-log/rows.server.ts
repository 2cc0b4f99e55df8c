// What the inbound log shows of each call, read for ids that were found (find-calls).
import type { Mismatch } from '#app/intake/inbound/outcome.ts'
import type { Queryable } from '#app/platform/database.server.ts'

export interface CallRow {
  id: string
  receivedAt: Date
  method: string
  remoteIp: string
  /** Strangers' text, by the names of the contract; the secret is not among them. */
  parameters: Record<string, string>
  httpStatus: number
  outcome: string
  /** Which parameter was wrong. */
  parameter: string | null
  conversionId: string | null
  mismatch: Mismatch | null
  offerId: string | null
  offer: string | null
  offerSlug: string | null
}

/** @returns the calls in the order of `ids` */
export async function readCallRows(
  db: Queryable,
  shopId: string,
  ids: readonly string[],
): Promise<CallRow[]> {
  if (ids.length === 0) return []
  const { rows } = await db.query<CallRow>(
    `SELECT c.id, c.received_at AS "receivedAt", c.method, c.remote_ip AS "remoteIp", c.parameters, c.http_status AS "httpStatus",
            c.outcome, c.parameter, c.conversion_id AS "conversionId", c.mismatch, c.offer_id AS "offerId",
            o.name AS offer, o.slug AS "offerSlug"
       FROM inbound_call c LEFT JOIN offer o ON o.shop_id = c.shop_id AND o.id = c.offer_id
      WHERE c.shop_id = (SELECT $1::uuid) AND c.id = ANY ($2::uuid[])`,
    [shopId, ids],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
