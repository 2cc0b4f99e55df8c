// Switching a postback off and on, and pausing it. Off: what is scheduled is cancelled. Paused: nothing is tried, everything is
// kept, and on resume the backlog goes out oldest first.
import { STANDINGS } from '#app/delivery/result-words.ts'
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { isUuid } from '#app/platform/uuid.ts'

type Db = Pick<Database, 'pool'>

/**
 * @param nowMs Unix milliseconds
 * @returns how many scheduled deliveries were cancelled; what is being sent at this moment ends by itself
 */
export async function switchPostback(
  db: Db,
  { shopId, partnerId }: Viewer,
  id: string,
  active: boolean,
  nowMs: number,
): Promise<{ kind: 'done'; cancelled: number } | { kind: 'not_found' }> {
  if (!isUuid(id)) return { kind: 'not_found' }
  return inTransaction(db.pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE postback SET active = $3, version = version + (active <> $3)::int, updated_at = $4
        WHERE shop_id = $1 AND id = $2 AND ($5::uuid IS NULL OR partner_id = $5)`,
      [shopId, id, active, new Date(nowMs), partnerId],
    )
    if (rowCount === 0) return { kind: 'not_found' }
    return { kind: 'done', cancelled: active ? 0 : await cancelScheduled(client, shopId, id, nowMs) }
  })
}

/** Inside the transaction that switches the postback off. One that was being sent again by hand is what it was before. */
export async function cancelScheduled(
  db: Queryable,
  shopId: string,
  postbackId: string,
  nowMs: number,
): Promise<number> {
  let cancelled = 0
  // What is ready and what is not have an index each; a statement over both would read all deliveries of the shop. In this order
  // nothing that becomes ready meanwhile is missed.
  for (const ready of ['NOT ready', 'ready']) {
    const { rowCount } = await db.query(
      `UPDATE delivery SET state = coalesce(resend_of, 'cancelled'), resend_of = NULL, next_attempt_at = NULL,
                           settled_at = CASE WHEN resend_of IS NULL THEN $4 ELSE settled_at END,
                           reason = CASE WHEN resend_of IS NULL THEN $3 ELSE reason END
        WHERE shop_id = $1 AND postback_id = $2 AND state = 'scheduled' AND is_open AND ${ready}`,
      [shopId, postbackId, STANDINGS.switchedOff, new Date(nowMs)],
    )
    cancelled += rowCount ?? 0
  }
  return cancelled
}

/** One that is paused already stays so with its own time and reason. @returns whether the shop has such a postback */
export async function pausePostback(
  db: Db,
  shopId: string,
  id: string,
  pause: { reason: string; nowMs: number },
): Promise<{ kind: 'done' } | { kind: 'not_found' }> {
  if (!isUuid(id)) return { kind: 'not_found' }
  const { rowCount } = await db.pool.query(
    `UPDATE postback SET paused_at = coalesce(paused_at, $3), pause_reason = coalesce(pause_reason, $4) WHERE shop_id = $1 AND id = $2`,
    [shopId, id, new Date(pause.nowMs), pause.reason],
  )
  return rowCount === 0 ? { kind: 'not_found' } : { kind: 'done' }
}

/** Its failures are forgotten with the pause: counted on, the first one afterwards would pause it again. */
export async function resumePostback(
  db: Db,
  { shopId, partnerId }: Viewer,
  id: string,
): Promise<{ kind: 'done' } | { kind: 'not_found' }> {
  if (!isUuid(id)) return { kind: 'not_found' }
  return inTransaction(db.pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE postback SET paused_at = NULL, pause_reason = NULL
        WHERE shop_id = $1 AND id = $2 AND ($3::uuid IS NULL OR partner_id = $3)`,
      [shopId, id, partnerId],
    )
    if (rowCount === 0) return { kind: 'not_found' }
    await client.query('DELETE FROM postback_health WHERE shop_id = $1 AND postback_id = $2', [shopId, id])
    return { kind: 'done' }
  })
}
