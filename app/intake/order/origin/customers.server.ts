// The customers of a batch of orders: new or returning, and locked while their first orders are written.
import type { Queryable } from '#app/platform/database.server.ts'
import type { LockedOrder } from '../order-store.server.ts'
import { readReturning, type CustomerOrder } from './customer-orders.server.ts'
import { orderCreatedMs } from './order-claims.ts'

export interface OfCustomer {
  order: LockedOrder
  named: CustomerOrder
}

/** Those of the orders that name a customer. @param nowMs stands in for times that a payload lacks */
export function ofCustomers(orders: readonly LockedOrder[], nowMs: number): OfCustomer[] {
  return orders.flatMap((order) => {
    const { shopId, id, version } = order
    const customerId = version?.order.customerId ?? null
    if (version === null || customerId === null) return []
    const placedAtMs = orderCreatedMs(version.order, nowMs)
    return [{ order, named: { shopId, orderId: id, customerId, placedAtMs } }]
  })
}

/**
 * Two orders of one customer in two open transactions would see nothing of what each says of the other: the second waits here
 * until the first is committed. In one order for everybody.
 */
export async function lockCustomers(
  db: Queryable,
  orders: readonly LockedOrder[],
  nowMs: number,
): Promise<void> {
  const customers = ofCustomers(orders, nowMs).map(({ named }) => `${named.shopId} ${named.customerId}`)
  if (customers.length === 0) return
  await db.query({
    name: 'lock customers',
    text: `SELECT pg_advisory_xact_lock(key) FROM (
             SELECT DISTINCT hashtextextended(customer, 0) AS key FROM unnest($1::text[]) AS customer ORDER BY 1 OFFSET 0) AS keys`,
    values: [customers],
  })
}

/** @returns whose orders they are; null where an order names no customer, so that nobody knows */
export async function readCustomerTypes(
  db: Queryable,
  orders: readonly LockedOrder[],
  nowMs: number,
): Promise<(order: LockedOrder) => 'new' | 'returning' | null> {
  const known = ofCustomers(orders, nowMs)
  const returning = await readReturning(
    db,
    known.map(({ named }) => named),
  )
  const types = new Map(
    known.map(({ order }, index) => [order, returning[index] ? ('returning' as const) : ('new' as const)]),
  )
  return (order) => types.get(order) ?? null
}
