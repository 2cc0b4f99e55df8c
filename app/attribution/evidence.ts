// The words of attribution: what an order or a call says of its origin (claims), what was known of each when it was decided
// (evidence), and the decision that came of it. Stored as JSON with every decision, so plain objects only.

/** Where a claim was found, best first; also the `method` of a conversion. `click` is a click id given with a call. */
export const METHODS = ['order_attribute', 'line_property', 'landing_page', 'click', 'coupon'] as const
export type Method = (typeof METHODS)[number]

/** A visit that left no click, only its link's parameters in the landing page. */
export interface Visit {
  /** The partner's slug, lower case. */
  via: string
  /** The offer's slug; null: the partner's default offer, else the shop's. */
  offer: string | null
  subs: readonly (string | null)[]
  affClickId: string | null
}

export interface ClickClaim {
  method: Exclude<Method, 'coupon'>
  clickId: string
  /** Of a click that is made from the order: `clickId` is the id that it gets. */
  visit?: Visit
}
export type CouponClaim = { method: 'coupon'; code: string }
/** One thing said about the origin: a click id or a coupon code. */
export type Claim = ClickClaim | CouponClaim

/** Which of several clicks counts: a setting of the shop. */
export type ClickChoice = 'last' | 'first'
/**
 * How a coupon of an offer stands to clicks: after them, before them, or before them but only beside a click by the same
 * partner (a code that has leaked to a coupon site comes without one).
 */
export const COUPON_RULES = ['click_first', 'coupon_first', 'needs_click'] as const
export type CouponRule = (typeof COUPON_RULES)[number]

/** What a decision needs to know of a click of this shop. */
export interface ClickFacts {
  partnerId: string
  offerId: string
  atMs: number
  /** Of the click's offer; null: unlimited. */
  lookbackDays: number | null
  /** Why a visit to such a link would not have been recorded; for clicks that are made from an order. */
  refused?: 'partner_paused' | 'offer_paused'
}

/** What a decision needs to know of a coupon of this shop. */
export interface CouponFacts {
  partnerId: string
  offerId: string
  partnerActive: boolean
  rule: CouponRule
}

/** A claim with what is known of it; null: nothing in this shop. */
export type Evidence =
  { claim: ClickClaim; click: ClickFacts | null } | { claim: CouponClaim; coupon: CouponFacts | null }

export type LossReason =
  | 'click_not_found'
  | 'click_expired'
  | 'partner_not_found'
  | 'offer_mismatch'
  | 'coupon_without_owner'
  | 'coupon_without_click'
  | 'partner_paused'
  | 'offer_paused'
  | 'outranked'

/** A piece of evidence and what became of it. */
export type Judged = Evidence & { verdict: 'credited' | LossReason }

/** Who is credited, and by what. */
export interface Credit {
  partnerId: string
  offerId: string
  clickId: string | null
  couponCode: string | null
  method: Method
}

/** All that a decision is made of, so that it can be made again. */
export interface Question {
  /** In the order of the ladder. */
  evidence: readonly Evidence[]
  /** When the order was created, or the call received; Unix milliseconds. */
  atMs: number
  clickChoice: ClickChoice
  /** Where the offer is given (a call to /api/postback/{brand}/{offer}), evidence of another offer does not count. */
  offerId: string | null
}

export interface Decision extends Question {
  credit: Credit | null
  /** At most one is credited; every other says why it lost. */
  evidence: readonly Judged[]
  /** Version of the rules that decided; raised whenever they change. */
  rules: number
}
