// Keeps that a click was made by a customer who is signed in: his later orders may come without a click id.
import type { Sighting } from '#app/attribution/sighting.ts'
import type { Clock } from '#app/platform/clock.ts'
import type { Log } from '#app/platform/log.server.ts'

/** @param customerId as Shopify has signed it */
export type SightCustomer = (shopId: string, customerId: string, clickId: string) => Promise<void>

/** Keeps that clicks were seen beside something of an order. */
export type Sight = (sightings: readonly Sighting[]) => Promise<void>

/** Never rejects: a hint that could not be kept is not the visitor's affair. */
export function createSightCustomer(ports: { sight: Sight; clock: Clock; log: Log }): SightCustomer {
  return async (shopId, customerId, clickId) => {
    try {
      await ports.sight([{ shopId, kind: 'customer', key: customerId, clickId, seenAtMs: ports.clock() }])
    } catch (error) {
      ports.log.warn({ err: error, shopId }, 'a click of a signed-in customer was not noted as his')
    }
  }
}
