// Which partner is credited: the ladder of the contracts. Pure; what it needs to know comes with the question, is stored
// with the decision, and so every decision can be made again (re-derive).
import { CONFIDENCE, CONFIDENCES, METHODS } from './evidence.ts'
import type { Claim, ClickClaim, Credit, Decision, Evidence, Judged, Method, Question } from './evidence.ts'
import { findFault } from './find-fault.ts'

type ClickEvidence = Extract<Evidence, { claim: ClickClaim }>

/** Raised whenever the rules below change, so that an old decision can be told from a new one. */
export const RULES = 4

/**
 * Judges every piece of evidence by itself, then ranks those that hold: a renewal's first order; a coupon that comes before
 * clicks; clicks by how far they can be relied on, and of equally reliable ones the last, or the first, as the shop has
 * chosen; then coupons. Of equals the one named first wins. A click that would be made from the order has no time of its own:
 * where a click of the same partner is known, it is that.
 */
export function decide(question: Question): Decision {
  const faults = question.evidence.map((piece) => findFault(piece, question))
  const holding = question.evidence.filter((_, index) => faults[index] === null)
  const winner =
    holding.find((piece) => 'renewal' in piece) ??
    holding.find(beatsClicks) ??
    chooseClick(holding, question) ??
    holding[0] ??
    null
  return {
    credit: winner && creditOf(winner, question.evidence),
    evidence: question.evidence.map((piece, index): Judged => ({
      ...piece,
      confidence: CONFIDENCE[piece.claim.method],
      verdict: piece === winner ? 'credited' : (faults[index] ?? 'outranked'),
    })),
    atMs: question.atMs,
    ...(question.seenAtMs !== undefined && { seenAtMs: question.seenAtMs }),
    clickChoice: question.clickChoice,
    offerId: question.offerId,
    ...(question.source && { source: question.source }),
    rules: RULES,
  }
}

/** Whether evidence of `after` can be relied on more than that of `before`: only then a credit changes hands by itself. */
export function isBetter(after: Method, before: Method): boolean {
  return rank(after) < rank(before)
}

function rank(method: Method): number {
  return CONFIDENCES.indexOf(CONFIDENCE[method])
}

/** Claims in the order of the ladder; those of one method stay in their order. */
export function inLadderOrder(claims: readonly Claim[]): Claim[] {
  return [...claims].sort((a, b) => METHODS.indexOf(a.method) - METHODS.indexOf(b.method))
}

function beatsClicks(piece: Evidence): boolean {
  return 'coupon' in piece && piece.coupon !== null && piece.coupon.rule !== 'click_first'
}

function chooseClick(holding: readonly Evidence[], { clickChoice }: Question): Evidence | null {
  const all = holding.filter((piece) => 'click' in piece)
  const clicks = all.filter((piece) => !all.some((other) => standsFor(other, piece)))
  const sign = clickChoice === 'last' ? 1 : -1
  return clicks.reduce<(typeof clicks)[number] | null>((best, piece) => {
    if (best === null) return piece
    const [a, b] = [rank(piece.claim.method), rank(best.claim.method)]
    if (a !== b) return a < b ? piece : best
    return sign * (piece.click?.atMs ?? 0) > sign * (best.click?.atMs ?? 0) ? piece : best
  }, null)
}

/** Whether a recorded click is, as far as anybody can know, the visit of which another would be made. */
function standsFor(known: ClickEvidence, made: ClickEvidence): boolean {
  if (made.claim.visit === undefined || known.claim.visit !== undefined) return false
  const isSame =
    known.click?.partnerId === made.click?.partnerId && known.click?.offerId === made.click?.offerId
  return isSame && rank(known.claim.method) <= rank(made.claim.method)
}

function creditOf(winner: Evidence, evidence: readonly Evidence[]): Credit | null {
  if ('renewal' in winner) {
    const { partnerId, offerId, clickId, couponCode } = winner.renewal
    return { partnerId, offerId, clickId, couponCode, method: 'renewal' }
  }
  if ('coupon' in winner) {
    if (winner.coupon === null) return null
    const { partnerId, offerId } = winner.coupon
    return { partnerId, offerId, clickId: null, couponCode: winner.claim.code, method: 'coupon' }
  }
  if (winner.click === null) return null
  const { partnerId, offerId } = winner.click
  const { clickId, method } = winner.claim
  return { partnerId, offerId, clickId, couponCode: firstCode(evidence), method }
}

/** A conversion by click names the code as well, so that the partner sees which one was used. */
function firstCode(evidence: readonly Evidence[]): string | null {
  for (const { claim } of evidence) if (claim.method === 'coupon') return claim.code
  return null
}
