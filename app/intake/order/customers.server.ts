// Who the customers of a batch of orders are: new or returning, and which of their other orders came after.
import type { Queryable } from '#app/platform/database.server.ts'
import { readCustomerHistories, type CustomerHistory } from './customer-orders.server.ts'
import { orderCreatedMs } from './order-claims.ts'
import type { LockedOrder } from './order-store.server.ts'

export interface Customers {
  /** null: the order names no customer, so that nobody knows. */
  typeOf(order: LockedOrder): 'new' | 'returning' | null
  laterOf(order: LockedOrder): readonly string[]
}

export async function readCustomers(
  db: Queryable,
  orders: readonly LockedOrder[],
  nowMs: number,
): Promise<Customers> {
  const asked = orders.flatMap((order) => {
    const version = order.version?.order
    return version?.customerId
      ? [{ order, customerId: version.customerId, placedAtMs: orderCreatedMs(version, nowMs) }]
      : []
  })
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
