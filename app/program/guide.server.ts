// What the set-up guide changes: whether it is shown, and whether test orders go through to postbacks while the merchant tries one.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from './viewer.ts'

/** @param now null: it is shown again */
export async function dismissGuide(db: Queryable, { shopId }: Merchant, now: Date | null): Promise<void> {
  await db.query('UPDATE shop SET guide_dismissed_at = $2 WHERE id = $1', [shopId, now])
}

/** Nobody tries a first order for longer than this. */
const LONGEST_MS = 86_400_000

/** From now on test orders go through, until the first one after `now` has arrived and its calls have ended. */
export async function letTestOrdersThrough(db: Queryable, { shopId }: Merchant, now: Date): Promise<void> {
  await db.query(
    `UPDATE shop SET test_orders = 'follow', guide_test_since = $2, guide_test_until = $3, updated_at = $2 WHERE id = $1`,
    [shopId, now, new Date(now.getTime() + LONGEST_MS)],
  )
}

/** Test orders only leave a record again. */
export async function onlyRecordTestOrders(db: Queryable, { shopId }: Merchant, now: Date): Promise<void> {
  await db.query(
    `UPDATE shop SET test_orders = 'record', guide_test_until = NULL, updated_at = $2 WHERE id = $1`,
    [shopId, now],
  )
}

/**
 * Ends what the guide has begun, also where its page is closed: a chore. Where the merchant has chosen in the settings that test orders
 * go through, they still do.
 * @returns of how many shops
 */
export async function endGuideTests(db: Queryable, now: Date): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE shop SET test_orders = 'record', guide_test_until = NULL, updated_at = $1
      WHERE guide_test_until <= $1
         OR guide_test_until IS NOT NULL AND EXISTS (
              SELECT FROM (${FIRST_TEST}) AS first WHERE NOT EXISTS (
                SELECT FROM delivery WHERE delivery.shop_id = shop.id AND delivery.conversion_id = first.id AND is_open))`,
    [now],
  )
  return rowCount ?? 0
}

/** The one that the guide waits for, as its page finds it (insight/home): by id, which the index of test conversions is sorted by. */
const FIRST_TEST = `SELECT id FROM conversion WHERE conversion.shop_id = shop.id AND test AND created_at >= guide_test_since
                     ORDER BY id LIMIT 1`
