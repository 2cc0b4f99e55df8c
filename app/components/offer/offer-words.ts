// The words for what an offer's fields may be. Said where they are shown.
import type { CapDraft, ConditionKind, OfferDraft, RuleDraft } from '#app/conversion/offer/offer-draft.ts'
import type { Period } from '#app/conversion/payout/rule.ts'
import { mark } from '#app/language/say.ts'

interface Words {
  label: string
  help?: string
}

export const COUPON_RULE_WORDS: Record<OfferDraft['couponRule'], Words> = {
  click_first: {
    label: mark('Clicks first'),
    help: mark('A coupon counts where no click does.'),
  },
  coupon_first: {
    label: mark('Coupons first'),
    help: mark('Whoever owns the coupon is credited, whatever link was clicked.'),
  },
  needs_click: {
    label: mark('Coupons only beside a click'),
    help: mark(
      'A coupon counts only with a click by the same partner: codes that have leaked bring nothing.',
    ),
  },
}

export const SOURCE_WORDS: Record<'storefront' | 'draft' | 'pos', string> = {
  storefront: mark('Orders from the storefront'),
  draft: mark('Draft orders'),
  pos: mark('Orders from a point of sale'),
}

export const RENEWAL_WORDS: Record<OfferDraft['renewals'], string> = {
  all: mark('All renewals count'),
  none: mark('No renewal counts'),
  first: mark('The first renewals count'),
  months: mark('Renewals count for some months'),
}

export const APPROVAL_WORDS: Record<OfferDraft['approval'], Words> = {
  automatic: {
    label: mark('By itself'),
    help: mark('A conversion is approved when it is paid and its hold has ended.'),
  },
  manual: {
    label: mark('By a person'),
    help: mark(
      'A conversion stays pending until somebody approves or rejects it. This holds for what comes from now on.',
    ),
  },
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

export const MEASURE_WORDS: Record<CapDraft['measure'], string> = {
  conversions: mark('Conversions'),
  payout: mark('Payout'),
}

export const TIER_WORDS: Record<RuleDraft['tiers']['by'], string> = {
  conversions: mark('Conversions'),
  revenue: mark('Revenue'),
}

export const EFFECT_WORDS: Record<CapDraft['effect'], Words> = {
  soft: { label: mark('Wait for a person') },
  hard: { label: mark('Reject') },
}

export const CONDITION_WORDS: Record<ConditionKind, Words> = {
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
