// A chore: clicks that were seen beside a cart, a checkout or a customer after the order had come already. Its orders of the last
// two days are worked on again.
import { takeUnswept, type SightingKey } from '#app/attribution/sightings.server.ts'
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { LATE_EVIDENCE_MS } from './credit-orders.server.ts'
import { askRechecks, type Recheck } from '../rechecks.server.ts'

const BATCH = 500
/** No transaction of ours lasts longer: an order that was being written when a click was seen is there by then. */
const SETTLED_MS = 30_000

/** @returns how many orders are to be worked on again */
export async function sweepSightings(db: Database, newId: NewId, nowMs: number): Promise<number> {
  let asked = 0
  for (;;) {
    const { taken, rechecks } = await inTransaction(db.pool, async (client) => {
      const keys = await takeUnswept(client, new Date(nowMs - SETTLED_MS), BATCH)
      const found = await findOrders(client, keys, new Date(nowMs - LATE_EVIDENCE_MS))
      await askRechecks(client, found, newId, nowMs)
      return { taken: keys.length, rechecks: found.length }
    })
    asked += rechecks
    if (taken < BATCH) return asked
  }
}

/** By which column of an order it is found. */
const COLUMNS = {
  cart_token: 'cart_token',
  checkout_token: 'checkout_token',
  pixel: 'id',
  customer: 'customer_id',
} as const

async function findOrders(db: Queryable, keys: readonly SightingKey[], since: Date): Promise<Recheck[]> {
  const found = new Map<string, Recheck>()
  for (const [kind, asked] of Map.groupBy(keys, ({ kind }) => kind)) {
    const column = COLUMNS[kind]
    const { rows } = await db.query<{ shop_id: string; id: string }>(
      `SELECT shop_order.shop_id, shop_order.id FROM unnest($1::uuid[], $2::text[]) AS asked(shop_id, key)
        CROSS JOIN LATERAL (SELECT shop_id, id FROM shop_order WHERE shop_order.shop_id = asked.shop_id
           AND shop_order.${column} = asked.key AND first_seen_at >= $3 OFFSET 0) AS shop_order`,
      [asked.map(({ shopId }) => shopId), asked.map(({ key }) => key), since],
    )
    for (const row of rows)
      found.set(`${row.shop_id} ${row.id}`, { shopId: row.shop_id, orderId: row.id, reason: 'sighting' })
  }
  return [...found.values()]
}
