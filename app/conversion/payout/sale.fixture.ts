// Sales and terms for the tests of payouts.
import type { Rate } from '#app/money/rate.ts'
import type { Conditions, FrozenRule, PayoutTerms } from './rule.ts'
import type { Sale, SaleLine } from './sale.ts'

/** One unit of product 1 at 80.00. */
export const line = (change: Partial<SaleLine> = {}): SaleLine => ({
  id: 'L1',
  kind: 'product',
  units: 1,
  amountMinor: 8000n,
  productId: '1',
  variantId: '11',
  sku: 'MUG-1',
  vendor: 'Acme',
  ...change,
})
export const goodsOnly = { productId: null, variantId: null, sku: null, vendor: null }
export const shipping = (change: Partial<SaleLine> = {}) =>
  line({ id: 'S1', kind: 'shipping', amountMinor: 500n, ...goodsOnly, ...change })
export const whole = (change: Partial<SaleLine> = {}) =>
  line({ id: 'whole', kind: 'whole', units: 0, ...goodsOnly, ...change })

export const sale = (lines: readonly SaleLine[], change: Partial<Sale> = {}): Sale => ({
  currency: 'USD',
  lines,
  customerType: null,
  country: null,
  couponKeys: [],
  ...change,
})

export const usd = (minor: string) => ({ minor, currency: 'USD' })
/** `to` for one `from`, of the European Central Bank. */
export const ecbRate = (from: string, to: string, rate: string): Rate => ({
  from,
  to,
  rate,
  day: '2026-11-20',
  source: 'ecb',
})
export const eur = (minor: string) => ({ minor, currency: 'EUR' })

type Pays = Partial<Pick<FrozenRule, 'basisPoints' | 'flat' | 'partner' | 'tier'>>
export const rule = (pays: Pays, conditions: Conditions = {}): FrozenRule => ({
  id: 'r',
  partner: false,
  basisPoints: null,
  flat: null,
  tier: null,
  ...pays,
  conditions,
})

type RuleTerms = Extract<PayoutTerms, { kind: 'rules' }>
export const terms = (rules: readonly FrozenRule[], change: Partial<RuleTerms> = {}): RuleTerms => ({
  kind: 'rules',
  rules,
  cap: null,
  flatProRata: false,
  ...change,
})
