// Which partner is credited: the ladder of the contracts. Pure; what it needs to know is looked up by its caller.
import { couponKey } from './coupon-key.ts'
import type { Claim, Credit, Decision, KnownClick, KnownCoupon, Loser } from './evidence.ts'

/** Raised whenever the rules below change, so that an old decision can be told from a new one. */
export const RULES = 1
const DAY_MS = 86_400_000

export interface Question {
  /** In the order of the ladder. */
  claims: readonly Claim[]
  /** Known clicks of this shop by id; a click of another shop is simply not here. */
  clicks: ReadonlyMap<string, KnownClick>
  /** Known coupons of this shop by coupon key. */
  coupons: ReadonlyMap<string, KnownCoupon>
  /** When the order was created, or the call received; Unix milliseconds. */
  atMs: number
  /** Where the offer is given (a call to /api/postback/{brand}/{offer}), evidence of another offer does not count. */
  offerId?: string
}

type Verdict = { claim: Claim; credit: Credit; first: boolean } | { claim: Claim; loser: Loser }

/**
 * Judges every claim by itself, then ranks those that hold: a coupon whose offer says so first, then clicks in the order
 * of the ladder, then coupons.
 */
export function decide(question: Question): Decision {
  const verdicts = question.claims.map((claim) =>
    claim.method === 'coupon' ? judgeCoupon(claim, question) : judgeClick(claim, question),
  )
  const holding = verdicts.filter((verdict) => 'credit' in verdict)
  const winner =
    holding.find(({ first }) => first) ??
    holding.find(({ claim }) => claim.method !== 'coupon') ??
    holding[0] ??
    null
  const losers = verdicts
    .filter((verdict) => verdict !== winner)
    .map((verdict): Loser =>
      'loser' in verdict ? verdict.loser : { claim: verdict.claim, reason: 'outranked' },
    )
  return { credit: winner?.credit ?? null, winner: winner?.claim ?? null, losers, rules: RULES }
}

function judgeClick(
  claim: Exclude<Claim, { method: 'coupon' }>,
  { clicks, atMs, offerId, claims }: Question,
): Verdict {
  const click = clicks.get(claim.clickId)
  if (!click) return { claim, loser: { claim, reason: 'click_not_found' } }
  if (offerId !== undefined && click.offerId !== offerId)
    return { claim, loser: { claim, reason: 'offer_mismatch' } }
  // A click that an order carries happened before it, whatever the two clocks say: never younger than nothing.
  const ageMs = Math.max(0, atMs - click.atMs)
  if (click.lookbackDays !== null && ageMs > click.lookbackDays * DAY_MS) {
    const ageDays = Math.floor(ageMs / DAY_MS)
    return { claim, loser: { claim, reason: 'click_expired', ageDays, lookbackDays: click.lookbackDays } }
  }
  return {
    claim,
    first: false,
    credit: {
      partnerId: click.partnerId,
      offerId: click.offerId,
      clickId: click.id,
      couponCode: firstCode(claims),
      method: claim.method,
    },
  }
}

function judgeCoupon(claim: Extract<Claim, { method: 'coupon' }>, { coupons, offerId }: Question): Verdict {
  const coupon = coupons.get(couponKey(claim.code))
  if (!coupon) return { claim, loser: { claim, reason: 'coupon_without_owner' } }
  if (offerId !== undefined && coupon.offerId !== offerId)
    return { claim, loser: { claim, reason: 'offer_mismatch' } }
  if (!coupon.partnerActive) return { claim, loser: { claim, reason: 'partner_paused' } }
  return {
    claim,
    first: coupon.couponFirst,
    credit: {
      partnerId: coupon.partnerId,
      offerId: coupon.offerId,
      clickId: null,
      couponCode: claim.code,
      method: 'coupon',
    },
  }
}

/** A conversion by click names the code as well, so that the partner sees which one was used. */
function firstCode(claims: readonly Claim[]): string | null {
  const claim = claims.find((one) => one.method === 'coupon')
  return claim ? claim.code : null
}
