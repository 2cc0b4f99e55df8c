// The conversions that somebody names, on whichever page.
import type { Queryable } from '#app/platform/database.server.ts'

/** By its id, its transaction id, or the name of its order, which may repeat. */
export async function findConversions(db: Queryable, shopId: string, asked: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM conversion WHERE shop_id = $1 AND id = $2
     UNION SELECT id FROM conversion WHERE shop_id = $1 AND txn_id = $2
     UNION SELECT c.id FROM shop_order o JOIN conversion c ON c.shop_id = o.shop_id AND c.txn_id = o.id
            WHERE o.shop_id = $1 AND o.name IN ($2, '#' || $2)`,
    [shopId, asked],
  )
  return rows.map(({ id }) => id)
}
