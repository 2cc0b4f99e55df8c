// How a conversion should stand, derived from what its source says now: money, status, hold. Nothing is counted up, so the
// same input gives the same conversion however often it is applied. Settle compares the result with what is recorded.
import type { Conversion, ConversionInput, Progress } from './conversion.ts'
import { holdEndMs } from './hold.ts'
import { grossPayout, leftOf, needsRate, netPayout, type PayoutTerms } from './payout.ts'
import { countsZero, mayChange, type Status } from './status.ts'

/**
 * @param known as recorded, or a bare new one in `pending`
 * @param holdDays of the offer
 * @returns the conversion as it should stand, and why its status is what it is, in words
 */
export function derive(
  known: Conversion,
  input: ConversionInput,
  holdDays: number,
  nowMs: number,
): { conversion: Conversion; reason: string } {
  const money = deriveMoney(known, input)
  const target = deriveStatus(known, input, money.terms, holdDays, nowMs)
  // A way that the machine does not have (an approved one whose order waits again) leaves the status as it is.
  const status =
    target.status === known.status || mayChange(known.status, target.status) ? target.status : known.status
  const zero = countsZero(status)
  return {
    reason: target.reason,
    conversion: {
      ...known,
      status,
      saleAmountMinor: known.amountExplicit ? known.saleAmountMinor : input.saleAmountMinor,
      discountMinor: known.amountExplicit ? known.discountMinor : input.discountMinor,
      originalAmountMinor: money.originalAmountMinor,
      originalPayoutMinor: money.originalPayoutMinor,
      amountMinor: zero ? 0n : money.amountMinor,
      payoutMinor: zero ? 0n : money.payoutMinor,
      holdUntilMs: status === 'hold' ? target.holdUntilMs : null,
      approvedAtMs: known.approvedAtMs ?? (status === 'approved' ? nowMs : null),
    },
  }
}

function deriveMoney(known: Conversion, input: ConversionInput) {
  const remaining = { originalMinor: input.originalAmountMinor, nowMinor: input.amountMinor }
  const originalAmountMinor = known.amountExplicit ? known.originalAmountMinor : input.originalAmountMinor
  const originalPayoutMinor = grossPayout(known.payoutTerms, originalAmountMinor, known.currency)
  return {
    terms: known.payoutTerms,
    originalAmountMinor,
    originalPayoutMinor,
    amountMinor: known.amountExplicit ? leftOf(originalAmountMinor, remaining) : input.amountMinor,
    payoutMinor: netPayout(
      known.payoutTerms,
      originalPayoutMinor,
      known.amountExplicit ? scaled(originalAmountMinor, remaining) : remaining,
    ),
  }
}

/** The order's remaining share, in the conversion's own amount: an explicit amount may be of another currency. */
function scaled(originalMinor: bigint, remaining: { originalMinor: bigint; nowMinor: bigint }) {
  return { originalMinor, nowMinor: leftOf(originalMinor, remaining) }
}

function deriveStatus(
  known: Conversion,
  input: ConversionInput,
  terms: PayoutTerms,
  holdDays: number,
  nowMs: number,
): { status: Status; reason: string; holdUntilMs: number | null } {
  const progress: Progress = input.progress
  if (progress.kind === 'void') {
    const taken = known.approvedAtMs !== null
    return { status: taken ? 'reversed' : 'rejected', reason: progress.reason, holdUntilMs: null }
  }
  if (needsRate(terms, known.currency)) {
    return {
      status: 'pending',
      reason: 'the payout is in another currency and there is no exchange rate for it',
      holdUntilMs: null,
    }
  }
  if (progress.kind === 'unpaid') return { status: 'pending', reason: 'not paid yet', holdUntilMs: null }
  const end = holdEndMs(progress.paidAtMs, holdDays, input.shop.timeZone)
  if (progress.kind === 'lapsed' && (end ?? progress.paidAtMs) > progress.sinceMs) {
    return { status: 'pending', reason: 'a part is not paid yet', holdUntilMs: null }
  }
  if (end !== null && end > nowMs)
    return { status: 'hold', reason: `held for ${holdDays} days from payment`, holdUntilMs: end }
  return {
    status: 'approved',
    reason: end === null ? 'paid' : 'paid, and the hold has ended',
    holdUntilMs: null,
  }
}
