// The words for what the fields of a payout rule may be. Said where they are shown.
import type { ConditionKind, RuleDraft } from '#app/conversion/offer/rule-draft.ts'
import type { Period } from '#app/conversion/payout/rule.ts'
import { mark } from '#app/language/say.ts'
import type { ResourceKind } from '../resource-titles.ts'

export interface FieldWords {
  label: string
  help?: string
}

export const KIND_WORDS: Record<RuleDraft['kind'], string> = {
  percent: mark('Percentage'),
  flat: mark('Fixed amount'),
  both: mark('Percentage and fixed amount'),
  tiers: mark('Steps by what the partner brings'),
}

export const PERIOD_WORDS: Record<Period, string> = {
  day: mark('a day'),
  week: mark('a week'),
  month: mark('a month'),
  total: mark('in all'),
}

export const TIER_WORDS: Record<RuleDraft['tiers']['by'], string> = {
  conversions: mark('Conversions'),
  revenue: mark('Revenue'),
}

export const CONDITION_WORDS: Record<ConditionKind, FieldWords> = {
  customer: { label: mark('Customer') },
  countries: { label: mark('Countries'), help: mark('Two letters each, such as DE, AT') },
  coupons: { label: mark('Coupon codes'), help: mark('One of them was used in the order.') },
  products: { label: mark('Products'), help: mark('Ids, from the address of the product’s page') },
  variants: { label: mark('Variants'), help: mark('Ids, from the address of the variant’s page') },
  skus: { label: mark('SKUs'), help: mark('Exactly as they are written in the product') },
  vendors: { label: mark('Vendors'), help: mark('Exactly as they are written in the product') },
  collections: { label: mark('Collections'), help: mark('Ids, from the address of the collection’s page') },
  tags: { label: mark('Product tags') },
  productTypes: { label: mark('Product types') },
}

/** Conditions whose values are chosen in Shopify's picker. */
export const CONDITION_RESOURCES: Partial<Record<ConditionKind, ResourceKind>> = {
  products: 'product',
  collections: 'collection',
}
