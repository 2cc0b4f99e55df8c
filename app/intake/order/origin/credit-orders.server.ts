// Who is credited with orders: gathers what is said of their origin and asks attribution. An order whose conversion exists keeps its
// credit, unless better evidence has come since, early enough, and nobody has decided or been paid by it.
import { decide, isBetter } from '#app/attribution/decide.ts'
import { CONFIDENCE } from '#app/attribution/evidence.ts'
import type { ClickChoice, Credit, Decision } from '#app/attribution/evidence.ts'
import { gather, type KnownClick } from '#app/attribution/gather.ts'
import { lookUp } from '#app/attribution/look-up.server.ts'
import { madeClickId, readNetworks, saveMadeClicks } from '#app/attribution/made-clicks.server.ts'
import type { Conversion } from '#app/conversion/conversion.ts'
import { EVIDENCE_NAMES, REASONS } from '#app/conversion/reasons.ts'
import { keep } from '#app/language/kept.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { together } from '#app/platform/together.ts'
import { keepDecisions, readDecisions } from './decisions.server.ts'
import { readRenewals, readSightings, type Versioned } from './evidence-beside.server.ts'
import { orderClaims, orderCreatedMs } from './order-claims.ts'
import { orderSource } from './order-source.ts'
import type { LockedOrder } from '../order-store.server.ts'

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
    if (credit && (!conversion || mayReplace(credit, conversion))) {
      const reason = keep(REASONS.betterEvidence, { reason: EVIDENCE_NAMES[credit.method] })
      const recredit = conversion && { reason }
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

/**
 * Only better evidence changes hands. Of a customer's own clicks, which are no weaker and no stronger than each other, the one counts
 * that the ladder chooses of all of them, whichever of his orders we heard of first.
 */
function mayReplace(credit: Credit, { method }: Conversion): boolean {
  return isBetter(credit.method, method) || (credit.method === 'customer' && method === 'customer')
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
    readSightings(db, orders, nowMs),
    readRenewals(db, orders, nowMs),
  )
  const asked = orders.map((order, index) => {
    const { shopId, id, journey } = order
    const version = order.version.order
    const atMs = orderCreatedMs(version, nowMs)
    const renewal = renewals.get(order)
    const claims = orderClaims(version, {
      madeClickIds: {
        order_attribute: madeClickId(shopId, `${id} attributes`, atMs),
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
