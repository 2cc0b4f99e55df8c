// What the set-up guide changes: whether it is shown, and whether test orders go through to postbacks while the merchant tries one.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from './viewer.ts'

/** @param now null: it is shown again */
export async function dismissGuide(db: Queryable, { shopId }: Merchant, now: Date | null): Promise<void> {
  await db.query('UPDATE shop SET guide_dismissed_at = $2 WHERE id = $1', [shopId, now])
}

/** From now on test orders go through; the first one after `now` is what the guide waits for. */
export async function letTestOrdersThrough(db: Queryable, { shopId }: Merchant, now: Date): Promise<void> {
  await db.query(
    `UPDATE shop SET test_orders = 'follow', guide_test_since = $2, updated_at = $2 WHERE id = $1`,
    [shopId, now],
  )
}

/** Test orders only leave a record again. */
export async function onlyRecordTestOrders(db: Queryable, { shopId }: Merchant, now: Date): Promise<void> {
  await db.query(`UPDATE shop SET test_orders = 'record', updated_at = $2 WHERE id = $1`, [shopId, now])
}
