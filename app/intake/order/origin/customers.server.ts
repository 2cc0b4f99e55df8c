// Who the customers of a batch of orders are: new or returning, and which of their other orders came after.
import type { Queryable } from '#app/platform/database.server.ts'
import { isBetter } from '#app/attribution/decide.ts'
import type { Recheck } from '../rechecks.server.ts'
import { readLaterOrders, readReturning, type CustomerOrder } from './customer-orders.server.ts'
import { orderCreatedMs } from './order-claims.ts'
import type { LockedOrder } from '../order-store.server.ts'

export interface Customers {
  /** null: the order names no customer, so that nobody knows. */
  typeOf(order: LockedOrder): 'new' | 'returning' | null
}

/**
 * Two first versions of one customer's orders in two open transactions would see nothing of each other: the second waits here
 * until the first is committed. In one order for everybody.
 */
async function lockCustomers(db: Queryable, customers: readonly string[]): Promise<void> {
  if (customers.length === 0) return
  await db.query({
    name: 'lock customers',
    text: `SELECT pg_advisory_xact_lock(key) FROM (
             SELECT DISTINCT hashtextextended(customer, 0) AS key FROM unnest($1::text[]) AS customer ORDER BY 1 OFFSET 0) AS keys`,
    values: [customers],
  })
}

/** @param isNew whether nothing but refunds was known of it before */
export async function readCustomers(
  db: Queryable,
  orders: readonly LockedOrder[],
  isNew: (order: LockedOrder) => boolean,
  nowMs: number,
): Promise<Customers> {
  const known = orders.flatMap((order) => {
    const named = customerOrder(order, nowMs)
    return named ? [{ order, named }] : []
  })
  await lockCustomers(
    db,
    known.filter(({ order }) => isNew(order)).map(({ named }) => `${named.shopId} ${named.customerId}`),
  )
  const returning = await readReturning(
    db,
    known.map(({ named }) => named),
  )
  const byOrder = new Map(known.map(({ order }, index) => [order, returning[index]]))
  return {
    typeOf(order) {
      const before = byOrder.get(order)
      return before === undefined ? null : before ? 'returning' : 'new'
    },
  }
}

/** An order as its customer's; null where it names none. */
function customerOrder({ shopId, id, version }: LockedOrder, nowMs: number): CustomerOrder | null {
  const customerId = version?.order.customerId ?? null
  return version === null || customerId === null
    ? null
    : { shopId, orderId: id, customerId, placedAtMs: orderCreatedMs(version.order, nowMs) }
}

/**
 * Later orders of the customers for which these may change something: one that passed for the first is none any more, and a click
 * that an order was credited by now is evidence for what came after it and is not better founded.
 * @param credits whether the order was credited by a click just now
 */
export async function findConcerned(
  db: Queryable,
  orders: readonly LockedOrder[],
  credits: (order: LockedOrder) => boolean,
  nowMs: number,
): Promise<Recheck[]> {
  const known = orders.flatMap((order) => {
    const named = customerOrder(order, nowMs)
    return named ? [{ order, named }] : []
  })
  const later = await readLaterOrders(
    db,
    known.map(({ named }) => named),
  )
  return known.flatMap(({ order }, index) =>
    (later[index] ?? [])
      .filter(
        ({ method, customerType }) =>
          customerType === 'new' ||
          (credits(order) && (method === null || isBetter('customer', method) || method === 'customer')),
      )
      .map(({ shopId, orderId }) => ({ shopId, orderId, reason: 'customer' })),
  )
}
