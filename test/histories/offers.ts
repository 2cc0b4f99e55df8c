// What offers pay in the histories: each kind of payout, of basis, of hold and of refund window once. The same table is frozen
// into terms for the pure derivation and written into the database for the real one.
import { freezeRules } from '#app/conversion/payout/freeze-rules.ts'
import type { Conditions, PayoutRule, PayoutTerms, Result } from '#app/conversion/payout/rule.ts'

/** The longest hold there is: it ends long after all that a history tells of, and after the test. */
export const HELD_DAYS = 365
/** The ids of products 0, 1 and 2. */
export const PRODUCT_IDS = ['7100000000001', '7100000000002', '7100000000003'] as const

interface Pays {
  conditions?: Conditions
  basisPoints?: number
  flatMinor?: number
}

export interface OfferPlan {
  pays: readonly Pays[]
  flatProRata?: boolean
  capMinor?: number
  /** As `offer.basis`. */
  basis?: Record<string, unknown>
  refundWindowDays?: number
  held?: boolean
}

export const OFFERS = {
  percent: { pays: [{ basisPoints: 1000 }] },
  percent_held: { pays: [{ basisPoints: 1250 }], held: true },
  flat: { pays: [{ flatMinor: 700 }] },
  flat_pro_rata: { pays: [{ flatMinor: 701 }], flatProRata: true, basis: { includeTax: true } },
  both: { pays: [{ basisPoints: 333, flatMinor: 250 }], basis: { includeShipping: true } },
  two_rules: {
    pays: [
      { basisPoints: 2000, flatMinor: 100, conditions: { products: [PRODUCT_IDS[0]] } },
      { basisPoints: 55, conditions: { products: [PRODUCT_IDS[1]] } },
    ],
  },
  capped: { pays: [{ basisPoints: 3000, flatMinor: 300 }], capMinor: 1200, basis: { money: 'follow_units' } },
  placed_only: {
    pays: [{ basisPoints: 1500 }],
    basis: { editAdditions: false, includeTax: true, includeShipping: true },
  },
  window: { pays: [{ basisPoints: 900, flatMinor: 10 }], refundWindowDays: 2, held: true },
  no_rule: { pays: [] },
} satisfies Record<string, OfferPlan>

export type OfferKind = keyof typeof OFFERS
export const OFFER_KINDS = Object.keys(OFFERS) as OfferKind[]

export const planOf = (kind: OfferKind): OfferPlan => OFFERS[kind]

/** @param currency of flat payouts and of the cap */
export function resultsOf(plan: OfferPlan, currency: string): (Result & { conditions: Conditions })[] {
  return plan.pays.map(({ conditions = {}, basisPoints, flatMinor }) => ({
    conditions,
    basisPoints: basisPoints ?? null,
    flat: flatMinor === undefined ? null : { minor: String(flatMinor), currency },
  }))
}

export function termsOf(plan: OfferPlan, currency: string): PayoutTerms {
  const rules = resultsOf(plan, currency).map(({ conditions, ...result }, position): PayoutRule => ({
    id: String(position),
    partner: false,
    position,
    conditions,
    pays: { kind: 'fixed', result },
  }))
  const cap = plan.capMinor === undefined ? null : { minor: String(plan.capMinor), currency }
  return freezeRules(rules, () => null, cap, plan.flatProRata ?? false)
}
