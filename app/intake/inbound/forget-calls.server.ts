// Forgets inbound calls that are older than their shop wants them kept. The log of all shops is one table, so each shop's part of
// it is deleted by key, a batch at a time. Conversions stay: what a call made does not hang on the log of it.
import type { Queryable } from '#app/platform/database.server.ts'
import { firstUuidAt } from '#app/platform/uuid.ts'

const BATCH_ROWS = 5_000
const DAY_MS = 86_400_000

/**
 * @param nowMs Unix milliseconds
 * @param stop once it is aborted no further batch is begun; the rest goes with the next call
 * @returns how many calls were forgotten
 */
export async function forgetCalls(db: Queryable, nowMs: number, stop?: AbortSignal): Promise<number> {
  const { rows: shops } = await db.query<{ id: string; days: number }>(
    'SELECT id, inbound_log_days AS days FROM shop',
  )
  let forgotten = 0
  for (const { id, days } of shops) {
    for (let deleted = BATCH_ROWS; deleted === BATCH_ROWS && !stop?.aborted; forgotten += deleted)
      deleted = await forgetBatch(db, id, firstUuidAt(nowMs - days * DAY_MS))
  }
  return forgotten
}

async function forgetBatch(db: Queryable, shopId: string, before: string): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM inbound_call WHERE shop_id = $1 AND id = ANY (ARRAY(
       SELECT id FROM inbound_call WHERE shop_id = $1 AND id < $2 ORDER BY id LIMIT ${BATCH_ROWS}))`,
    [shopId, before],
  )
  return rowCount ?? 0
}
