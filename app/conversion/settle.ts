// The heart of the life of a conversion: what is recorded and what the source says now, in; what changes, out. Pure. The
// state is derived, never counted up: applying the same input twice changes nothing the second time.
import type { Conversion, ConversionInput } from './conversion.ts'
import { derive } from './derive.ts'
import { payoutTerms, type PayoutRule } from './payout.ts'
import type { Status } from './status.ts'

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
