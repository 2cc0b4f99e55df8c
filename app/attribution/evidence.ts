// The words of attribution: what an order or a call says of its origin (claims), what was known of each when it was decided
// (evidence), and the decision that came of it. Stored as JSON with every decision, so plain objects only.

/**
 * Where a claim was found, best first; also the `method` of a conversion. The first three travel with the order. A token of
 * its cart or checkout was seen together with a click; a pixel reported one; Shopify told the customer's journey; the
 * same customer clicked before. `click` is a click id given with a call, `person` is a merchant's word.
 */
export const METHODS = [
  'person',
  'renewal',
  'order_attribute',
  'line_property',
  'landing_page',
  'cart_token',
  'checkout_token',
  'click',
  'journey',
  'pixel',
  'customer',
  'coupon',
] as const
export type Method = (typeof METHODS)[number]

/**
 * How much a claim can be relied on: what travelled with the order; what was told about it later, by a browser or by Shopify;
 * what is known of the customer from before; a code, which may have leaked. Evidence of a higher one comes first, and later
 * evidence changes a decision only towards a higher one.
 */
export const CONFIDENCE = {
  person: 'certain',
  renewal: 'certain',
  order_attribute: 'high',
  line_property: 'high',
  landing_page: 'high',
  cart_token: 'high',
  checkout_token: 'high',
  click: 'high',
  journey: 'medium',
  pixel: 'medium',
  customer: 'fair',
  coupon: 'low',
} as const satisfies Record<Method, string>
export type Confidence = (typeof CONFIDENCE)[Method]
export const CONFIDENCES = ['certain', 'high', 'medium', 'fair', 'low'] as const

/** A visit that has left no click yet, only its link's parameters. */
export interface Visit {
  /** The partner's slug, lower case. */
  via: string
  /** The offer's slug; null: the partner's default offer, else the shop's. */
  offer: string | null
  subs: readonly (string | null)[]
  affClickId: string | null
}

export interface ClickClaim {
  method: Exclude<Method, 'person' | 'renewal' | 'coupon'>
  clickId: string
  /** Of a click that is made from the order: `clickId` is the id that it gets. */
  visit?: Visit
  /**
   * When the click was seen together with the order's token, or reported; of a customer's, when he clicked or placed the order
   * that it was credited by: it speaks for what comes after. Unix milliseconds.
   */
  seenAtMs?: number
}
export type CouponClaim = { method: 'coupon'; code: string }
/** That the order renews what an earlier order began. */
export type RenewalClaim = { method: 'renewal'; orderId: string }
/** One thing said about the origin. */
export type Claim = ClickClaim | CouponClaim | RenewalClaim

/** Which of several clicks counts: a setting of the shop. */
export type ClickChoice = 'last' | 'first'
/**
 * How a coupon of an offer stands to clicks: after them, before them, or before them but only beside a click by the same
 * partner (a code that has leaked to a coupon site comes without one).
 */
export const COUPON_RULES = ['click_first', 'coupon_first', 'needs_click'] as const
export type CouponRule = (typeof COUPON_RULES)[number]

/** Where an order was made; anything that is none of the others is a storefront. A `call` is no order. */
export const SOURCES = ['storefront', 'draft', 'pos', 'renewal', 'call'] as const
export type OrderSource = (typeof SOURCES)[number]

/** Which renewals of a subscription an offer counts. */
export const RENEWAL_POLICIES = ['all', 'none', 'first', 'months'] as const
export type RenewalPolicy = (typeof RENEWAL_POLICIES)[number]

/** What a decision needs to know of a click of this shop. */
export interface ClickFacts {
  partnerId: string
  offerId: string
  atMs: number
  /** Of the click's offer; null: unlimited. */
  lookbackDays: number | null
  /** Sources that the offer does not count; absent: it counts all. */
  excludes?: readonly OrderSource[]
  /** Why a visit to such a link would not have been recorded; for clicks that are made from an order. */
  refused?: 'partner_paused' | 'offer_paused'
}

/** What a decision needs to know of a coupon of this shop. */
export interface CouponFacts {
  partnerId: string
  offerId: string
  partnerActive: boolean
  rule: CouponRule
  excludes?: readonly OrderSource[]
}

/** What a decision needs to know of the first credited order of a subscription. */
export interface RenewalFacts {
  partnerId: string
  offerId: string
  partnerActive: boolean
  clickId: string | null
  couponCode: string | null
  /** When the first order was created. */
  startedAtMs: number
  /** Which renewal this is, from 1. */
  number: number
  policy: RenewalPolicy
  /** Renewals (first) or months from the first order (months). */
  limit: number | null
}

/** A claim with what is known of it; null: nothing in this shop. */
export type Evidence =
  | { claim: ClickClaim; click: ClickFacts | null }
  | { claim: CouponClaim; coupon: CouponFacts | null }
  | { claim: RenewalClaim; renewal: RenewalFacts }

export type LossReason =
  | 'click_not_found'
  | 'click_expired'
  | 'click_after_order'
  | 'report_out_of_time'
  | 'partner_not_found'
  | 'offer_mismatch'
  | 'coupon_without_owner'
  | 'coupon_without_click'
  | 'partner_paused'
  | 'offer_paused'
  | 'source_not_counted'
  | 'renewals_not_counted'
  | 'renewal_decides'
  | 'renewal_limit_reached'
  | 'renewal_too_late'
  | 'outranked'

/** A piece of evidence, how far it can be relied on, and what became of it. */
export type Judged = Evidence & { confidence?: Confidence; verdict: 'credited' | LossReason }

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
  /** When the order was first seen; absent: when it was created. */
  seenAtMs?: number
  clickChoice: ClickChoice
  /** Where the offer is given (a call to /api/postback/{brand}/{offer}), evidence of another offer does not count. */
  offerId: string | null
  /** Absent in decisions from before sources were told apart: then every source counts. */
  source?: OrderSource
}

export interface Decision extends Question {
  credit: Credit | null
  /** At most one is credited; every other says why it lost. */
  evidence: readonly Judged[]
  /** Version of the rules that decided; raised whenever they change. */
  rules: number
  /** A merchant's own decision: who, and why. The evidence is kept beside it as it stood. */
  person?: { name: string; reason: string }
}
