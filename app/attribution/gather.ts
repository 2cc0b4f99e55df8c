// Puts to each claim what is known of it: the question that attribution decides.
import { couponKey } from './coupon-key.ts'
import type {
  Claim,
  ClickChoice,
  ClickFacts,
  CouponFacts,
  Evidence,
  OrderSource,
  Question,
  RenewalFacts,
} from './evidence.ts'

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

/** What is asked about. */
export interface Occasion {
  /** In the order of the ladder. */
  claims: readonly Claim[]
  /** When the order was created, or the call received. */
  atMs: number
  /** When the order was first seen, where that is not the same. */
  seenAtMs?: number
  source: OrderSource
  /** The offer that a call names; orders name none. */
  offerId?: string
  /** Of the renewal among the claims. */
  renewal?: RenewalFacts
}

export function gather(occasion: Occasion, known: Known, clickChoice: ClickChoice): Question {
  const { claims, atMs, seenAtMs, source, offerId = null, renewal } = occasion
  return {
    evidence: claims.flatMap((claim) => lookAt(claim, known, renewal)),
    atMs,
    ...(seenAtMs !== undefined && { seenAtMs }),
    clickChoice,
    offerId,
    source,
  }
}

function lookAt(claim: Claim, { clicks, coupons }: Known, renewal: RenewalFacts | undefined): Evidence[] {
  if (claim.method === 'coupon') return [{ claim, coupon: coupons.get(couponKey(claim.code)) ?? null }]
  if (claim.method === 'renewal') return renewal ? [{ claim, renewal }] : []
  const known = clicks.get(claim.clickId)
  if (!known) return [{ claim, click: null }]
  const { partnerId, offerId, atMs, lookbackDays, excludes, refused } = known
  return [
    {
      claim,
      click: {
        partnerId,
        offerId,
        atMs,
        lookbackDays,
        ...(excludes && { excludes }),
        ...(refused && { refused }),
      },
    },
  ]
}
