// A payout rule as a form holds it, of an offer or of a partner on it: everything is text as it was typed, until check-rule.ts has read
// it. Pure.
import type { Conditions, Period, Tiers } from '../payout/rule.ts'

export type ConditionKind = keyof Conditions
/** In the order in which they are offered. */
export const CONDITION_KINDS = [
  'customer',
  'countries',
  'coupons',
  'products',
  'variants',
  'skus',
  'vendors',
  'collections',
  'tags',
  'productTypes',
] as const satisfies readonly ConditionKind[]

export interface StepDraft {
  /** Conversions, or a sum of revenue. */
  from: string
  percent: string
  flat: string
}

export interface RuleDraft {
  /** Empty: a new one, whose id the server gives. */
  id: string
  event: string
  kind: 'percent' | 'flat' | 'both' | 'tiers'
  percent: string
  flat: string
  /** Of every flat amount of the rule, those of its steps included. */
  flatCurrency: string
  tiers: { by: Tiers['by']; period: Period; currency: string; steps: readonly StepDraft[] }
  /** Values with commas between; one that is not there is not asked. */
  conditions: Readonly<Partial<Record<ConditionKind, string>>>
}

/** @param currency the shop's; @param id empty where the server gives it */
export function blankRule(currency: string, id = '', event = 'sale'): RuleDraft {
  return {
    id,
    event,
    kind: 'percent',
    percent: '10',
    flat: '',
    flatCurrency: currency,
    tiers: {
      by: 'conversions',
      period: 'month',
      currency,
      steps: [
        { from: '0', percent: '10', flat: '' },
        { from: '10', percent: '12', flat: '' },
      ],
    },
    conditions: {},
  }
}
