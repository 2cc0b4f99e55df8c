// Puts to each claim what is known of it: the question that attribution decides.
import { couponKey } from './coupon-key.ts'
import type { Claim, ClickChoice, ClickFacts, CouponFacts, Evidence, Question } from './evidence.ts'

/** A click of the shop, with what its conversions and postbacks repeat of it. */
export interface KnownClick extends ClickFacts {
  id: string
  subs: readonly (string | null)[]
  affClickId: string | null
}

/** What is known in one shop; a click or coupon of another shop is simply not here. */
export interface Known {
  clicks: ReadonlyMap<string, KnownClick>
  /** By coupon key. */
  coupons: ReadonlyMap<string, CouponFacts>
}

/**
 * @param claims in the order of the ladder
 * @param atMs when the order was created, or the call received
 */
export function gather(
  claims: readonly Claim[],
  known: Known,
  atMs: number,
  clickChoice: ClickChoice,
  offerId: string | null = null,
): Question {
  return { evidence: claims.map((claim) => lookAt(claim, known)), atMs, clickChoice, offerId }
}

function lookAt(claim: Claim, { clicks, coupons }: Known): Evidence {
  if (claim.method === 'coupon') return { claim, coupon: coupons.get(couponKey(claim.code)) ?? null }
  const known = clicks.get(claim.clickId)
  if (!known) return { claim, click: null }
  const { partnerId, offerId, atMs, lookbackDays, refused } = known
  return { claim, click: { partnerId, offerId, atMs, lookbackDays, ...(refused && { refused }) } }
}
