// Which partner is credited: the ladder of the contracts. Pure; what it needs to know comes with the question, is stored
// with the decision, and so every decision can be made again (re-derive).
import type { Claim, Credit, Decision, Evidence, Judged, LossReason, Question } from './evidence.ts'

/** Raised whenever the rules below change, so that an old decision can be told from a new one. */
export const RULES = 2
const DAY_MS = 86_400_000

/**
 * Judges every piece of evidence by itself, then ranks those that hold: a coupon that comes before clicks; the last click,
 * or the first, as the shop has chosen; then coupons. Of equals the one named first wins.
 */
export function decide(question: Question): Decision {
  const faults = question.evidence.map((piece) => findFault(piece, question))
  const holding = question.evidence.filter((_, index) => faults[index] === null)
  const winner = holding.find(beatsClicks) ?? chooseClick(holding, question) ?? holding[0] ?? null
  return {
    credit: winner && creditOf(winner, question.evidence),
    evidence: question.evidence.map((piece, index): Judged => ({
      ...piece,
      verdict: piece === winner ? 'credited' : (faults[index] ?? 'outranked'),
    })),
    atMs: question.atMs,
    clickChoice: question.clickChoice,
    offerId: question.offerId,
    rules: RULES,
  }
}

/** Why it does not hold; null where it does. */
function findFault(piece: Evidence, question: Question): LossReason | null {
  const { offerId, evidence } = question
  if ('click' in piece) {
    if (piece.click === null) return piece.claim.visit ? 'partner_not_found' : 'click_not_found'
    if (piece.click.refused) return piece.click.refused
    if (offerId !== null && piece.click.offerId !== offerId) return 'offer_mismatch'
    return isExpired(piece.click, question) ? 'click_expired' : null
  }
  const { coupon } = piece
  if (coupon === null) return 'coupon_without_owner'
  if (offerId !== null && coupon.offerId !== offerId) return 'offer_mismatch'
  if (!coupon.partnerActive) return 'partner_paused'
  const backed = evidence.some(
    (other) =>
      'click' in other && other.click?.partnerId === coupon.partnerId && findFault(other, question) === null,
  )
  return coupon.rule === 'needs_click' && !backed ? 'coupon_without_click' : null
}

function isExpired(
  { atMs, lookbackDays }: { atMs: number; lookbackDays: number | null },
  question: Question,
): boolean {
  return lookbackDays !== null && ageMs(atMs, question) > lookbackDays * DAY_MS
}

/** A click that an order carries happened before it, whatever the two clocks say: never younger than nothing. */
function ageMs(clickMs: number, { atMs }: Pick<Question, 'atMs'>): number {
  return Math.max(0, atMs - clickMs)
}

/** Whole days from a click to the order or call in question. */
export function ageDays(clickMs: number, question: Pick<Question, 'atMs'>): number {
  return Math.floor(ageMs(clickMs, question) / DAY_MS)
}

function beatsClicks(piece: Evidence): boolean {
  return 'coupon' in piece && piece.coupon !== null && piece.coupon.rule !== 'click_first'
}

function chooseClick(holding: readonly Evidence[], { clickChoice }: Question): Evidence | null {
  const clicks = holding.filter((piece) => 'click' in piece)
  const sign = clickChoice === 'last' ? 1 : -1
  return clicks.reduce<(typeof clicks)[number] | null>(
    (best, piece) =>
      best === null || sign * (piece.click?.atMs ?? 0) > sign * (best.click?.atMs ?? 0) ? piece : best,
    null,
  )
}

function creditOf(winner: Evidence, evidence: readonly Evidence[]): Credit | null {
  const facts = 'click' in winner ? winner.click : winner.coupon
  if (facts === null) return null
  const { partnerId, offerId } = facts
  const { claim } = winner
  if (claim.method === 'coupon')
    return { partnerId, offerId, clickId: null, couponCode: claim.code, method: 'coupon' }
  return {
    partnerId,
    offerId,
    clickId: claim.clickId,
    couponCode: firstCode(evidence),
    method: claim.method,
  }
}

/** A conversion by click names the code as well, so that the partner sees which one was used. */
function firstCode(evidence: readonly Evidence[]): string | null {
  const claims: Claim[] = evidence.map(({ claim }) => claim)
  return claims.find((claim) => claim.method === 'coupon')?.code ?? null
}
