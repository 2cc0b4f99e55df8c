// The newest delivery of each postback of a shop, and what its newest attempt came to. One look at the log's index a postback.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import type { DeliveryState, LastAttempt } from '../delivery-label.ts'

export interface LastResult {
  postbackId: string
  deliveryId: string
  state: DeliveryState
  attempts: number
  reason: string | null
  createdAt: Date
  /** null: it was not tried yet, or the attempt is no longer kept */
  lastAttempt: LastAttempt | null
}

/** By postback id; those that never had a delivery are missing, and for a partner those that never had one of his. */
export async function readLastResults(
  db: Queryable,
  { shopId, partnerId }: Viewer,
  postbackIds: readonly string[],
): Promise<Map<string, LastResult>> {
  const { rows } = await db.query<LastResult>(
    `SELECT postback.id AS "postbackId", delivery.id AS "deliveryId", delivery.state, delivery.attempts, delivery.reason,
            delivery.created_at AS "createdAt", attempt.last AS "lastAttempt"
       FROM unnest($2::uuid[]) AS postback (id)
       CROSS JOIN LATERAL (SELECT id FROM delivery_log
                            WHERE shop_id = $1 AND postback_id = postback.id AND ($3::uuid IS NULL OR partner_id = $3)
                            ORDER BY id DESC LIMIT 1) AS newest
       JOIN delivery ON delivery.shop_id = $1 AND delivery.id = newest.id
       LEFT JOIN LATERAL (SELECT json_build_object('httpStatus', http_status, 'error', error) AS last FROM delivery_attempt
                           WHERE shop_id = $1 AND delivery_id = delivery.id ORDER BY id DESC LIMIT 1) AS attempt ON true`,
    [shopId, postbackIds, partnerId],
  )
  return new Map(rows.map((row) => [row.postbackId, row]))
}
