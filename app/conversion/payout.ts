// How much a partner gets for one conversion: rule and amount in, minor units out. Pure; summed exactly, rounded once.
import { divideRounded, percentOf } from '#app/money/rounding.ts'

/** An offer's rule for an event. */
export type PayoutRule =
  { kind: 'percent'; basisPoints: number } | { kind: 'flat'; minor: bigint; currency: string }

/** How a payout came about: stored with the conversion, so that later changes of the rule leave it alone. */
export type PayoutTerms =
  | { kind: 'percent'; basisPoints: number }
  | { kind: 'flat'; minor: string; currency: string }
  /** Named by the caller. */
  | { kind: 'given'; minor: string }
  /** The event has no rule: it pays 0 and says so. */
  | { kind: 'no_rule' }

/** The terms of a new conversion; what the caller names beats the rule. */
export function payoutTerms(rule: PayoutRule | null, givenMinor: bigint | null): PayoutTerms {
  if (givenMinor !== null) return { kind: 'given', minor: givenMinor.toString() }
  if (rule === null) return { kind: 'no_rule' }
  return rule.kind === 'flat' ? { kind: 'flat', minor: rule.minor.toString(), currency: rule.currency } : rule
}

/** Whether the terms cannot be paid in `currency`: a flat payout of another currency needs a rate. */
export function needsRate(terms: PayoutTerms, currency: string): boolean {
  return terms.kind === 'flat' && terms.currency !== currency
}

/** The payout for an amount as sold. 0 while a rate is missing: such a conversion waits (see settle). */
export function grossPayout(terms: PayoutTerms, amountMinor: bigint, currency: string): bigint {
  switch (terms.kind) {
    case 'percent':
      return percentOf(amountMinor, terms.basisPoints)
    case 'flat':
      return needsRate(terms, currency) ? 0n : BigInt(terms.minor)
    case 'given':
      return BigInt(terms.minor)
    case 'no_rule':
      return 0n
  }
}

/** How much of a sale is left: `nowMinor` of `originalMinor`, in one currency. */
export interface Remaining {
  originalMinor: bigint
  nowMinor: bigint
}

/**
 * What is left of `minor` when so much is left of the sale: taken back = round(minor x refunded / original) over ALL
 * refunds, so that the last refund closes exactly. Of a sale of nothing, nothing is taken back.
 */
export function leftOf(minor: bigint, { originalMinor, nowMinor }: Remaining): bigint {
  if (originalMinor === 0n) return minor
  return minor - divideRounded(minor * (originalMinor - nowMinor), originalMinor)
}

/**
 * The payout after refunds and edits. A flat payout stays whole until nothing is left of the sale.
 * @param grossMinor the payout for the sale as sold
 */
export function netPayout(terms: PayoutTerms, grossMinor: bigint, remaining: Remaining): bigint {
  if (terms.kind === 'flat')
    return remaining.nowMinor === 0n && remaining.originalMinor > 0n ? 0n : grossMinor
  if (terms.kind === 'percent' && remaining.nowMinor > remaining.originalMinor)
    return percentOf(remaining.nowMinor, terms.basisPoints)
  return leftOf(grossMinor, remaining)
}
