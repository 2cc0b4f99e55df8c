// What an offer would pay for an example order, while its rules or those of a partner on it are being typed: by the very functions that
// conversions are paid by. Rules that cannot be read yet are left out. Pure.
import { couponKey } from '#app/attribution/coupon-key.ts'
import { calculatePayout, type Calculated } from '../payout/calculate.ts'
import { freezeRules } from '../payout/freeze-rules.ts'
import type { FrozenRule, PayoutRule, Tiers } from '../payout/rule.ts'
import type { ProductFacts, Sale } from '../payout/sale.ts'
import { checkRule, listOf } from './check-rule.ts'
import { countOf, minorOf } from './check-together.ts'
import type { OfferDraft } from './offer-draft.ts'
import type { ConditionKind, RuleDraft } from './rule-draft.ts'

/** As typed. */
export interface ExampleDraft {
  event: string
  /** Of one unit, in the shop's currency. */
  price: string
  quantity: string
  customer: '' | 'new' | 'returning'
  /** What steps go by: conversions, and revenue in the steps' currency. */
  broughtConversions: string
  broughtRevenue: string
  /** What else rules ask of an order. */
  goods: Readonly<Partial<Record<Exclude<ConditionKind, 'customer'>, string>>>
}

export const FIRST_EXAMPLE: ExampleDraft = {
  event: 'sale',
  price: '100',
  quantity: '1',
  customer: 'new',
  broughtConversions: '0',
  broughtRevenue: '0',
  goods: {},
}

/** What an example is worked out by. */
export interface ExampleTerms extends Pick<OfferDraft, 'payoutCap' | 'payoutCapCurrency' | 'flatProRata'> {
  /** Of the form. */
  rules: readonly RuleDraft[]
  /** The offer's, where those of the form are a partner's own: they are tried after his. Absent: the form is the offer's. */
  everybodys?: readonly RuleDraft[]
}

export type Example =
  /** Price or quantity cannot be read. */
  | { kind: 'unreadable' }
  /** No rule is for this event: it pays nothing. */
  | { kind: 'no_rule' }
  | {
      kind: 'paid'
      unitMinor: bigint
      quantity: bigint
      /** In the order in which they are tried; `id` is the rule's place among the form's or the offer's, from 1. */
      rules: readonly FrozenRule[]
      /** The form's rules are a partner's own; without `partner` they are the offer's. */
      isOfPartner: boolean
      calculated: Calculated
    }

const MAX_QUANTITY = 100_000n
const PRODUCT = '1'

export function exampleOf(draft: ExampleTerms, example: ExampleDraft, currency: string): Example {
  const unitMinor = minorOf(example.price, currency)
  const quantity = countOf(example.quantity, MAX_QUANTITY)
  if (unitMinor === null || quantity === null) return { kind: 'unreadable' }
  const isOfPartner = draft.everybodys !== undefined
  const rules = [
    ...readableRules(draft.rules, example.event, isOfPartner),
    ...readableRules(draft.everybodys ?? [], example.event, false),
  ]
  const capMinor = minorOf(draft.payoutCap, draft.payoutCapCurrency)
  const cap = capMinor === null ? null : { minor: capMinor.toString(), currency: draft.payoutCapCurrency }
  const brought = (tiers: Tiers) => ({
    own:
      tiers.by === 'conversions'
        ? (countOf(example.broughtConversions) ?? 0n)
        : (minorOf(example.broughtRevenue, tiers.currency ?? currency) ?? 0n),
    foreign: new Map<string, bigint>(),
  })
  const terms = freezeRules(rules, brought, cap, draft.flatProRata)
  if (terms.kind !== 'rules') return { kind: 'no_rule' }
  const sale = saleOf(example, currency, unitMinor, quantity)
  const product = sale.lines[0]?.productId ?? PRODUCT
  const calculated = calculatePayout(terms, sale, new Map([[product, factsOf(example)]]))
  return { kind: 'paid', unitMinor, quantity, rules: terms.rules, isOfPartner, calculated }
}

function readableRules(drafts: readonly RuleDraft[], event: string, partner: boolean): PayoutRule[] {
  return drafts.flatMap((draft, index): PayoutRule[] => {
    const checked = checkRule(draft, index)
    if (!checked.ok || checked.value.event !== event.trim().toLowerCase()) return []
    return [{ ...checked.value.rule, id: String(index + 1), partner }]
  })
}

function saleOf(example: ExampleDraft, currency: string, unitMinor: bigint, quantity: bigint): Sale {
  const one = (kind: keyof ExampleDraft['goods']) => listOf(example.goods[kind] ?? '')[0] ?? null
  return {
    currency,
    customerType: example.customer === '' ? null : example.customer,
    country: one('countries')?.toUpperCase() ?? null,
    couponKeys: listOf(example.goods.coupons ?? '').map(couponKey),
    lines: [
      {
        id: 'example',
        kind: 'product',
        units: Number(quantity),
        amountMinor: unitMinor * quantity,
        productId: one('products') ?? PRODUCT,
        variantId: one('variants'),
        sku: one('skus'),
        vendor: one('vendors'),
      },
    ],
  }
}

function factsOf({ goods }: ExampleDraft): ProductFacts {
  return {
    collections: listOf(goods.collections ?? ''),
    tags: listOf(goods.tags ?? ''),
    productType: listOf(goods.productTypes ?? '')[0] ?? null,
  }
}
