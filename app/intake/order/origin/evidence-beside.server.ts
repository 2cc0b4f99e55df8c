// Evidence that does not travel with orders: clicks seen beside their tokens and customers, and what renewals renew. Part of
// credit-orders.
import type { RenewalFacts } from '#app/attribution/evidence.ts'
import { sightingKeys, type Sighting } from '#app/attribution/sighting.ts'
import { findSightings } from '#app/attribution/sightings.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { LockedOrder } from '../order-store.server.ts'
import type { OrderVersion } from '../payload/order-version.ts'
import { readEarlierOrders } from './customer-orders.server.ts'
import { ofCustomers } from './customers.server.ts'
import { orderCreatedMs } from './order-claims.ts'
import { orderSource } from './order-source.ts'
import { findFirstOrder } from './subscription.ts'

export type Versioned = LockedOrder & { version: NonNullable<LockedOrder['version']> }

/** Clicks that were seen beside them, in the order of the orders. */
export async function readSightings(
  db: Queryable,
  orders: readonly Versioned[],
  nowMs: number,
): Promise<Sighting[][]> {
  const traces = orders.map(({ shopId, id, version: { order } }) =>
    sightingKeys({ orderId: id, ...pick(order) }).map((key) => ({
      shopId,
      ...key,
      // What a customer did after the order says nothing of it.
      ...(key.kind === 'customer' && { beforeMs: orderCreatedMs(order, nowMs) }),
    })),
  )
  const found = await findSightings(db, traces.flat())
  let next = 0
  return traces.map((keys) => found.slice(next, (next += keys.length)).flat())
}

const pick = ({ cartToken, checkoutToken, customerId }: OrderVersion) => ({
  cartToken,
  checkoutToken,
  customerId,
})

/** The first orders of the subscriptions that renewals renew. */
export async function readRenewals(
  db: Queryable,
  orders: readonly Versioned[],
  nowMs: number,
): Promise<Map<LockedOrder, { orderId: string; facts: RenewalFacts }>> {
  const renewals = ofCustomers(
    orders.filter(({ version }) => orderSource(version.order) === 'renewal'),
    nowMs,
  )
  const earlier = await readEarlierOrders(
    db,
    renewals.map(({ named }) => named),
  )
  return new Map(
    renewals.flatMap(({ order }, index) => {
      const first = order.version && findFirstOrder(subscriptionOf(order.version.order), earlier[index] ?? [])
      return first ? [[order, first] as const] : []
    }),
  )
}

function subscriptionOf({ lines }: OrderVersion) {
  return {
    planIds: lines.flatMap(({ sellingPlanId }) => sellingPlanId ?? []),
    variantIds: lines.flatMap(({ variantId }) => variantId ?? []),
  }
}
