// What became of an inbound call, in words, and what to do about it: for every outcome that the log can hold. Pure.
import type { ErrorCode } from '#app/intake/inbound/outcome.ts'
import { mark } from '#app/language/say.ts'

export type CallOutcome = 'ok' | 'duplicate' | 'test' | ErrorCode

export interface OutcomeWords {
  /** What happened. */
  title: string
  /** What to do, or why nothing is to be done. */
  advice: string
}

/** What the filter calls groups; `refused` is every code. */
export const GROUPS = ['accepted', 'duplicate', 'test', 'refused'] as const
export type OutcomeGroup = (typeof GROUPS)[number]

export function groupOf(outcome: string): OutcomeGroup {
  if (outcome === 'ok') return 'accepted'
  return outcome === 'duplicate' || outcome === 'test' ? outcome : 'refused'
}

export const OUTCOME_WORDS: Record<CallOutcome, OutcomeWords> = {
  ok: { title: mark('Accepted'), advice: mark('A conversion was recorded. Nothing is to be done.') },
  duplicate: {
    title: mark('Repeated'),
    advice: mark(
      'This transaction id was reported before. The first report counts; callers may send again without harm.',
    ),
  },
  test: {
    title: mark('Test'),
    advice: mark(
      'A test call: it stands in this log and nowhere else. Real calls carry the click_id of a real click.',
    ),
  },
  invalid_secret: {
    title: mark('Wrong secret'),
    advice: mark(
      'The secret is missing or is not this offer’s. Copy the offer’s postback secret into the caller’s settings, as the parameter secret or the header X-Postback-Secret; where both are sent, the header counts.',
    ),
  },
  ip_not_allowed: {
    title: mark('Address not allowed'),
    advice: mark('The caller’s IP address is not on the offer’s list. Add it there if the caller is yours.'),
  },
  unknown_offer: {
    title: mark('Unknown offer'),
    advice: mark(
      'The brand is yours, but it has no offer of that name. Compare the last part of the caller’s address with the offer’s name in links.',
    ),
  },
  method_not_allowed: {
    title: mark('Wrong method'),
    advice: mark('Only GET and POST are taken. Set the caller to one of them.'),
  },
  body_too_large: {
    title: mark('Too large'),
    advice: mark('The call was longer than 64 KiB. Send only the parameters that are documented.'),
  },
  unsupported_content_type: {
    title: mark('Wrong content type'),
    advice: mark('A POST is taken as a form or as JSON. Set the caller’s Content-Type to one of them.'),
  },
  invalid_body: {
    title: mark('Unreadable body'),
    advice: mark('The body is no JSON object. Send one flat object of names and values.'),
  },
  missing_click_id: {
    title: mark('No click id'),
    advice: mark(
      'The call names neither a click_id nor a coupon_code. Hand the click_id of the landing page’s address through to the call.',
    ),
  },
  invalid_click_id: {
    title: mark('Bad click id'),
    advice: mark('click_id was sent more than once, or is no plain text. Send it once.'),
  },
  invalid_amount: {
    title: mark('Bad amount'),
    advice: mark(
      'amount has to be a decimal like 49.99, with a point, without a sign or thousands separators, and with no more digits than its currency has.',
    ),
  },
  invalid_payout: {
    title: mark('Bad payout'),
    advice: mark(
      'payout has to be a decimal like 10.00 in the same currency as amount. Leave it away to have it computed by the offer’s rules.',
    ),
  },
  invalid_txn_id: {
    title: mark('Bad transaction id'),
    advice: mark('txn_id has to be 1 to 255 characters, sent once.'),
  },
  invalid_event: {
    title: mark('Bad event'),
    advice: mark('event has to be 1 to 64 of a-z, 0-9, hyphen and underscore, such as sale or lead.'),
  },
  invalid_currency: {
    title: mark('Bad currency'),
    advice: mark('currency has to be an ISO 4217 code such as USD, sent once.'),
  },
  invalid_coupon_code: {
    title: mark('Coupon without a partner'),
    advice: mark(
      'coupon_code belongs to no active partner of this offer. Give the code to a partner, and send the call again.',
    ),
  },
  click_not_found: {
    title: mark('Unknown click'),
    advice: mark(
      'No click of this brand has this click_id. See that the caller hands on the whole id as it came in the landing page’s address, and not a placeholder.',
    ),
  },
  click_expired: {
    title: mark('Click too old'),
    advice: mark(
      'The click lies further back than the offer’s lookback window. A longer window counts for calls that come after it was set.',
    ),
  },
  offer_mismatch: {
    title: mark('Click of another offer'),
    advice: mark(
      'The click belongs to another offer. Call that offer’s address, or use the link of this one.',
    ),
  },
  rate_limited: {
    title: mark('Too many calls'),
    advice: mark('Too many calls came at once. The answer says after how long to send again.'),
  },
  unavailable: {
    title: mark('Our failure'),
    advice: mark('It could not be recorded for a fault of ours. With a txn_id it is safe to send it again.'),
  },
}

/** The codes of refusals, in the order of the table. */
export const REFUSAL_CODES = (Object.keys(OUTCOME_WORDS) as CallOutcome[]).filter(
  (outcome): outcome is ErrorCode => groupOf(outcome) === 'refused',
)

/** An outcome that no version of this program writes is shown as it stands. */
export function wordsOf(outcome: string): OutcomeWords {
  return Object.hasOwn(OUTCOME_WORDS, outcome)
    ? OUTCOME_WORDS[outcome as CallOutcome]
    : { title: outcome, advice: '' }
}
