// Why a conversion changed, as its history keeps it: in English, because a row has no reader. Every reason that the code gives stands
// here or in flag.ts, so that pages can say it in the reader's language; several are joined. What a person typed stays as typed. Pure.
import type { Method } from '#app/attribution/evidence.ts'
import { keep, sayingKept } from '#app/language/kept.ts'
import { mark, type Say } from '#app/language/say.ts'
import { FLAG_REASONS } from './flag.ts'

export const REASONS = {
  // its status (derive-status)
  rejectedByPerson: mark('rejected by a person'),
  approvedByPerson: mark('approved by a person'),
  unpaid: mark('not paid yet'),
  lapsed: mark('a part is not paid yet'),
  held: mark('held for {{days}} days from payment'),
  paid: mark('paid'),
  holdEnded: mark('the hold has ended'),
  paidAndHeld: mark('paid, and the hold has ended'),
  noRule: mark('the offer has no payout rule for {{event}}: it pays 0'),
  // its money (settle)
  takenBack: mark('refunded or removed in part'),
  changed: mark('the order was changed'),
  // who is credited
  creditedAnew: mark('credited anew'),
  betterEvidence: mark('better evidence came: {{reason}}'),
  // its order will not be paid
  test: mark('a test order: recorded, not counted'),
  deleted: mark('the order was deleted'),
  chargedBack: mark('charged back'),
  cancelled: mark('the order was cancelled'),
  void: mark('the payment was voided or has expired'),
  refunded: mark('refunded in full'),
} as const

/** By what better evidence it is credited. */
export const EVIDENCE_NAMES: Readonly<Record<Method, string>> = {
  person: mark('person'),
  renewal: mark('renewal'),
  order_attribute: mark('order attribute'),
  line_property: mark('line property'),
  landing_page: mark('landing page'),
  cart_token: mark('cart token'),
  checkout_token: mark('checkout token'),
  click: mark('click'),
  journey: mark('journey'),
  pixel: mark('pixel'),
  customer: mark('customer'),
  coupon: mark('coupon'),
}

/** Before what a person gave as the reason of the decision that is taken back. */
const UNDONE = mark('Undone: {{typed}}')
/** Given for whoever takes back at once what he has created. */
export const CREATED_BY_HAND = mark('Undone: created by hand')
const JOINED = '; '

/** @param reasons of this file and of flag.ts, with their values in place; said once each */
export function joinReasons(reasons: readonly string[]): string {
  return [...new Set(reasons)].join(JOINED)
}

/** @param typed the reason that a person gave */
export function undoneReason(typed: string): string {
  return keep(UNDONE, { typed })
}

const sayOne = sayingKept([
  ...Object.values(REASONS),
  ...Object.values(FLAG_REASONS),
  ...Object.values(EVIDENCE_NAMES),
])
const sayUndone = sayingKept([CREATED_BY_HAND, UNDONE])

/**
 * A reason of the history in the reader's language.
 * @param isTyped a person gave it: only what we put before it is ours
 */
export function sayReason(kept: string, isTyped: boolean, say: Say): string {
  if (isTyped) return sayUndone(kept, say)
  return kept
    .split(JOINED)
    .map((reason) => sayOne(reason, say))
    .join(JOINED)
}
