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

/** One that is due, by its own id. */
export interface DueRecheck {
  shopId: string
  id: string
  orderId: string
}

/**
 * Takes what is due; gone if the transaction commits, there again if not.
 * @param only this one, if it is still there and nobody else is at it
 */
export async function takeRechecks(
  db: Queryable,
  now: Date,
  limit: number,
  only?: DueRecheck,
): Promise<DueRecheck[]> {
  const { rows } = await db.query<{ shop_id: string; id: string; order_id: string }>(
    `DELETE FROM order_recheck USING (
        SELECT shop_id, id FROM order_recheck WHERE due_at <= $1 AND ($3::uuid IS NULL OR (shop_id, id) = ($3, $4))
         ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED) AS due
      WHERE order_recheck.shop_id = due.shop_id AND order_recheck.id = due.id
      RETURNING order_recheck.shop_id, order_recheck.id, order_recheck.order_id`,
    [now, limit, only?.shopId ?? null, only?.id ?? null],
  )
  return rows.map((row) => ({ shopId: row.shop_id, id: row.id, orderId: row.order_id }))
}

/** One that failed waits, and does not hold up those behind it. */
export async function putOffRecheck(db: Queryable, { shopId, id }: DueRecheck, until: Date): Promise<void> {
  await db.query('UPDATE order_recheck SET due_at = $3 WHERE shop_id = $1 AND id = $2', [shopId, id, until])
}
