// A change within a postback's delay takes the place of what was planned and has not left: in the transaction of the change.
import type { Queryable } from '#app/platform/database.server.ts'
import { STANDINGS } from './result-words.ts'

export interface Planned {
  shopId: string
  conversionId: string
  postbackId: string
}

/**
 * Cancels what is scheduled and was never tried. A delivery that is being sent at this moment is not taken back.
 * @returns those of which something was
 */
export async function takeBack(
  db: Queryable,
  planned: readonly Planned[],
  now: Date,
): Promise<{ conversionId: string; postbackId: string }[]> {
  if (planned.length === 0) return []
  const { rows } = await db.query<{ conversion_id: string; postback_id: string }>({
    name: 'take back deliveries',
    text: `UPDATE delivery SET state = 'cancelled', replaced = true, ready = false, next_attempt_at = NULL, settled_at = $4,
                  reason = '${STANDINGS.replaced}'
             FROM (SELECT due.shop_id, due.id FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS asked(shop_id, conversion_id, postback_id)
                    CROSS JOIN LATERAL (SELECT shop_id, id FROM delivery
                      WHERE delivery.shop_id = asked.shop_id AND delivery.conversion_id = asked.conversion_id
                        AND delivery.postback_id = asked.postback_id AND state = 'scheduled' AND attempts = 0 AND resend_of IS NULL
                      OFFSET 0 FOR UPDATE) AS due) AS due
            WHERE delivery.shop_id = due.shop_id AND delivery.id = due.id
          RETURNING delivery.conversion_id, delivery.postback_id`,
    values: [
      planned.map(({ shopId }) => shopId),
      planned.map(({ conversionId }) => conversionId),
      planned.map(({ postbackId }) => postbackId),
      now,
    ],
  })
  return rows.map((row) => ({ conversionId: row.conversion_id, postbackId: row.postback_id }))
}
