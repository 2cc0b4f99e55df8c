// Applies inbound calls, a batch in one transaction: whether each may be made (admit-call), then duplicate, click or coupon, conversion,
// log. The checks stand in the contract's order.
import type { Decision } from '#app/attribution/evidence.ts'
import { lookUp } from '#app/attribution/look-up.server.ts'
import { saveDecisions } from '#app/attribution/save-decisions.server.ts'
import { lockByTxn } from '#app/conversion/conversions.server.ts'
import { recordConversions } from '#app/conversion/record-conversions.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { together } from '#app/platform/together.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { admitCall } from './admit-call.server.ts'
import type { Call } from './call.ts'
import { findOffers, type CalledOffer } from './find-offers.server.ts'
import type { FloodGuard } from './flood-guard.ts'
import { logCalls, recallOutcomes } from './inbound-log.server.ts'
import type { InboundRequest } from './inbound-request.ts'
import { callClaims, findMismatch, judgeCall, type Judged } from './judge-call.ts'
import type { Outcome } from './outcome.ts'

type Step = { request: InboundRequest; offer: CalledOffer | null } & (
  | { outcome: Outcome; isLogged: boolean }
  | { outcome: null; isLogged: true; call: Call; offer: CalledOffer & { offerId: string } }
)
type OpenStep = Extract<Step, { outcome: null }>

/**
 * @param guard against floods; null: nothing is counted
 * @returns the outcomes in the order of the requests, and how many deliveries were planned
 */
export async function applyCalls(
  db: Queryable,
  requests: readonly InboundRequest[],
  newId: NewId,
  nowMs: number,
  guard: FloodGuard | null,
): Promise<{ outcomes: Outcome[]; planned: number }> {
  const offers = await findOffers(
    db,
    requests.map(({ target }) => target),
  )
  const recalled = await recall(db, requests, offers)
  const steps = requests.map((request, index): Step => {
    const offer = offers[index] ?? null
    const outcome = recalled.get(request.id)
    if (outcome) return { request, offer, outcome, isLogged: true }
    const admitted = admitCall(request, offer, newId, guard)
    return admitted.kind === 'answered'
      ? { request, offer, outcome: admitted.outcome, isLogged: admitted.isLogged }
      : { request, offer: admitted.offer, outcome: null, isLogged: true, call: admitted.call }
  })
  const open = steps.filter((step): step is OpenStep => step.outcome === null)
  const { settled, planned, decisions } = await convert(db, open, newId, nowMs)
  const outcomes = steps.map((step) => step.outcome ?? (settled.get(step as OpenStep) as Outcome))
  await together(
    saveDecisions(db, decisions),
    logCalls(
      db,
      steps.flatMap(({ request, offer, isLogged }, index) =>
        offer === null || !isLogged
          ? []
          : [
              {
                ...request,
                shopId: offer.shopId,
                offerId: offer.offerId,
                outcome: outcomes[index] as Outcome,
              },
            ],
      ),
    ),
  )
  return { outcomes, planned }
}

async function recall(
  db: Queryable,
  requests: readonly InboundRequest[],
  offers: readonly (CalledOffer | null)[],
): Promise<Map<string, Outcome>> {
  const keys = requests.flatMap(({ id, again }, index) => {
    const shopId = offers[index]?.shopId
    return again && shopId !== undefined ? [{ shopId, id }] : []
  })
  return keys.length === 0 ? new Map() : recallOutcomes(db, keys)
}

async function convert(db: Queryable, open: readonly OpenStep[], newId: NewId, nowMs: number) {
  const settled = new Map<OpenStep, Outcome>()
  if (open.length === 0) return { settled, planned: 0, decisions: [] }
  const keyed = open.flatMap(({ call, offer }) =>
    call.txnId === null ? [] : [{ shopId: offer.shopId, txnId: call.txnId }],
  )
  const [locked, known] = await together(
    lockByTxn(db, keyed),
    lookUp(
      db,
      open.map(({ call, offer, request }) => ({
        shopId: offer.shopId,
        claims: callClaims(call),
        atMs: request.receivedAtMs,
      })),
    ),
  )
  const originals = new Map(
    locked.map((conversion) => [`${conversion.shopId} ${conversion.txnId}`, conversion]),
  )
  const credited: { step: OpenStep; judged: Extract<Judged, { kind: 'credited' }> }[] = []
  for (const step of open) {
    const { call, offer, request } = step
    const deprecated = offer.secretDigest === null
    const original = call.txnId === null ? undefined : originals.get(`${offer.shopId} ${call.txnId}`)
    if (original) {
      settled.set(step, {
        kind: 'duplicate',
        conversionId: original.id,
        deprecated,
        mismatch: findMismatch(original, call, offer.offerId),
      })
      continue
    }
    const judged = judgeCall(call, offer.shop, offer.offerId, known(offer.shopId), request.receivedAtMs)
    if (judged.kind === 'credited') credited.push({ step, judged })
    else settled.set(step, judged)
  }

  const { recorded, planned } = await recordConversions(
    db,
    credited.map(({ judged }) => judged.input),
    newId,
    nowMs,
    locked,
  )
  const decisions: { shopId: string; conversionId: string; decision: Decision }[] = []
  credited.forEach(({ step, judged }, index) => {
    const { conversion, kind } = recorded[index] as (typeof recorded)[number]
    const deprecated = step.offer.secretDigest === null
    if (kind === 'created') {
      settled.set(step, { kind: 'ok', conversionId: conversion.id, deprecated })
      decisions.push({ shopId: conversion.shopId, conversionId: conversion.id, decision: judged.decision })
    } else {
      settled.set(step, {
        kind: 'duplicate',
        conversionId: conversion.id,
        deprecated,
        mismatch: findMismatch(conversion, step.call, step.offer.offerId),
      })
    }
  })
  return {
    settled,
    planned,
    decisions: decisions.map((row) => ({ ...row, id: newId(), orderId: null, atMs: nowMs })),
  }
}
