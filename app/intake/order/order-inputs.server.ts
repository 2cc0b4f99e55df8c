// What orders say of their conversions, once it is known who is credited: reads what their offers count and who their customers are,
// and asks order-input.ts. For whoever applies webhooks, and for what people decide.
import type { Credit } from '#app/attribution/evidence.ts'
import type { ConversionShop } from '#app/conversion/conversion.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { orderInput, type OrderInput } from './order-input.ts'
import type { LockedOrder } from './order-store.server.ts'
import { readCustomerTypes } from './origin/customers.server.ts'
import { readBases } from './read-bases.server.ts'

export interface CreditedOrder {
  order: LockedOrder
  shop: ConversionShop
  credit: Credit
  /** Set where the credit replaces that of an existing conversion. */
  recredit?: { reason: string } | undefined
}

/** In the order of the credited ones. @param nowMs stands in for times that a payload lacks */
export async function readOrderInputs(
  db: Queryable,
  credited: readonly CreditedOrder[],
  nowMs: number,
): Promise<OrderInput[]> {
  const orders = credited.map(({ order }) => order)
  const customerType = await readCustomerTypes(db, orders, nowMs)
  const bases = await readBases(
    db,
    credited.map(({ order: { shopId }, credit: { offerId } }) => ({ shopId, offerId })),
  )
  return credited.map(({ order, shop, credit, recredit }) =>
    orderInput(order, {
      shop,
      credit,
      recredit,
      basis: bases(order.shopId, credit.offerId),
      customerType: customerType(order),
      nowMs,
    }),
  )
}
