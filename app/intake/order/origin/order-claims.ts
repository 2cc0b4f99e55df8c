// What is said of an order's origin: by the order itself, by clicks that were seen beside it, by the customer's journey, by what it
// renews. Pure; attribution decides what of it counts.
import { inLadderOrder } from '#app/attribution/decide.ts'
import type { Claim } from '#app/attribution/evidence.ts'
import { readVisit } from '#app/attribution/read-visit.ts'
import { sightingClaims, type Sighting } from '#app/attribution/sighting.ts'
import { readCarriers, readLandingPage } from './carriers.ts'
import { readCodes } from './codes.ts'
import { journeyPages } from './journey.ts'
import { orderSource } from './order-source.ts'
import type { OrderVersion } from '../payload/order-version.ts'

/** What may tell of a visit in its own words. */
type Telling = 'order_attribute' | 'landing_page' | 'journey'

/** What reading an order's claims takes to know. */
export interface ClaimContext {
  /** The ids of the clicks that would be made from this order: of its attributes, its landing page, or the customer's journey. */
  madeClickIds: Record<Telling, string>
  /** The slugs of partners that are networks, by the parameter that their visitors arrive with. */
  networks: ReadonlyMap<string, string>
  sightings: readonly Sighting[]
  journey: unknown
  /** The first order of the subscription that it renews. */
  firstOrderId: string | null
}

/** In the order of the ladder. A draft's weak codes are no codes. */
export function orderClaims(order: OrderVersion, context: ClaimContext): Claim[] {
  const { madeClickIds, networks, sightings, journey, firstOrderId } = context
  const arrivals = [...networks.keys()]
  const told = (method: Telling, found: ReturnType<typeof readLandingPage>): Claim[] => {
    if (found === null) return []
    if (found.clickId !== null) return [{ method, clickId: found.clickId }]
    const visit = readVisit(found.query, networks)
    return visit === null ? [] : [{ method, clickId: madeClickIds[method], visit }]
  }
  const isRenewal = orderSource(order) === 'renewal'
  const carried = readCarriers(order, arrivals).flatMap((found): Claim[] => {
    if (!('query' in found)) return [{ method: found.carrier, clickId: found.clickId }]
    // Apps copy a first order's attributes to its renewals, and a visit in words has no date that would tell.
    return isRenewal && found.carrier === 'order_attribute' ? [] : told(found.carrier, found)
  })
  const travelled = journeyPages(journey).flatMap(({ landingPage }) =>
    told('journey', readLandingPage(landingPage, false, arrivals)),
  )
  const codes = readCodes(order).filter(({ strength, draft }) => strength === 'strong' || !draft)
  return inLadderOrder([
    ...(firstOrderId === null ? [] : [{ method: 'renewal' as const, orderId: firstOrderId }]),
    ...carried,
    ...sightingClaims(sightings),
    ...withoutRepeats(travelled),
    ...codes.map(({ code }): Claim => ({ method: 'coupon', code })),
  ])
}

/** One click is made of a journey: of several visits the newest. */
function withoutRepeats(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>()
  return claims.filter((claim) => 'clickId' in claim && !seen.has(claim.clickId) && seen.add(claim.clickId))
}

/** When the order was created: what evidence is dated against. Unix milliseconds. */
export function orderCreatedMs(order: OrderVersion, receivedAtMs: number): number {
  const at = Date.parse(order.createdAt ?? order.processedAt ?? '')
  return Number.isNaN(at) ? receivedAtMs : at
}
