// The heart of the life of a conversion: what is recorded and what the source says now, in; what changes, out. Pure. The
// state is derived, never counted up: applying the same input twice changes nothing the second time.
import { keep } from '#app/language/kept.ts'
import type { Conversion, ConversionInput } from './conversion.ts'
import { soldMinor } from './conversion.ts'
import { derive, type Demands } from './derive.ts'
import type { Flag } from './flag.ts'
import type { PayoutTerms } from './payout/rule.ts'
import { joinReasons, REASONS } from './reasons.ts'
import type { Status } from './status.ts'

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
  /** Another partner, offer or click is credited now; status and money may have changed with it. */
  | { kind: 'moved'; conversion: Conversion; from: Status; reason: string }
  /** Only the history says it: what a person decided and what changes nothing else, a payment. */
  | { kind: 'noted'; conversion: Conversion; reason: string }
  /** Nothing that counts changed; details (the order it belongs to) may have. */
  | { kind: 'same'; conversion: Conversion }

/** A new conversion of this input, not settled yet. @param id `conv_…` */
export function bareConversion(
  input: ConversionInput,
  terms: PayoutTerms,
  id: string,
  nowMs: number,
): Conversion {
  return {
    ...inputFields(input),
    id,
    status: 'pending',
    currency: input.currency,
    amountMinor: 0n,
    payoutMinor: 0n,
    originalAmountMinor: soldMinor(input.sale),
    originalPayoutMinor: 0n,
    amountExplicit: input.amountExplicit,
    payoutExplicit: input.payoutMinor !== null,
    payoutTerms: input.payoutMinor === null ? terms : { kind: 'given', minor: input.payoutMinor.toString() },
    payoutCalculation: null,
    flags: [],
    decidedStatus: null,
    creditDecided: input.credit.method === 'person',
    paidMinor: 0n,
    paidAtMs: null,
    holdUntilMs: null,
    approvedAtMs: null,
    createdAtMs: nowMs,
    changedAtMs: nowMs,
  }
}

export function settleNew(
  bare: Conversion,
  input: ConversionInput,
  demands: Demands,
  nowMs: number,
): Settled {
  const { conversion, reason } = derive(bare, input, demands, nowMs)
  const unpaid = bare.payoutTerms.kind === 'no_rule' ? [keep(REASONS.noRule, { event: input.event })] : []
  return { kind: 'created', conversion, reason: joinReasons([reason, ...unpaid]) }
}

/**
 * What an order says of a conversion that exists: its own, or one that a call reported first and the order attaches to.
 * @param flags those of before, or where caps were judged anew what was found
 */
export function settleAgain(
  known: Conversion,
  input: ConversionInput,
  demands: Demands,
  nowMs: number,
  flags: readonly Flag[] = known.flags,
): Settled {
  // The same credit by better evidence is no other credit; what it is known by is kept.
  const method = input.recredit ? input.credit.method : known.method
  const orderId = input.orderId ?? known.orderId
  const derived = derive({ ...known, orderId, method, flags }, input, demands, nowMs)
  return compare(known, derived.conversion, { status: derived.reason }, nowMs)
}

/**
 * It is credited otherwise now. For another partner, or another offer, it begins anew: their demands hold, whatever status it
 * had come to before.
 * @param terms of the offer and partner that it goes to
 */
export function settleMoved(
  known: Conversion,
  input: ConversionInput,
  terms: PayoutTerms,
  demands: Demands,
  nowMs: number,
): Settled {
  const { partnerId, offerId, clickId, couponCode, method } = input.credit
  const anew = partnerId !== known.partnerId || offerId !== known.offerId
  const moved: Conversion = {
    ...known,
    ...(anew && { status: 'pending', approvedAtMs: null }),
    partnerId,
    offerId,
    clickId,
    couponCode,
    method,
    payoutTerms: known.payoutTerms.kind === 'given' ? known.payoutTerms : terms,
    creditDecided: known.creditDecided || input.actor === 'person',
  }
  const { conversion } = derive(moved, input, demands, nowMs)
  return {
    kind: 'moved',
    conversion: { ...conversion, changedAtMs: nowMs },
    from: known.status,
    reason: input.recredit?.reason ?? REASONS.creditedAnew,
  }
}

/** @param decided as a person has left it, see decision.ts; @param reason the person's */
export function settleDecided(
  known: Conversion,
  decided: Conversion,
  input: ConversionInput,
  demands: Demands,
  reason: string,
  nowMs: number,
): Settled {
  const { conversion } = derive(decided, input, demands, nowMs)
  const settled = compare(known, conversion, { status: reason, money: reason }, nowMs)
  return settled.kind === 'same'
    ? { kind: 'noted', conversion: { ...settled.conversion, changedAtMs: nowMs }, reason }
    : settled
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
  return { kind: 'status', conversion, from: known.status, reason: REASONS.holdEnded }
}

function compare(
  known: Conversion,
  now: Conversion,
  reasons: { status: string; money?: string },
  nowMs: number,
): Settled {
  const conversion = { ...now, changedAtMs: nowMs }
  if (now.status !== known.status)
    return { kind: 'status', conversion, from: known.status, reason: reasons.status }
  const amountDeltaMinor = now.amountMinor - known.amountMinor
  const payoutDeltaMinor = now.payoutMinor - known.payoutMinor
  // A payout as sold that changes by itself (an edit and a refund at once) moves money in the ledger all the same.
  const regrossed = now.originalPayoutMinor !== known.originalPayoutMinor
  if (amountDeltaMinor === 0n && payoutDeltaMinor === 0n && !regrossed)
    return { kind: 'same', conversion: now }
  const reason = reasons.money ?? (amountDeltaMinor < 0n ? REASONS.takenBack : REASONS.changed)
  return { kind: 'adjusted', conversion, amountDeltaMinor, payoutDeltaMinor, reason }
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
    customerType: input.sale.customerType,
    occurredAtMs: input.occurredAtMs,
  }
}
