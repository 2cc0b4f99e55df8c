// What becomes due by the clock: retries and delayed deliveries whose time has come. Kept apart from what is ready, so that claiming
// never reads what waits for hours.
import type { Queryable } from '#app/platform/database.server.ts'

const BATCH = 1_000

/** @returns how many are ready now; `BATCH` at the most */
export async function promoteDue(db: Queryable, nowMs: number): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE delivery SET ready = true FROM (
        SELECT shop_id, id FROM delivery WHERE is_open AND NOT ready AND next_attempt_at <= $1
         ORDER BY next_attempt_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) AS due
      WHERE delivery.shop_id = due.shop_id AND delivery.id = due.id`,
    [new Date(nowMs)],
  )
  return rowCount ?? 0
}
