// Attribution in words that can be said in every language: where a claim was found, why it does not count, and what to do about it.
// The same as attribution/explain tells at a terminal, in pieces that a page lays out. Pure.
import type {
  Claim,
  ClickClaim,
  Confidence,
  Decision,
  Judged,
  LossReason,
  OrderSource,
} from '#app/attribution/evidence.ts'
import { CONFIDENCE } from '#app/attribution/evidence.ts'
import { ageDays } from '#app/attribution/find-fault.ts'
import type { Say } from '#app/language/say.ts'
import { mark } from '#app/language/say.ts'

const PLACES: Readonly<Record<ClickClaim['method'], string>> = {
  order_attribute: mark('Click in the order’s attributes'),
  line_property: mark('Click in a line’s properties'),
  landing_page: mark('Click in the landing page’s address'),
  cart_token: mark('Click seen with the order’s cart'),
  checkout_token: mark('Click seen with the order’s checkout'),
  click: mark('Click named by the call'),
  journey: mark('Click in the customer’s journey'),
  pixel: mark('Click that the pixel reported'),
  customer: mark('Earlier click of the same customer'),
}

/** Where something was found that speaks for a partner. */
export function placeOf(claim: Claim, say: Say): string {
  if (claim.method === 'renewal') return say('First order of its subscription')
  if (claim.method === 'coupon') return say('Coupon {{code}}', { code: claim.code })
  if (!claim.visit) return say(PLACES[claim.method])
  const { via } = claim.visit
  if (claim.method === 'order_attribute') return say('Link of {{via}} in the order’s attributes', { via })
  if (claim.method === 'journey') return say('Link of {{via}} in the customer’s journey', { via })
  return say('Link of {{via}} in the landing page’s address', { via })
}

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  certain: mark('certain'),
  high: mark('high'),
  medium: mark('medium'),
  fair: mark('fair'),
  low: mark('low'),
}

const SOURCES: Readonly<Record<OrderSource, string>> = {
  storefront: mark('The offer does not count orders of the storefront.'),
  draft: mark('The offer does not count draft orders.'),
  pos: mark('The offer does not count point of sale orders.'),
  renewal: mark('The offer does not count renewals.'),
  call: mark('The offer does not count calls.'),
}

const PLAIN: Readonly<Partial<Record<Judged['verdict'], string>>> = {
  credited: mark('It would count, but a person decided otherwise.'),
  click_after_order: mark('The click was made after the order.'),
  renewals_not_counted: mark('The offer does not count renewals.'),
  renewal_decides: mark('A renewal follows the first order of its subscription.'),
  click_not_found: mark('This shop has no such click.'),
  partner_not_found: mark('The shop has no partner of this name with such an offer.'),
  offer_paused: mark('The offer was paused.'),
  offer_mismatch: mark('It is for another offer than the call’s.'),
  report_out_of_time: mark('It was reported too long before or after the order to be about it.'),
  coupon_without_owner: mark('The code belongs to no partner.'),
  coupon_without_click: mark(
    'The offer counts a coupon only beside a click by the same partner, and there is none.',
  ),
  partner_paused: mark('The partner was paused.'),
}

/** Why it does not count. */
export function reasonOf(piece: Judged, decision: Decision, say: Say): string {
  const renewal = 'renewal' in piece ? piece.renewal : null
  const click = 'click' in piece ? piece.click : null
  switch (piece.verdict) {
    case 'source_not_counted':
      return say(SOURCES[decision.source ?? 'storefront'])
    case 'renewal_limit_reached':
      return say('It is renewal {{number}}, the offer counts the first {{limit}}.', {
        number: renewal?.number ?? 0,
        limit: renewal?.limit ?? 0,
      })
    case 'renewal_too_late':
      return say('The offer counts renewals for {{limit}} months from the first order.', {
        limit: renewal?.limit ?? 0,
      })
    case 'click_expired':
      return say('The click was {{days}} days old, the offer counts {{lookback}}.', {
        days: ageDays(click?.atMs ?? 0, decision),
        lookback: click?.lookbackDays ?? 0,
      })
    case 'outranked':
      return outranked(piece, decision, say)
    default:
      return say(PLAIN[piece.verdict] ?? '')
  }
}

function outranked(piece: Judged, { evidence, clickChoice }: Decision, say: Say): string {
  const winner = evidence.find(({ verdict }) => verdict === 'credited')
  if (winner && 'coupon' in winner)
    return say('coupon' in piece ? 'Another code counts.' : 'A coupon of its offer comes before clicks.')
  if ('coupon' in piece) return say('A click comes before it.')
  if (!winner || !('click' in winner) || !('click' in piece)) return say('Other evidence comes before it.')
  if (winner.claim.clickId === piece.claim.clickId) return say('It is the same click.')
  if (CONFIDENCE[winner.claim.method] !== CONFIDENCE[piece.claim.method])
    return say('It holds too, but what won can be relied on more.')
  const same = winner.claim.visit && winner.claim.visit.via === piece.claim.visit?.via
  if (same) return say('It is the same link.')
  if (piece.claim.visit && !winner.claim.visit && piece.click?.partnerId === winner.click?.partnerId)
    return say('The partner’s click is known, so none is made from the order.')
  return say(
    clickChoice === 'last'
      ? 'It holds too, but a later click counts.'
      : 'It holds too, but an earlier click counts.',
  )
}

/** What can be done about it; null: nothing, or nothing is wrong. */
export const ADVICE: Readonly<Partial<Record<LossReason, string>>> = {
  click_expired: mark('The offer’s lookback decides how old a click may be.'),
  click_not_found: mark('The id may be of another shop, or the click is older than what is kept.'),
  partner_not_found: mark('Compare the link’s via parameter with the partner’s name in links.'),
  coupon_without_owner: mark('Assign the code to a partner to have its next orders credited.'),
  coupon_without_click: mark('The offer’s coupon rule decides whether a code needs a click.'),
  partner_paused: mark('Resume the partner to have the next orders credited.'),
  offer_paused: mark('Resume the offer to have the next orders credited.'),
  source_not_counted: mark('The offer’s order sources decide which orders count.'),
  renewals_not_counted: mark('The offer’s renewals decide which renewals count.'),
  renewal_limit_reached: mark('The offer’s renewals decide which renewals count.'),
  renewal_too_late: mark('The offer’s renewals decide which renewals count.'),
}
