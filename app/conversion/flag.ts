// Why a conversion waits, or was refused, though it is paid: each with the words that its history says.
import { mark } from '#app/language/say.ts'

export const FLAGS = [
  'self_referral',
  'manual_review',
  'cap_soft',
  'cap_hard',
  'cap_rate_missing',
  'products_unknown',
  'rate_missing',
  'disputed',
  'dispute_prevented',
  'absurd_amount',
] as const
export type Flag = (typeof FLAGS)[number]

export const FLAG_REASONS: Readonly<Record<Flag, string>> = {
  self_referral: mark('the buyer is the partner'),
  manual_review: mark('the offer wants a person to approve it'),
  cap_soft: mark('it is beyond a cap'),
  cap_hard: mark('it is beyond a cap'),
  cap_rate_missing: mark('a cap counts money of another currency and there is no exchange rate for it'),
  products_unknown: mark('a payout rule asks for facts about its products that are not known yet'),
  rate_missing: mark('the payout depends on another currency and there is no exchange rate for it'),
  disputed: mark('its payment is disputed'),
  dispute_prevented: mark('a dispute of its payment was prevented'),
  absurd_amount: mark('the figures of its order cannot be right'),
}

/** Beyond a cap, or not judged yet: such a conversion takes nothing of the caps above it. */
export const CAP_FLAGS: ReadonlySet<Flag> = new Set(['cap_soft', 'cap_hard', 'cap_rate_missing'])
/** What was judged once, when it was credited; the others follow from what is known now. */
export const KEPT_FLAGS: ReadonlySet<Flag> = new Set([...CAP_FLAGS, 'manual_review'])
/** What a beyond-the-cap conversion is refused for; everything else waits. */
export const REJECTING_FLAGS: ReadonlySet<Flag> = new Set(['cap_hard'])
/** What may come up long after the conversion was approved, and then leaves it so. */
export const DISPUTE_FLAGS: ReadonlySet<Flag> = new Set(['disputed', 'dispute_prevented'])
