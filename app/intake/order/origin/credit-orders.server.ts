// Who is credited with orders: gathers what is said of their origin and asks attribution. An order whose conversion exists keeps its
// credit, unless better evidence has come since, early enough, and nobody has decided or been paid by it.
import { decide, isBetter } from '#app/attribution/decide.ts'
import { CONFIDENCE } from '#app/attribution/evidence.ts'
import type { ClickChoice, Credit, Decision, RenewalFacts } from '#app/attribution/evidence.ts'
import { gather, type KnownClick } from '#app/attribution/gather.ts'
import { lookUp } from '#app/attribution/look-up.server.ts'
import { madeClickId, readNetworks, saveMadeClicks } from '#app/attribution/made-clicks.server.ts'
import { sightingKeys, type Sighting } from '#app/attribution/sighting.ts'
import { findSightings } from '#app/attribution/sightings.server.ts'
import type { Conversion } from '#app/conversion/conversion.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { together } from '#app/platform/together.ts'
import { readEarlierOrders } from './customer-orders.server.ts'
import { keepDecisions, readDecisions } from './decisions.server.ts'
import { orderClaims, orderCreatedMs } from './order-claims.ts'
import { orderSource } from './order-source.ts'
import type { LockedOrder } from '../order-store.server.ts'
import type { OrderVersion } from '../payload/order-version.ts'
import { findFirstOrder } from './subscription.ts'

/** How long after an order was first seen evidence that comes later is taken up. */
export const LATE_EVIDENCE_MS = 48 * 3_600_000

export interface Credited {
  credit: Credit
  /** Set where it replaces the credit of an existing conversion. */
  recredit?: { reason: string }
  /** Decided now, not before. */
  fresh: boolean
}

export interface Crediting {
  credits: ReadonlyMap<LockedOrder, Credited>
  /** Orders that were judged now and that nothing explains. */
  unexplained: LockedOrder[]
}

type Versioned = LockedOrder & { version: NonNullable<LockedOrder['version']> }

/** @param conversions of these orders, locked */
export async function creditOrders(
  db: Queryable,
  orders: readonly LockedOrder[],
  clickChoice: (shopId: string) => ClickChoice,
  conversions: readonly Conversion[],
  newId: NewId,
  nowMs: number,
): Promise<Crediting> {
  const byTxn = new Map(
    conversions.map((conversion) => [`${conversion.shopId} ${conversion.txnId}`, conversion]),
  )
  const conversionOf = (order: LockedOrder) => byTxn.get(`${order.shopId} ${order.id}`)
  const credits = new Map<LockedOrder, Credited>()
  for (const order of orders) {
    const conversion = conversionOf(order)
    if (conversion) credits.set(order, { credit: conversion, fresh: false })
  }
  const closed = await readClosed(
    db,
    orders.filter((order) => !conversionOf(order) && isLate(order, nowMs)),
  )
  const open = orders.filter((order): order is Versioned => {
    const conversion = conversionOf(order)
    return order.version !== null && (conversion ? isOpen(conversion, order, nowMs) : !closed.has(order))
  })
  const decided = await decideOrders(db, open, clickChoice, nowMs)
  const taken = decided.filter(({ order, decision: { credit } }) => {
    const conversion = conversionOf(order)
    if (credit && (!conversion || isBetter(credit.method, conversion.method))) {
      const recredit = conversion && { reason: `better evidence came: ${credit.method.replaceAll('_', ' ')}` }
      credits.set(order, { credit, fresh: true, ...(recredit && { recredit }) })
      return true
    }
    return !conversion
  })
  await saveMadeClicks(
    db,
    taken.flatMap(({ order, made }) => (made ? [{ ...made, shopId: order.shopId }] : [])),
  )
  const kept = await keepDecisions(db, taken, newId, nowMs)
  return {
    credits,
    unexplained: kept.filter(({ decision }) => decision.credit === null).map(({ order }) => order),
  }
}

/** Whether later evidence may still change hands. The best there is cannot be bettered. */
function isOpen(conversion: Conversion, order: LockedOrder, nowMs: number): boolean {
  const { source, method, creditDecided, decidedStatus, paidAtMs } = conversion
  const best = CONFIDENCE[method] === 'certain' || CONFIDENCE[method] === 'high'
  const final = source !== 'shopify' || creditDecided || decidedStatus !== null || paidAtMs !== null
  return !best && !final && !isLate(order, nowMs)
}

const isLate = (order: LockedOrder, nowMs: number) => nowMs - order.firstSeenAtMs > LATE_EVIDENCE_MS

/** Of orders that nobody was credited with, those about which that has been decided: too late for them too. */
async function readClosed(db: Queryable, late: readonly LockedOrder[]): Promise<Set<LockedOrder>> {
  const decided = await readDecisions(db, late)
  return new Set(late.filter(({ shopId, id }) => decided.has(`${shopId} ${id}`)))
}

interface Decided {
  order: Versioned
  decision: Decision
  /** The click that is made from the order, where it won. */
  made: KnownClick | null
}

async function decideOrders(
  db: Queryable,
  orders: readonly Versioned[],
  clickChoice: (shopId: string) => ClickChoice,
  nowMs: number,
): Promise<Decided[]> {
  if (orders.length === 0) return []
  const [networks, sightings, renewals] = await together(
    readNetworks(db, [...new Set(orders.map(({ shopId }) => shopId))]),
    readSightings(db, orders),
    readRenewals(db, orders, nowMs),
  )
  const asked = orders.map((order, index) => {
    const { shopId, id, journey } = order
    const version = order.version.order
    const atMs = orderCreatedMs(version, nowMs)
    const renewal = renewals.get(order)
    const claims = orderClaims(version, {
      madeClickIds: {
        landing_page: madeClickId(shopId, id, atMs),
        journey: madeClickId(shopId, `${id} journey`, atMs),
      },
      networks: networks.get(shopId) ?? new Map(),
      sightings: sightings[index] ?? [],
      journey,
      firstOrderId: renewal?.orderId ?? null,
    })
    return { order, shopId, claims, atMs, source: orderSource(version), renewal: renewal?.facts }
  })
  const known = await lookUp(db, asked)
  return asked.map(({ order, shopId, claims, atMs, source, renewal }) => {
    const occasion = { claims, atMs, seenAtMs: order.firstSeenAtMs, source, ...(renewal && { renewal }) }
    const decision = decide(gather(occasion, known(shopId), clickChoice(shopId)))
    const winner = decision.evidence.find(({ verdict }) => verdict === 'credited')
    const isMade = winner && 'click' in winner && winner.claim.visit
    return { order, decision, made: (isMade && known(shopId).clicks.get(winner.claim.clickId)) || null }
  })
}

async function readSightings(db: Queryable, orders: readonly Versioned[]): Promise<Sighting[][]> {
  const traces = orders.map(({ shopId, id, version: { order } }) =>
    sightingKeys({ orderId: id, ...pick(order) }).map((key) => ({ shopId, ...key })),
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

async function readRenewals(
  db: Queryable,
  orders: readonly Versioned[],
  nowMs: number,
): Promise<Map<LockedOrder, { orderId: string; facts: RenewalFacts }>> {
  const renewals = orders.flatMap((order) => {
    const { customerId } = order.version.order
    return customerId !== null && orderSource(order.version.order) === 'renewal'
      ? [{ order, customerId }]
      : []
  })
  const earlier = await readEarlierOrders(
    db,
    renewals.map(({ order, customerId }) => ({
      shopId: order.shopId,
      orderId: order.id,
      customerId,
      placedAtMs: orderCreatedMs(order.version.order, nowMs),
    })),
  )
  return new Map(
    renewals.flatMap(({ order }, index) => {
      const first = findFirstOrder(subscriptionOf(order.version.order), earlier[index] ?? [])
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
