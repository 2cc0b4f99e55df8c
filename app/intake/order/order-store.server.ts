// Orders in the database: locked, read and written for a whole batch at once.
import { sightingKey } from '#app/attribution/sighting.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import { together } from '#app/platform/together.ts'
import type { KnownOrder } from './merge-order.ts'
import type { OrderDispute } from './payload/order-dispute.ts'
import type { OrderRefund } from './payload/order-refund.ts'
import { orderSource } from './origin/order-source.ts'
import type { VersionStamp } from './payload/version.ts'

export interface OrderKey {
  shopId: string
  id: string
}

/** An order as the database has it, locked. */
export interface LockedOrder extends KnownOrder {
  /** Where the customer came from, as the Admin API told it; null: nobody knows yet. */
  journey: unknown
  firstSeenAtMs: number
}

interface OrderRow {
  shop_id: string
  id: string
  snapshot: NonNullable<KnownOrder['version']>['order'] | null
  stamp: VersionStamp | null
  baseline: KnownOrder['baseline']
  paid_at: Date | null
  deleted_at: Date | null
  journey: unknown
  first_seen_at: Date
}

/**
 * The orders of these keys, locked until the transaction ends; unknown ones are made. Rows are inserted and locked in
 * one order for everybody, so that two batches wait for each other instead of deadlocking.
 */
export async function lockOrders(
  db: Queryable,
  keys: readonly OrderKey[],
  nowMs: number,
): Promise<LockedOrder[]> {
  const values = [keys.map(({ shopId }) => shopId), keys.map(({ id }) => id)]
  await db.query({
    name: 'make orders',
    text: `INSERT INTO shop_order (shop_id, id, first_seen_at, changed_at)
           SELECT shop_id, id, $3, $3 FROM unnest($1::uuid[], $2::text[]) AS asked(shop_id, id)
            ORDER BY shop_id, id ON CONFLICT DO NOTHING`,
    values: [...values, new Date(nowMs)],
  })
  const { rows } = await db.query<OrderRow>({
    name: 'lock orders',
    text: `SELECT found.* FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::text[]) AS keys(shop_id, id) ORDER BY 1, 2) AS asked
            CROSS JOIN LATERAL (SELECT shop_id, id, snapshot, stamp, baseline, paid_at, deleted_at, journey, first_seen_at FROM shop_order
              WHERE shop_order.shop_id = asked.shop_id AND shop_order.id = asked.id OFFSET 0 FOR NO KEY UPDATE) AS found`,
    values,
  })
  const [refunds, disputes] = await together(readRefunds(db, values), readDisputes(db, values))
  return rows.map((row) => ({
    shopId: row.shop_id,
    id: row.id,
    version: row.snapshot && row.stamp ? { order: row.snapshot, stamp: row.stamp } : null,
    baseline: row.baseline,
    refunds: refunds.get(`${row.shop_id} ${row.id}`) ?? [],
    disputes: disputes.get(`${row.shop_id} ${row.id}`) ?? [],
    paidAtMs: row.paid_at?.getTime() ?? null,
    deletedAtMs: row.deleted_at?.getTime() ?? null,
    journey: row.journey,
    firstSeenAtMs: row.first_seen_at.getTime(),
  }))
}

/** What hangs on orders by an id of its own, by `shop order`. */
async function readParts<Snapshot>(db: Queryable, table: 'order_refund' | 'order_dispute', keys: unknown[]) {
  const { rows } = await db.query<{
    shop_id: string
    order_id: string
    snapshot: Snapshot
    stamp: VersionStamp
  }>({
    name: `${table} of orders`,
    text: `SELECT asked.shop_id, asked.order_id, part.snapshot, part.stamp
             FROM unnest($1::uuid[], $2::text[]) AS asked(shop_id, order_id)
            CROSS JOIN LATERAL (SELECT snapshot, stamp FROM ${table}
              WHERE ${table}.shop_id = asked.shop_id AND ${table}.order_id = asked.order_id OFFSET 0) AS part`,
    values: keys,
  })
  return Map.groupBy(rows, (row) => `${row.shop_id} ${row.order_id}`)
}

async function readRefunds(db: Queryable, keys: unknown[]): Promise<Map<string, KnownOrder['refunds']>> {
  const rows = await readParts<OrderRefund>(db, 'order_refund', keys)
  return new Map(
    [...rows].map(([key, parts]) => [key, parts.map(({ snapshot, stamp }) => ({ refund: snapshot, stamp }))]),
  )
}

async function readDisputes(db: Queryable, keys: unknown[]): Promise<Map<string, KnownOrder['disputes']>> {
  const rows = await readParts<OrderDispute>(db, 'order_dispute', keys)
  return new Map(
    [...rows].map(([key, parts]) => [
      key,
      parts.map(({ snapshot, stamp }) => ({ dispute: snapshot, stamp })),
    ]),
  )
}

const ms = (value: string | undefined | null) => {
  const at = Date.parse(value ?? '')
  return Number.isNaN(at) ? null : at
}
const ORDERS = createRowArrays<KnownOrder>({
  shop_id: ['uuid', (row) => row.shopId],
  id: ['text', (row) => row.id],
  name: ['text', (row) => row.version?.order.name],
  currency: ['text', (row) => row.version?.order.currency],
  test: ['bool', (row) => row.version?.order.test ?? false],
  customer_id: ['text', (row) => row.version?.order.customerId],
  cart_token: ['text', (row) => sightingKey(row.version?.order.cartToken)],
  checkout_token: ['text', (row) => sightingKey(row.version?.order.checkoutToken)],
  placed_at: ['timestamptz', (row) => ms(row.version?.order.createdAt)],
  paid_at: ['timestamptz', (row) => row.paidAtMs],
  deleted_at: ['timestamptz', (row) => row.deletedAtMs],
  snapshot: ['jsonb', (row) => row.version?.order],
  stamp: ['jsonb', (row) => row.version?.stamp],
  renewal: ['bool', (row) => row.version !== null && orderSource(row.version.order) === 'renewal'],
  baseline: ['jsonb', (row) => row.baseline],
})

/** Writes orders that the transaction holds locked, with their refunds. */
export async function saveOrders(db: Queryable, orders: readonly KnownOrder[], nowMs: number): Promise<void> {
  const parameters = ORDERS.values(orders)
  await db.query({
    text: `UPDATE shop_order SET name = r.name, currency = r.currency, test = r.test, customer_id = r.customer_id,
                  cart_token = r.cart_token, checkout_token = r.checkout_token, placed_at = r.placed_at, paid_at = r.paid_at,
                  deleted_at = r.deleted_at, renewal = r.renewal, snapshot = r.snapshot, stamp = r.stamp, baseline = r.baseline,
                  changed_at = $${parameters.length + 1}
             FROM ${ORDERS.unnest} AS r(${ORDERS.names}) WHERE shop_order.shop_id = r.shop_id AND shop_order.id = r.id`,
    values: [...parameters, new Date(nowMs)],
  })
  await saveParts(db, 'order_refund', orders, ({ refunds }) =>
    refunds.map(({ refund, stamp }) => ({ id: refund.id, snapshot: refund, stamp })),
  )
  await saveParts(db, 'order_dispute', orders, ({ disputes }) =>
    disputes.map(({ dispute, stamp }) => ({ id: dispute.id, snapshot: dispute, stamp })),
  )
}

interface Part {
  id: string
  snapshot: unknown
  stamp: VersionStamp
}
const PARTS = createRowArrays<Part & { shopId: string; orderId: string }>({
  shop_id: ['uuid', (row) => row.shopId],
  order_id: ['text', (row) => row.orderId],
  id: ['text', (row) => row.id],
  snapshot: ['jsonb', (row) => row.snapshot],
  stamp: ['jsonb', (row) => row.stamp],
})

async function saveParts(
  db: Queryable,
  table: 'order_refund' | 'order_dispute',
  orders: readonly KnownOrder[],
  of: (order: KnownOrder) => Part[],
): Promise<void> {
  const rows = orders.flatMap((order) =>
    of(order).map((part) => ({ ...part, shopId: order.shopId, orderId: order.id })),
  )
  if (rows.length === 0) return
  await db.query({
    name: `save ${table}`,
    text: `INSERT INTO ${table} (${PARTS.names}) SELECT * FROM ${PARTS.unnest}
           ON CONFLICT (shop_id, order_id, id) DO UPDATE SET snapshot = excluded.snapshot, stamp = excluded.stamp
            WHERE ${table}.stamp IS DISTINCT FROM excluded.stamp`,
    values: PARTS.values(rows),
  })
}
