// The words of conversions as people read them: statuses are components' own; here stands what they come from, what won, and why
// they wait. Pure.
import type { Method } from '#app/attribution/evidence.ts'
import type { Actor, Source } from '#app/conversion/conversion.ts'
import type { Flag } from '#app/conversion/flag.ts'
import type { Status } from '#app/conversion/status.ts'
import { mark } from '#app/language/say.ts'

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  pending: mark('Pending'),
  hold: mark('On hold'),
  approved: mark('Approved'),
  rejected: mark('Rejected'),
  reversed: mark('Reversed'),
}

export const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  shopify: mark('Shopify order'),
  inbound: mark('Inbound postback'),
  manual: mark('Created by hand'),
}

export const METHOD_WORDS: Readonly<Record<Method, string>> = {
  person: mark('A person’s word'),
  renewal: mark('Renewal of a subscription'),
  order_attribute: mark('Order attribute'),
  line_property: mark('Line property'),
  landing_page: mark('Landing page'),
  cart_token: mark('Cart'),
  checkout_token: mark('Checkout'),
  click: mark('Click id of a call'),
  journey: mark('Customer’s journey'),
  pixel: mark('Pixel'),
  customer: mark('Earlier click of the customer'),
  coupon: mark('Coupon'),
}

export const ACTOR_WORDS: Readonly<Record<Actor, string>> = {
  order: mark('The order'),
  inbound: mark('An inbound postback'),
  chore: mark('The app'),
  person: mark('A person'),
}

/** On a chip. */
export const FLAG_WORDS: Readonly<Record<Flag, string>> = {
  self_referral: mark('The buyer is the partner'),
  manual_review: mark('Every conversion is reviewed'),
  cap_soft: mark('Beyond a cap'),
  cap_hard: mark('Refused by a cap'),
  cap_rate_missing: mark('No exchange rate for a cap'),
  products_unknown: mark('Product facts missing'),
  rate_missing: mark('No exchange rate for the payout'),
  disputed: mark('Payment disputed'),
  dispute_prevented: mark('Dispute prevented'),
  absurd_amount: mark('Amount cannot be right'),
}

/** What comes of it by itself, and what a person can do. */
export const FLAG_ADVICE: Readonly<Record<Flag, string>> = {
  self_referral: mark(
    'The partner is known as the customer who bought. Approve it only if that is meant to count.',
  ),
  manual_review: mark('The offer wants a person to approve its conversions. Approve or reject it.'),
  cap_soft: mark('The partner or the offer has reached its cap. Approve it to pay all the same.'),
  cap_hard: mark('The partner or the offer has reached its hard cap, so nothing is paid.'),
  cap_rate_missing: mark(
    'It goes on by itself once there is an exchange rate; you can also enter one of your own.',
  ),
  products_unknown: mark('Shopify is being asked about its products. It goes on by itself.'),
  rate_missing: mark(
    'It goes on by itself once there is an exchange rate; you can also enter one of your own.',
  ),
  disputed: mark('The customer disputes the payment. It goes on by itself when the dispute ends.'),
  dispute_prevented: mark('A dispute was settled before it began, mostly by a refund. Look at the order.'),
  absurd_amount: mark('The figures of the order are beyond what money can be. Look at the order in Shopify.'),
}

/** What the filter by reasons to wait offers first. */
export const ANY_FLAG = mark('Any reason to wait')
