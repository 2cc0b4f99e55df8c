// The words of attribution: what an order or a call says of its origin (claims), what we know of that (clicks, coupons),
// and the decision that comes of both. Stored as JSON with every decision, so plain objects only.

/** Where a claim was found, best first; also the `method` of a conversion. `click` is a click id given with a call. */
export const METHODS = ['order_attribute', 'line_property', 'landing_page', 'click', 'coupon'] as const
export type Method = (typeof METHODS)[number]

/** One thing said about the origin: a click id or a coupon code. */
export type Claim =
  { method: Exclude<Method, 'coupon'>; clickId: string } | { method: 'coupon'; code: string }

export interface KnownClick {
  id: string
  offerId: string
  partnerId: string
  atMs: number
  /** Of the click's offer; null: unlimited. */
  lookbackDays: number | null
  subs: readonly (string | null)[]
  affClickId: string | null
}

export interface KnownCoupon {
  /** See coupon-key. */
  key: string
  offerId: string
  partnerId: string
  partnerActive: boolean
  /** The coupon's offer puts coupons before clicks. */
  couponFirst: boolean
}

export type LossReason =
  | 'click_not_found'
  | 'click_expired'
  | 'offer_mismatch'
  | 'coupon_without_owner'
  | 'partner_paused'
  | 'outranked'

/** Who is credited, and by what. */
export interface Credit {
  partnerId: string
  offerId: string
  clickId: string | null
  couponCode: string | null
  method: Method
}

export interface Loser {
  claim: Claim
  reason: LossReason
  /** Whole days between click and order, where that is why. */
  ageDays?: number
  lookbackDays?: number
}

export interface Decision {
  credit: Credit | null
  winner: Claim | null
  losers: Loser[]
  /** Version of the rules that decided; raised whenever they change. */
  rules: number
}
