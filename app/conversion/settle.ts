// The heart of the life of a conversion: what is recorded and what the source says now, in; what changes, out. Pure. The
// state is derived, never counted up: applying the same input twice changes nothing the second time.
import type { Conversion, ConversionInput, Progress } from './conversion.ts'
import { holdEndMs } from './hold.ts'
import {
  grossPayout,
  leftOf,
  needsRate,
  netPayout,
  payoutTerms,
  type PayoutRule,
  type PayoutTerms,
} from './payout.ts'
import { countsZero, mayChange, type Status } from './status.ts'

/** What the offer demands. */
export interface OfferTerms {
  holdDays: number
  rule: PayoutRule | null
}

export type Settled =
  | { kind: 'created'; conversion: Conversion; reason: string }
  | { kind: 'status'; conversion: Conversion; from: Status; reason: string }
  | {
      kind: 'adjusted'
      conversion: Conversion
      amountDeltaMinor: bigint
      payoutDeltaMinor: bigint
      reason: string
    }
  /** Nothing that counts changed; details (the order it belongs to) may have. */
  | { kind: 'same'; conversion: Conversion }

/** A new conversion of this input. @param id `conv_…` */
export function settleNew(input: ConversionInput, offer: OfferTerms, id: string, nowMs: number): Settled {
  const terms = payoutTerms(offer.rule, input.payoutMinor)
  const bare: Conversion = {
    ...inputFields(input),
    id,
    status: 'pending',
    amountMinor: 0n,
    payoutMinor: 0n,
    originalPayoutMinor: 0n,
    amountExplicit: input.amountExplicit,
    payoutExplicit: input.payoutMinor !== null,
    originalAmountMinor: input.originalAmountMinor,
    currency: input.currency,
    payoutTerms: terms,
    holdUntilMs: null,
    approvedAtMs: null,
    createdAtMs: nowMs,
    changedAtMs: nowMs,
  }
  const { conversion, reason } = derive(bare, input, offer.holdDays, nowMs)
  return {
    kind: 'created',
    conversion,
    reason:
      terms.kind === 'no_rule'
        ? `${reason}; the offer has no payout rule for ${input.event}: it pays 0`
        : reason,
  }
}

/** What an order says of a conversion that exists: its own, or one that a call reported first and the order attaches to. */
export function settleAgain(
  known: Conversion,
  input: ConversionInput,
  offer: OfferTerms,
  nowMs: number,
): Settled {
  const { conversion, reason } = derive(
    { ...known, orderId: input.orderId ?? known.orderId },
    input,
    offer.holdDays,
    nowMs,
  )
  if (conversion.status !== known.status) {
    return { kind: 'status', conversion: { ...conversion, changedAtMs: nowMs }, from: known.status, reason }
  }
  const amountDeltaMinor = conversion.amountMinor - known.amountMinor
  const payoutDeltaMinor = conversion.payoutMinor - known.payoutMinor
  if (amountDeltaMinor === 0n && payoutDeltaMinor === 0n) return { kind: 'same', conversion }
  return {
    kind: 'adjusted',
    conversion: { ...conversion, changedAtMs: nowMs },
    amountDeltaMinor,
    payoutDeltaMinor,
    reason: amountDeltaMinor < 0n ? 'refunded or removed in part' : 'the order was changed',
  }
}

/** The hold of a conversion has run out. */
export function settleHold(known: Conversion, nowMs: number): Settled {
  const conversion: Conversion = {
    ...known,
    status: 'approved',
    holdUntilMs: null,
    approvedAtMs: nowMs,
    changedAtMs: nowMs,
  }
  return { kind: 'status', conversion, from: known.status, reason: 'the hold has ended' }
}

function inputFields(input: ConversionInput) {
  return {
    shopId: input.shop.id,
    txnId: input.txnId,
    event: input.event,
    saleAmountMinor: input.saleAmountMinor,
    discountMinor: input.discountMinor,
    partnerId: input.credit.partnerId,
    offerId: input.credit.offerId,
    clickId: input.credit.clickId,
    couponCode: input.credit.couponCode,
    method: input.credit.method,
    orderId: input.orderId,
    source: input.source,
    test: input.test,
    customerType: input.customerType,
    occurredAtMs: input.occurredAtMs,
  }
}

function derive(
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
