// Judges an authenticated, well-formed call by what is known of its click and coupon: a conversion to be recorded, or why
// not. And compares a duplicate with its original. Pure.
import { decide } from '#app/attribution/decide.ts'
import type { Claim, Decision } from '#app/attribution/evidence.ts'
import { ageDays } from '#app/attribution/find-fault.ts'
import { gather, type Known } from '#app/attribution/gather.ts'
import {
  reportedSale,
  type Conversion,
  type ConversionInput,
  type ConversionShop,
} from '#app/conversion/conversion.ts'
import { formatMinor } from '#app/money/decimal.ts'
import type { Call } from './call.ts'
import { refuse, type Mismatch, type Refusal } from './outcome.ts'

/** The claims of a call, best first. */
export function callClaims(call: Call): Claim[] {
  return [
    ...(call.clickId === null ? [] : [{ method: 'click' as const, clickId: call.clickId }]),
    ...(call.couponCode === null ? [] : [{ method: 'coupon' as const, code: call.couponCode }]),
  ]
}

export type Judged = { kind: 'credited'; input: ConversionInput; decision: Decision } | Refusal

export function judgeCall(
  call: Call,
  shop: ConversionShop,
  offerId: string,
  known: Known,
  receivedAtMs: number,
): Judged {
  const occasion = { claims: callClaims(call), atMs: receivedAtMs, source: 'call' as const, offerId }
  const decision = decide(gather(occasion, known, 'last'))
  const { credit } = decision
  if (credit === null) return refusal(call, decision)
  return {
    kind: 'credited',
    decision,
    input: {
      shop,
      source: 'inbound',
      actor: 'inbound',
      txnId: call.txnId,
      orderId: null,
      event: call.event,
      credit,
      click: credit.clickId === null ? undefined : known.clicks.get(credit.clickId),
      progress: { kind: 'earned', paidAtMs: receivedAtMs },
      ...reportedSale(call.currency, call.amountMinor),
      payoutMinor: call.payoutMinor,
      test: false,
      occurredAtMs: receivedAtMs,
    },
  }
}

/** The click's own fault is named first: it is what the caller can mend. */
function refusal(call: Call, decision: Decision): Refusal {
  if (!call.clickGiven)
    return refuse(
      'invalid_coupon_code',
      'coupon_code belongs to no active partner of this offer',
      'coupon_code',
    )
  const loser = decision.evidence.find((piece) => 'click' in piece)
  switch (loser?.verdict) {
    case 'click_expired':
      return refuse(
        'click_expired',
        `the click is ${ageDays(loser.click?.atMs ?? 0, decision)} days old, the offer counts ${loser.click?.lookbackDays}`,
        'click_id',
      )
    case 'offer_mismatch':
      return refuse('offer_mismatch', 'the click belongs to another offer', 'click_id')
    default:
      return refuse('click_not_found', 'no click of this brand has this click_id', 'click_id')
  }
}

/** What a duplicate says otherwise than the original; null where it says the same. */
export function findMismatch(original: Conversion, call: Call, offerId: string): Mismatch | null {
  const money = (minor: bigint, currency: string) => `${formatMinor(minor, currency)} ${currency}`
  const pairs: Mismatch = {
    event: [original.event, call.event],
    amount: [money(original.originalAmountMinor, original.currency), money(call.amountMinor, call.currency)],
    click_id: [original.clickId, call.clickId],
    offer: [original.offerId, offerId],
    ...(call.payoutMinor !== null && {
      payout: [
        money(original.originalPayoutMinor, original.currency),
        money(call.payoutMinor, call.currency),
      ],
    }),
  }
  const different = Object.entries(pairs).filter(([, [was, now]]) => was !== now)
  return different.length === 0 ? null : Object.fromEntries(different)
}
