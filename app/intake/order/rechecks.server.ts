// Orders that have to be worked on again though no webhook says anything new of them: evidence came later, product facts came, an
// earlier order of the customer turned up. Asked for in one transaction, done in another.
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'

export interface Recheck {
  shopId: string
  orderId: string
  /** sighting | journey | products | customer: for people. */
  reason: string
}

const RECHECKS = createRowArrays<Recheck & { id: string; dueAtMs: number }>({
  shop_id: ['uuid', (row) => row.shopId],
  id: ['uuid', (row) => row.id],
  order_id: ['text', (row) => row.orderId],
  reason: ['text', (row) => row.reason],
  due_at: ['timestamptz', (row) => row.dueAtMs],
})

/** Never waits for anybody: each row has an id of its own. */
export async function askRechecks(
  db: Queryable,
  rechecks: readonly Recheck[],
  newId: NewId,
  nowMs: number,
): Promise<void> {
  if (rechecks.length === 0) return
  await db.query({
    name: 'ask rechecks',
    text: `INSERT INTO order_recheck (${RECHECKS.names}) SELECT * FROM ${RECHECKS.unnest}`,
    values: RECHECKS.values(rechecks.map((recheck) => ({ ...recheck, id: newId(), dueAtMs: nowMs }))),
  })
}

/** Takes what is due; gone if the transaction commits, there again if not. */
export async function takeRechecks(db: Queryable, now: Date, limit: number): Promise<Recheck[]> {
  const { rows } = await db.query<{ shop_id: string; order_id: string; reason: string }>(
    `DELETE FROM order_recheck USING (
        SELECT shop_id, id FROM order_recheck WHERE due_at <= $1 ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED) AS due
      WHERE order_recheck.shop_id = due.shop_id AND order_recheck.id = due.id
      RETURNING order_recheck.shop_id, order_recheck.order_id, order_recheck.reason`,
    [now, limit],
  )
  return rows.map((row) => ({ shopId: row.shop_id, orderId: row.order_id, reason: row.reason }))
}
