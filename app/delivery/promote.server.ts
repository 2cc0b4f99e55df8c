// What becomes due by the clock: retries and delayed deliveries whose time has come, and those whose sender was killed (their lease
// has ended). Kept apart from what is ready, so that claiming never reads what waits for hours.
import type { Queryable } from '#app/platform/database.server.ts'

const BATCH = 1_000

/**
 * A lease that has ended keeps its claim id until somebody else claims: a sender that was only slow, or cut off from the database,
 * may still settle what it has sent.
 * @returns how many are ready now; `BATCH` at the most of each kind
 */
export async function promoteDue(db: Queryable, nowMs: number): Promise<number> {
  const now = new Date(nowMs)
  const later = await db.query(
    `UPDATE delivery SET ready = true FROM (
        SELECT shop_id, id FROM delivery WHERE state = 'scheduled' AND NOT ready AND next_attempt_at <= $1
         ORDER BY next_attempt_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) AS due
      WHERE delivery.shop_id = due.shop_id AND delivery.id = due.id`,
    [now],
  )
  const abandoned = await db.query(
    `UPDATE delivery SET state = 'scheduled', ready = true FROM (
        SELECT shop_id, id FROM delivery WHERE state = 'sending' AND next_attempt_at <= $1
         ORDER BY next_attempt_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) AS due
      WHERE delivery.shop_id = due.shop_id AND delivery.id = due.id`,
    [now],
  )
  return (later.rowCount ?? 0) + (abandoned.rowCount ?? 0)
}
