// An order of 100.00 and what it makes of a conversion, for the tests of settling.
import { wholeSale, type ConversionInput } from './conversion.ts'
import type { Demands } from './derive.ts'
import type { PayoutTerms, Result } from './payout/rule.ts'
import { bareConversion, settleNew } from './settle.ts'

export const NOW = Date.parse('2026-11-20T12:00:00Z')
export const DAY = 86_400_000
export const paying = (result: Partial<Result>): PayoutTerms => ({
  kind: 'rules',
  cap: null,
  flatProRata: false,
  rules: [{ id: 'r', partner: false, conditions: {}, tier: null, basisPoints: null, flat: null, ...result }],
})
export const TEN_PERCENT = paying({ basisPoints: 1000 })
export const FLAT = paying({ flat: { minor: '500', currency: 'USD' } })
export const FREE: Demands = {
  holdDays: 0,
  partner: { customerId: null, buyerHash: null },
  facts: new Map(),
  rateOf: () => null,
}
export const HELD: Demands = { ...FREE, holdDays: 14 }
export const sold = (minor: bigint, currency = 'USD') => ({
  sale: wholeSale(currency, minor),
  amountMinor: minor,
})

export function order(change: Partial<ConversionInput> = {}): ConversionInput {
  return {
    shop: {
      id: 's',
      timeZone: 'UTC',
      revenueVisible: true,
      followTestOrders: false,
      reviewSelfReferrals: true,
    },
    source: 'shopify',
    actor: 'order',
    txnId: '1',
    orderId: '1',
    event: 'sale',
    credit: { partnerId: 'p', offerId: 'o', clickId: null, couponCode: 'X', method: 'coupon' },
    progress: { kind: 'earned', paidAtMs: NOW },
    currency: 'USD',
    ...sold(10000n),
    saleAmountMinor: 11500n,
    discountMinor: 0n,
    amountExplicit: false,
    payoutMinor: null,
    buyer: { customerId: null, hash: null },
    flags: [],
    disputedSinceMs: null,
    test: false,
    occurredAtMs: NOW,
    ...change,
  }
}
export const settled = (input: ConversionInput, demands = FREE, terms = TEN_PERCENT) =>
  settleNew(bareConversion(input, terms, 'conv_1', NOW), input, demands, NOW)
export const made = (input: ConversionInput, demands = FREE, terms = TEN_PERCENT) =>
  settled(input, demands, terms).conversion
export const brief = (settled: ReturnType<typeof settleNew>) => ({
  kind: settled.kind,
  status: settled.conversion.status,
  amount: settled.conversion.amountMinor,
  payout: settled.conversion.payoutMinor,
})
