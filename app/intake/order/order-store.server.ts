// Orders in the database: locked, read and written for a whole batch at once.
import type { Decision } from '#app/attribution/evidence.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import type { KnownOrder } from './merge-order.ts'
import type { OrderRefund } from './order-refund.ts'
import type { VersionStamp } from './version.ts'

export interface OrderKey {
  shopId: string
  id: string
}

interface OrderRow {
  shop_id: string
  id: string
  snapshot: NonNullable<KnownOrder['version']>['order'] | null
  stamp: VersionStamp | null
  baseline: KnownOrder['baseline']
  paid_at: Date | null
  deleted_at: Date | null
}

/**
 * The orders of these keys, locked until the transaction ends; unknown ones are made. Rows are inserted and locked in
 * one order for everybody, so that two batches wait for each other instead of deadlocking.
 */
export async function lockOrders(
  db: Queryable,
  keys: readonly OrderKey[],
  nowMs: number,
): Promise<KnownOrder[]> {
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
            CROSS JOIN LATERAL (SELECT shop_id, id, snapshot, stamp, baseline, paid_at, deleted_at FROM shop_order
              WHERE shop_order.shop_id = asked.shop_id AND shop_order.id = asked.id OFFSET 0 FOR NO KEY UPDATE) AS found`,
    values,
  })
  const refunds = await readRefunds(db, values)
  return rows.map((row) => ({
    shopId: row.shop_id,
    id: row.id,
    version: row.snapshot && row.stamp ? { order: row.snapshot, stamp: row.stamp } : null,
    baseline: row.baseline,
    refunds: refunds.get(`${row.shop_id} ${row.id}`) ?? [],
    paidAtMs: row.paid_at?.getTime() ?? null,
    deletedAtMs: row.deleted_at?.getTime() ?? null,
  }))
}

async function readRefunds(db: Queryable, keys: unknown[]): Promise<Map<string, KnownOrder['refunds']>> {
  const { rows } = await db.query<{
    shop_id: string
    order_id: string
    snapshot: OrderRefund
    stamp: VersionStamp
  }>({
    name: 'refunds of orders',
    text: `SELECT asked.shop_id, asked.order_id, refund.snapshot, refund.stamp
             FROM unnest($1::uuid[], $2::text[]) AS asked(shop_id, order_id)
            CROSS JOIN LATERAL (SELECT snapshot, stamp FROM order_refund
              WHERE order_refund.shop_id = asked.shop_id AND order_refund.order_id = asked.order_id OFFSET 0) AS refund`,
    values: keys,
  })
  const byOrder = new Map<string, KnownOrder['refunds']>()
  for (const row of rows) {
    const key = `${row.shop_id} ${row.order_id}`
    byOrder.set(key, [...(byOrder.get(key) ?? []), { refund: row.snapshot, stamp: row.stamp }])
  }
  return byOrder
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
  cart_token: ['text', (row) => row.version?.order.cartToken],
  checkout_token: ['text', (row) => row.version?.order.checkoutToken],
  placed_at: ['timestamptz', (row) => ms(row.version?.order.createdAt)],
  paid_at: ['timestamptz', (row) => row.paidAtMs],
  deleted_at: ['timestamptz', (row) => row.deletedAtMs],
  snapshot: ['jsonb', (row) => row.version?.order],
  stamp: ['jsonb', (row) => row.version?.stamp],
  baseline: ['jsonb', (row) => row.baseline],
})

/** Writes orders that the transaction holds locked, with their refunds. */
export async function saveOrders(db: Queryable, orders: readonly KnownOrder[], nowMs: number): Promise<void> {
  const parameters = ORDERS.values(orders)
  await db.query({
    text: `UPDATE shop_order SET name = r.name, currency = r.currency, test = r.test, customer_id = r.customer_id,
                  cart_token = r.cart_token, checkout_token = r.checkout_token, placed_at = r.placed_at, paid_at = r.paid_at,
                  deleted_at = r.deleted_at, snapshot = r.snapshot, stamp = r.stamp, baseline = r.baseline,
                  changed_at = $${parameters.length + 1}
             FROM ${ORDERS.unnest} AS r(${ORDERS.names}) WHERE shop_order.shop_id = r.shop_id AND shop_order.id = r.id`,
    values: [...parameters, new Date(nowMs)],
  })
  await saveRefunds(db, orders)
}

const REFUNDS = createRowArrays<{ shopId: string; orderId: string; known: KnownOrder['refunds'][number] }>({
  shop_id: ['uuid', (row) => row.shopId],
  order_id: ['text', (row) => row.orderId],
  id: ['text', (row) => row.known.refund.id],
  snapshot: ['jsonb', (row) => row.known.refund],
  stamp: ['jsonb', (row) => row.known.stamp],
})

async function saveRefunds(db: Queryable, orders: readonly KnownOrder[]): Promise<void> {
  const rows = orders.flatMap(({ shopId, id, refunds }) =>
    refunds.map((known) => ({ shopId, orderId: id, known })),
  )
  if (rows.length === 0) return
  await db.query({
    name: 'save refunds',
    text: `INSERT INTO order_refund (${REFUNDS.names}) SELECT * FROM ${REFUNDS.unnest}
           ON CONFLICT (shop_id, order_id, id) DO UPDATE SET snapshot = excluded.snapshot, stamp = excluded.stamp
            WHERE order_refund.stamp IS DISTINCT FROM excluded.stamp`,
    values: REFUNDS.values(rows),
  })
}

/** The newest decisions about these orders, as text to compare with, by `shop order`. */
export async function readDecisions(
  db: Queryable,
  keys: readonly OrderKey[],
): Promise<Map<string, Decision>> {
  if (keys.length === 0) return new Map()
  const { rows } = await db.query<{ shop_id: string; order_id: string; evidence: Decision }>({
    name: 'decisions on orders',
    text: `SELECT asked.shop_id, asked.order_id, decision.evidence
             FROM unnest($1::uuid[], $2::text[]) AS asked(shop_id, order_id)
            CROSS JOIN LATERAL (SELECT evidence FROM attribution_decision AS decision
              WHERE decision.shop_id = asked.shop_id AND decision.order_id = asked.order_id
              ORDER BY decided_at DESC, id DESC LIMIT 1) AS decision`,
    values: [keys.map(({ shopId }) => shopId), keys.map(({ id }) => id)],
  })
  return new Map(rows.map((row) => [`${row.shop_id} ${row.order_id}`, row.evidence]))
}
