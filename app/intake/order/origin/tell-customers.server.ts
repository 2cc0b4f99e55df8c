// What an order tells of its customer's other orders: a click that it was credited by is evidence for those placed after it, and one
// that passed for the customer's first is none any more. Those that it concerns are worked on again.
import { isBetter } from '#app/attribution/decide.ts'
import type { Sighting } from '#app/attribution/sighting.ts'
import { saveSightings } from '#app/attribution/sightings.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { LockedOrder } from '../order-store.server.ts'
import { askRechecks } from '../rechecks.server.ts'
import type { Credited } from './credit-orders.server.ts'
import { readLaterOrders, type LaterOrder } from './customer-orders.server.ts'
import { ofCustomers, type OfCustomer } from './customers.server.ts'

/**
 * @param orders whose customer has just become known, or that were credited just now
 * @param credits of the orders that have one
 * @returns how many orders are to be worked on again
 */
export async function tellCustomers(
  db: Queryable,
  orders: readonly LockedOrder[],
  credits: ReadonlyMap<LockedOrder, Credited>,
  newId: NewId,
  nowMs: number,
): Promise<number> {
  const telling = ofCustomers(orders, nowMs).map((one) => ({
    ...one,
    sighting: sightingOf(one, credits.get(one.order)),
  }))
  const sightings = telling.flatMap(({ sighting }) => sighting ?? [])
  const isNews = await saveSightings(db, sightings)
  const news = new Set(sightings.filter((_, index) => isNews[index]))
  const later = await readLaterOrders(
    db,
    telling.map(({ named }) => named),
  )
  const rechecks = telling.flatMap(({ sighting }, index) =>
    (later[index] ?? [])
      .filter((order) => isConcerned(order, sighting !== null && news.has(sighting)))
      .map(({ shopId, orderId }) => ({ shopId, orderId, reason: 'customer' })),
  )
  await askRechecks(db, rechecks, newId, nowMs)
  return rechecks.length
}

/** The click that the order was credited by, where it is its own and no earlier order's. */
function sightingOf({ named }: OfCustomer, credited: Credited | undefined): Sighting | null {
  if (!credited || credited.credit.method === 'customer') return null
  const { clickId } = credited.credit
  const { shopId, customerId, placedAtMs } = named
  return clickId === null
    ? null
    : { shopId, kind: 'customer', key: customerId, clickId, seenAtMs: placedAtMs }
}

/** @param byClick whether there is a new click among the evidence for it */
function isConcerned({ method, customerType }: LaterOrder, byClick: boolean): boolean {
  const open = method === null || method === 'customer' || isBetter('customer', method)
  return customerType === 'new' || (byClick && open)
}
