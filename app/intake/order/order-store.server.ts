// Orders in the database: locked, read and written for a whole batch at once.
import type { Decision } from '#app/attribution/evidence.ts'
import type { Queryable } from '#app/platform/database.server.ts'
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
    text: `SELECT shop_id, id, snapshot, stamp, baseline, paid_at, deleted_at FROM shop_order
            WHERE (shop_id, id) IN (SELECT * FROM unnest($1::uuid[], $2::text[])) ORDER BY shop_id, id FOR NO KEY UPDATE`,
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
    text: `SELECT shop_id, order_id, snapshot, stamp FROM order_refund
            WHERE (shop_id, order_id) IN (SELECT * FROM unnest($1::uuid[], $2::text[]))`,
    values: keys,
  })
  const byOrder = new Map<string, KnownOrder['refunds']>()
  for (const row of rows) {
    const key = `${row.shop_id} ${row.order_id}`
    byOrder.set(key, [...(byOrder.get(key) ?? []), { refund: row.snapshot, stamp: row.stamp }])
  }
  return byOrder
}

/** Writes orders that the transaction holds locked, with their refunds. */
export async function saveOrders(db: Queryable, orders: readonly KnownOrder[], nowMs: number): Promise<void> {
  const date = (value: string | number | null | undefined) => {
    const at = typeof value === 'string' ? Date.parse(value) : (value ?? Number.NaN)
    return Number.isNaN(at) ? null : new Date(at)
  }
  const rows = orders.map(({ shopId, id, version, baseline, paidAtMs, deletedAtMs }) => ({
    shop_id: shopId,
    id,
    name: version?.order.name,
    currency: version?.order.currency,
    test: version?.order.test ?? false,
    customer_id: version?.order.customerId,
    cart_token: version?.order.cartToken,
    checkout_token: version?.order.checkoutToken,
    placed_at: date(version?.order.createdAt),
    paid_at: date(paidAtMs),
    deleted_at: date(deletedAtMs),
    snapshot: version?.order,
    stamp: version?.stamp,
    baseline,
  }))
  await db.query({
    name: 'save orders',
    text: `UPDATE shop_order SET name = r.name, currency = r.currency, test = r.test, customer_id = r.customer_id,
                  cart_token = r.cart_token, checkout_token = r.checkout_token, placed_at = r.placed_at, paid_at = r.paid_at,
                  deleted_at = r.deleted_at, snapshot = r.snapshot, stamp = r.stamp, baseline = r.baseline, changed_at = $2
             FROM json_to_recordset($1) AS r(shop_id uuid, id text, name text, currency text, test boolean, customer_id text,
                  cart_token text, checkout_token text, placed_at timestamptz, paid_at timestamptz, deleted_at timestamptz,
                  snapshot jsonb, stamp jsonb, baseline jsonb)
            WHERE shop_order.shop_id = r.shop_id AND shop_order.id = r.id`,
    values: [JSON.stringify(rows), new Date(nowMs)],
  })
  await saveRefunds(db, orders)
}

async function saveRefunds(db: Queryable, orders: readonly KnownOrder[]): Promise<void> {
  const rows = orders.flatMap(({ shopId, id, refunds }) =>
    refunds.map(({ refund, stamp }) => ({
      shop_id: shopId,
      order_id: id,
      id: refund.id,
      snapshot: refund,
      stamp,
    })),
  )
  if (rows.length === 0) return
  await db.query({
    name: 'save refunds',
    text: `INSERT INTO order_refund (shop_id, order_id, id, snapshot, stamp)
           SELECT * FROM json_to_recordset($1) AS r(shop_id uuid, order_id text, id text, snapshot jsonb, stamp jsonb)
           ON CONFLICT (shop_id, order_id, id) DO UPDATE SET snapshot = excluded.snapshot, stamp = excluded.stamp
            WHERE order_refund.stamp IS DISTINCT FROM excluded.stamp`,
    values: [JSON.stringify(rows)],
  })
}

/** The newest decisions about these orders, as text to compare with, by `shop order`. */
export async function readDecisions(
  db: Queryable,
  keys: readonly OrderKey[],
): Promise<Map<string, Decision>> {
  if (keys.length === 0) return new Map()
  const { rows } = await db.query<{ shop_id: string; order_id: string; evidence: Decision }>({
    text: `SELECT DISTINCT ON (shop_id, order_id) shop_id, order_id, evidence FROM attribution_decision
            WHERE (shop_id, order_id) IN (SELECT * FROM unnest($1::uuid[], $2::text[]))
            ORDER BY shop_id, order_id, decided_at DESC, id DESC`,
    values: [keys.map(({ shopId }) => shopId), keys.map(({ id }) => id)],
  })
  return new Map(rows.map((row) => [`${row.shop_id} ${row.order_id}`, row.evidence]))
}
