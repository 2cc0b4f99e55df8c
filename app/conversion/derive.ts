// How a conversion should stand, derived from what its source says now: money, flags, status, hold. Nothing is counted up, so
// the same input gives the same conversion however often it is applied. Settle compares the result with what is recorded.
import type { RateOf } from '#app/money/rate.ts'
import type { Conversion, ConversionInput } from './conversion.ts'
import { soldMinor, wholeSale } from './conversion.ts'
import { deriveStatus } from './derive-status.ts'
import { KEPT_FLAGS, type Flag } from './flag.ts'
import { calculatePayout } from './payout/calculate.ts'
import { keepRates } from './payout/keep-rates.ts'
import { leftOf, netPayout } from './payout/net-payout.ts'
import type { PayoutTerms } from './payout/rule.ts'
import type { ProductFacts, Sale } from './payout/sale.ts'
import { countsZero, mayChange } from './status.ts'

/** What an offer and a partner demand of every conversion, new or not. */
export interface Demands {
  /** Whole days from payment. */
  holdDays: number
  /** Who the partner is as a buyer. */
  partner: { customerId: string | null; buyerHash: string | null }
  /** What is known of the products, by id. */
  facts: ReadonlyMap<string, ProductFacts>
  /** The exchange rates of now, of the pairs that may be needed. */
  rateOf: RateOf
}

/**
 * @param known as recorded, or a bare new one in `pending`
 * @returns the conversion as it should stand, and why its status is what it is, in words
 */
export function derive(
  known: Conversion,
  input: ConversionInput,
  demands: Demands,
  nowMs: number,
): { conversion: Conversion; reason: string } {
  const { missing, ...money } = deriveMoney(known, input, demands)
  const flags = deriveFlags(known, input, demands, missing)
  const target = deriveStatus({ ...known, flags }, input, demands.holdDays, nowMs)
  // A way that the machine does not have (an approved one whose order waits again) leaves the status as it is.
  const status =
    target.status === known.status || mayChange(known.status, target.status) ? target.status : known.status
  const zero = countsZero(status)
  return {
    reason: target.reason,
    conversion: {
      ...known,
      ...money,
      status,
      flags,
      customerType: input.sale.customerType ?? known.customerType,
      saleAmountMinor: known.amountExplicit ? known.saleAmountMinor : input.saleAmountMinor,
      discountMinor: known.amountExplicit ? known.discountMinor : input.discountMinor,
      amountMinor: zero ? 0n : money.amountMinor,
      payoutMinor: zero ? 0n : money.payoutMinor,
      holdUntilMs: status === 'hold' ? target.holdUntilMs : null,
      approvedAtMs: known.approvedAtMs ?? (status === 'approved' ? nowMs : null),
    },
  }
}

/** The sale that a conversion is paid for: its own amount, where the caller named one, else the order's lines. */
export function paidSale(known: Conversion, input: Pick<ConversionInput, 'sale'>): Sale {
  if (!known.amountExplicit) return input.sale
  const { customerType, country, couponKeys } = input.sale
  return { ...wholeSale(known.currency, known.originalAmountMinor), customerType, country, couponKeys }
}

function deriveMoney(known: Conversion, input: ConversionInput, { facts, rateOf }: Demands) {
  const sale = paidSale(known, input)
  const factual = keepFacts(known.payoutTerms, sale, facts)
  const payoutTerms = keepRates(factual, sale, keptFacts(factual), rateOf)
  const calculated = calculatePayout(payoutTerms, sale, keptFacts(payoutTerms))
  const ordered = { soldMinor: soldMinor(input.sale), nowMinor: input.amountMinor }
  const originalAmountMinor = soldMinor(sale)
  // An explicit amount may be of another currency than the order: it keeps the share that is left of the order.
  const amountMinor = known.amountExplicit ? leftOf(originalAmountMinor, ordered) : input.amountMinor
  return {
    missing: calculated,
    payoutTerms,
    originalAmountMinor,
    originalPayoutMinor: calculated.grossMinor,
    payoutCalculation: calculated.calculation,
    amountMinor,
    payoutMinor: netPayout(calculated, { soldMinor: originalAmountMinor, nowMinor: amountMinor }),
  }
}

/** Product facts that a conversion was paid by. */
export function keptFacts(terms: PayoutTerms): Map<string, ProductFacts> {
  return new Map(terms.kind === 'rules' ? Object.entries(terms.facts ?? {}) : [])
}

/** What is asked for the first time is kept from now on. */
function keepFacts(terms: PayoutTerms, sale: Sale, facts: ReadonlyMap<string, ProductFacts>): PayoutTerms {
  if (terms.kind !== 'rules' || facts.size === 0) return terms
  const { missingProducts } = calculatePayout(terms, sale, keptFacts(terms))
  const found = missingProducts.flatMap((id) => {
    const fact = facts.get(id)
    return fact ? [[id, fact] as const] : []
  })
  return found.length === 0 ? terms : { ...terms, facts: { ...terms.facts, ...Object.fromEntries(found) } }
}

function deriveFlags(
  known: Conversion,
  input: ConversionInput,
  { partner }: Demands,
  missing: { missingProducts: readonly string[]; missingRates: readonly string[] },
): Flag[] {
  const { buyer, shop } = input
  const isPartner =
    (buyer.customerId !== null && buyer.customerId === partner.customerId) ||
    (buyer.hash !== null && buyer.hash === partner.buyerHash)
  const found: [Flag, boolean][] = [
    ['self_referral', shop.reviewSelfReferrals && isPartner],
    ['products_unknown', missing.missingProducts.length > 0],
    ['rate_missing', missing.missingRates.length > 0],
  ]
  return [
    ...known.flags.filter((flag) => KEPT_FLAGS.has(flag)),
    ...found.flatMap(([flag, holds]) => (holds ? [flag] : [])),
    ...input.flags,
  ]
}
