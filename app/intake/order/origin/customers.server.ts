// Who the customers of a batch of orders are: new or returning, and which of their other orders came after.
import type { Queryable } from '#app/platform/database.server.ts'
import { readCustomerHistories, type CustomerHistory } from './customer-orders.server.ts'
import { orderCreatedMs } from './order-claims.ts'
import type { LockedOrder } from '../order-store.server.ts'

export interface Customers {
  /** null: the order names no customer, so that nobody knows. */
  typeOf(order: LockedOrder): 'new' | 'returning' | null
  laterOf(order: LockedOrder): readonly string[]
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
  const asked = orders.flatMap((order) => {
    const version = order.version?.order
    return version?.customerId
      ? [{ order, customerId: version.customerId, placedAtMs: orderCreatedMs(version, nowMs) }]
      : []
  })
  await lockCustomers(
    db,
    asked
      .filter(({ order }) => isNew(order))
      .map(({ order: { shopId }, customerId }) => `${shopId} ${customerId}`),
  )
  const histories = await readCustomerHistories(
    db,
    asked.map(({ order: { shopId, id }, ...rest }) => ({ shopId, orderId: id, ...rest })),
  )
  const byOrder = new Map<LockedOrder, CustomerHistory | undefined>(
    asked.map(({ order }, index) => [order, histories[index]]),
  )
  return {
    typeOf(order) {
      const history = byOrder.get(order)
      return history ? (history.returning ? 'returning' : 'new') : null
    },
    laterOf: (order) => byOrder.get(order)?.laterOrderIds ?? [],
  }
}
