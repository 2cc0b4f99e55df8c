// Applies inbound calls, a batch in one transaction: offer, secret, address, syntax, duplicate, click or coupon, conversion, log.
// The checks stand in the contract's order; a rate limit belongs between address and syntax.
import type { Decision } from '#app/attribution/evidence.ts'
import { lookUp } from '#app/attribution/look-up.server.ts'
import { saveDecisions } from '#app/attribution/save-decisions.server.ts'
import { lockByTxn } from '#app/conversion/conversions.server.ts'
import { recordConversions } from '#app/conversion/record-conversions.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { isListed } from '#app/platform/http/address-list.ts'
import { together } from '#app/platform/together.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { matchesDigest } from '#app/platform/secret-box.server.ts'
import { readCall, type Call } from './call.ts'
import { findOffers, type CalledOffer, type Target } from './find-offers.server.ts'
import { logCalls, recallOutcomes } from './inbound-log.server.ts'
import { callClaims, findMismatch, judgeCall, type Judged } from './judge-call.ts'
import { refuse, type Outcome, type Refusal } from './outcome.ts'
import type { Parameters } from './parameters.ts'

/** A call as it came in. */
export interface InboundRequest {
  id: string
  target: Target
  method: string
  remoteIp: string
  receivedAtMs: number
  parameters: Parameters
  /** X-Postback-Secret, which takes precedence over the parameter. */
  headerSecret: string | null
  /** What was wrong before the offer mattered; only the size is told before the secret is checked. */
  malformed: Refusal | null
  /** The merchant's own test: it comes from the app itself, which no list of addresses names. */
  fromAdmin?: true
  /** Tried before, and whether that was committed is not known. */
  again?: boolean
}

type Step = { request: InboundRequest; offer: CalledOffer | null } & (
  { outcome: Outcome } | { outcome: null; call: Call; offer: CalledOffer & { offerId: string } }
)
type OpenStep = Extract<Step, { outcome: null }>

/** @returns the outcomes in the order of the requests, and how many deliveries were planned */
export async function applyCalls(
  db: Queryable,
  requests: readonly InboundRequest[],
  newId: NewId,
  nowMs: number,
): Promise<{ outcomes: Outcome[]; planned: number }> {
  const offers = await findOffers(
    db,
    requests.map(({ target }) => target),
  )
  const recalled = await recall(db, requests, offers)
  const steps = requests.map((request, index): Step => {
    const offer = offers[index] ?? null
    const outcome = recalled.get(request.id)
    return outcome ? { request, offer, outcome } : admit(request, offer, newId)
  })
  const open = steps.filter((step): step is OpenStep => step.outcome === null)
  const { settled, planned, decisions } = await convert(db, open, newId, nowMs)
  const outcomes = steps.map((step) => step.outcome ?? (settled.get(step as OpenStep) as Outcome))
  await together(
    saveDecisions(db, decisions),
    logCalls(
      db,
      steps.flatMap(({ request, offer }, index) =>
        offer === null
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

/** All that needs no more than the offer's row. */
function admit(request: InboundRequest, offer: CalledOffer | null, newId: NewId): Step {
  const refused = (refusal: Refusal): Step => ({ request, offer, outcome: refusal })
  if (request.malformed?.code === 'body_too_large') return refused(request.malformed)
  if (offer === null || offer.offerId === null) {
    // Without a brand an unknown click must not be told from a wrong secret.
    return request.target.kind === 'click'
      ? refused(badSecret())
      : refused(refuse('unknown_offer', 'there is no such brand or offer'))
  }
  const secret = request.headerSecret ?? request.parameters.secret
  if (offer.secretDigest !== null && (secret === undefined || !matchesDigest(secret, offer.secretDigest)))
    return refused(badSecret())
  const { inboundIps } = offer
  if (inboundIps.length > 0 && !request.fromAdmin && !isListed(request.remoteIp, inboundIps))
    return refused(refuse('ip_not_allowed', `calls from ${request.remoteIp} are not allowed for this offer`))
  if (request.malformed !== null) return refused(request.malformed)
  const reading = readCall(request.parameters, {
    currency: offer.currency,
    amountMinor: offer.defaultAmountMinor,
  })
  if (!reading.ok) return refused(reading.refusal)
  if (reading.call.test) {
    const conversionId = `conv_${newId().replaceAll('-', '')}`
    return {
      request,
      offer,
      outcome: { kind: 'test', conversionId, deprecated: offer.secretDigest === null },
    }
  }
  return { request, offer: { ...offer, offerId: offer.offerId }, outcome: null, call: reading.call }
}

const badSecret = () => refuse('invalid_secret', 'the secret is missing or wrong')

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
