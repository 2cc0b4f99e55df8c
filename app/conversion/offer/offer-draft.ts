// An offer as a form holds it: everything is text as it was typed, until check-offer.ts has read it. What is not of the form (status,
// secret, coupons) changes by itself and is not here. Pure.
import type { CapDraft } from './cap-draft.ts'
import { blankRule, type RuleDraft } from './rule-draft.ts'

/** What counts as revenue (intake/order/amounts/amount-options), lists as text. */
export interface BasisDraft {
  includeTax: boolean
  includeShipping: boolean
  includeTips: boolean
  excludeGiftCards: boolean
  editAdditions: boolean
  money: 'follow_refunded_money' | 'follow_units'
  excludedProductIds: string
  excludedSkus: string
  excludedVendors: string
}

export const ORDER_SOURCES = ['storefront', 'draft', 'pos'] as const
export const COUPON_RULES = ['click_first', 'coupon_first', 'needs_click'] as const
export const RENEWALS = ['all', 'none', 'first', 'months'] as const

export interface OfferDraft {
  name: string
  slug: string
  destinationUrl: string
  /** Empty: no limit. */
  lookbackDays: string
  couponRule: (typeof COUPON_RULES)[number]
  orderSources: readonly string[]
  renewals: (typeof RENEWALS)[number]
  renewalLimit: string
  holdDays: string
  approval: 'automatic' | 'manual'
  /** Empty: refunds always count. */
  refundWindowDays: string
  /** The most that one conversion pays; empty: no limit. */
  payoutCap: string
  payoutCapCurrency: string
  flatProRata: boolean
  basis: BasisDraft
  /** For everybody; a partner's own are his page's. In the order in which they are tried. */
  rules: readonly RuleDraft[]
  caps: readonly CapDraft[]
  /** Empty: the shop's. */
  inboundCurrency: string
  defaultAmount: string
  /** An address or a network a line. */
  inboundIps: string
}

export const BLANK_BASIS: BasisDraft = {
  includeTax: false,
  includeShipping: false,
  includeTips: false,
  excludeGiftCards: true,
  editAdditions: true,
  money: 'follow_refunded_money',
  excludedProductIds: '',
  excludedSkus: '',
  excludedVendors: '',
}

/** What a new offer begins with. @param shop its currency, and the address that customers see */
export function blankOffer(shop: { currency: string; address: string }): OfferDraft {
  const { currency, address } = shop
  return {
    name: '',
    slug: '',
    destinationUrl: address,
    lookbackDays: '30',
    couponRule: 'click_first',
    orderSources: ORDER_SOURCES,
    renewals: 'all',
    renewalLimit: '',
    holdDays: '0',
    approval: 'automatic',
    refundWindowDays: '',
    payoutCap: '',
    payoutCapCurrency: currency,
    flatProRata: false,
    basis: BLANK_BASIS,
    rules: [blankRule(currency)],
    caps: [],
    inboundCurrency: '',
    defaultAmount: '',
    inboundIps: '',
  }
}

/** A word for links out of a name: `Sommer & Sonne 2026` becomes `sommer-sonne-2026`. Empty where nothing is left of it. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '')
}
