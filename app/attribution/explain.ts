// A decision in the words of the merchant who asks why an order was credited to whom, or to nobody.
import type { ClickChoice, Claim, ClickClaim, Decision, Judged, OrderSource } from './evidence.ts'
import { CONFIDENCE } from './evidence.ts'
import { ageDays } from './find-fault.ts'

export interface Names {
  partner(id: string): string
  offer(id: string): string
}

const PLACES: Record<ClickClaim['method'], string> = {
  order_attribute: 'the click in the order’s attributes',
  line_property: 'the click in a line’s properties',
  landing_page: 'the click in the landing page’s address',
  cart_token: 'the click seen with the order’s cart',
  checkout_token: 'the click seen with the order’s checkout',
  click: 'the click named by the call',
  journey: 'the click in the customer’s journey',
  pixel: 'the click that the pixel reported',
  customer: 'an earlier click by the same customer',
}
/** Why something of less confidence comes after a click of this one. */
const FIRST: Record<(typeof CONFIDENCE)[ClickClaim['method']], string> = {
  high: 'what came with the order',
  medium: 'what was told of this order',
  fair: 'what is known of the customer',
}
const SOURCE_NAMES: Record<OrderSource, string> = {
  storefront: 'orders of the storefront',
  draft: 'draft orders',
  pos: 'point of sale orders',
  renewal: 'renewals',
  call: 'calls',
}
const CHOSEN: Record<ClickChoice, string> = {
  last: 'a later click counts',
  first: 'an earlier click counts',
}

/** @returns sentences: first who is credited and by what, then every other piece of evidence and why it does not count */
export function explain(decision: Decision, names: Names): string[] {
  const { evidence, credit } = decision
  const winner = decision.person ? undefined : evidence.find(({ verdict }) => verdict === 'credited')
  const lost = evidence.filter((piece) => piece !== winner).map((piece) => loss(piece, decision, names))
  return [headline(), ...lost]

  function headline(): string {
    if (decision.person && credit)
      return `Credited to ${names.partner(credit.partnerId)} for ${names.offer(credit.offerId)} by ${decision.person.name}: ${decision.person.reason}`
    if (!winner || !credit)
      return evidence.length === 0
        ? 'Credited to nobody: it came with no click and no coupon.'
        : 'Credited to nobody: nothing that it came with counts.'
    const by = 'click' in winner ? `${place(winner.claim)}, ${age(winner, decision)}` : place(winner.claim)
    return `Credited to ${names.partner(credit.partnerId)} for ${names.offer(credit.offerId)}: ${by}.`
  }
}

function loss(piece: Judged, decision: Decision, names: Names): string {
  return `Does not count: ${place(piece.claim)}${owner(piece, names)}. ${reason(piece, decision, names)}`
}

function owner(piece: Judged, names: Names): string {
  const facts = 'click' in piece ? piece.click : 'coupon' in piece ? piece.coupon : piece.renewal
  return facts === null ? '' : `, of ${names.partner(facts.partnerId)}`
}

function reason(piece: Judged, decision: Decision, names: Names): string {
  const renewal = 'renewal' in piece ? piece.renewal : null
  const click = 'click' in piece ? piece.click : null
  switch (piece.verdict) {
    case 'credited':
      return 'It would count, but a person decided otherwise.'
    case 'click_after_order':
      return 'The click was made after the order.'
    case 'source_not_counted':
      return `The offer does not count ${SOURCE_NAMES[decision.source ?? 'storefront']}.`
    case 'renewals_not_counted':
      return 'The offer does not count renewals.'
    case 'renewal_decides':
      return 'A renewal follows the first order of its subscription.'
    case 'renewal_limit_reached':
      return `It is renewal ${renewal?.number}, the offer counts the first ${renewal?.limit}.`
    case 'renewal_too_late':
      return `The offer counts renewals for ${renewal?.limit} months from the first order.`
    case 'click_not_found':
      return 'This shop has no such click.'
    case 'click_expired':
      return `The click was ${ageDays(click?.atMs ?? 0, decision)} days old, the offer counts ${click?.lookbackDays}.`
    case 'partner_not_found':
      return 'The shop has no partner of this name with such an offer.'
    case 'offer_paused':
      return 'The offer is paused.'
    case 'offer_mismatch':
      return `It is for another offer than ${names.offer(decision.offerId ?? '')}.`
    case 'report_out_of_time':
      return 'It was reported too long before or after the order to be about it.'
    case 'coupon_without_owner':
      return 'The code belongs to no partner.'
    case 'coupon_without_click':
      return 'The offer counts a coupon only beside a click by the same partner, and there is none.'
    case 'partner_paused':
      return 'The partner is paused.'
    case 'outranked':
      return outranked(piece, decision)
    default:
      return piece.verdict satisfies never
  }
}

function outranked(piece: Judged, { evidence, clickChoice }: Decision): string {
  const winner = evidence.find(({ verdict }) => verdict === 'credited')
  if (winner && 'coupon' in winner)
    return 'coupon' in piece ? 'Another code counts.' : 'A coupon of its offer comes before clicks.'
  if ('coupon' in piece) return 'A click comes before it.'
  if (!winner || !('click' in winner) || !('click' in piece)) return 'Other evidence comes before it.'
  const same = winner.claim.clickId === piece.claim.clickId
  const [better, own] = [CONFIDENCE[winner.claim.method], CONFIDENCE[piece.claim.method]]
  if (better !== own && !same) return `It holds too, but ${FIRST[better]} comes first.`
  if (isSameLink(winner.claim, piece.claim)) return 'It is the same link.'
  if (piece.claim.visit && !winner.claim.visit && piece.click?.partnerId === winner.click?.partnerId)
    return 'The partner’s click is known, so none is made from the order.'
  return same ? 'It is the same click.' : `It holds too, but ${CHOSEN[clickChoice]}.`
}

/** Two clicks would be made of it, and one was: neither is earlier than the other. */
function isSameLink({ visit: one }: ClickClaim, { visit: other }: ClickClaim): boolean {
  return one !== undefined && one.via === other?.via && one.offer === other.offer
}

function place(claim: Claim): string {
  if (claim.method === 'renewal') return 'the first order of its subscription'
  if (claim.method === 'coupon') return `the coupon ${claim.code}`
  return claim.visit
    ? `the link of ${claim.visit.via} in the ${visitPlace(claim.method)}`
    : PLACES[claim.method]
}

function visitPlace(method: ClickClaim['method']): string {
  switch (method) {
    case 'order_attribute':
      return 'order’s attributes'
    case 'journey':
      return 'customer’s journey'
    default:
      return 'landing page’s address'
  }
}

function age(piece: Judged, decision: Decision): string {
  const whole = 'click' in piece && piece.click ? ageDays(piece.click.atMs, decision) : 0
  return whole === 0 ? 'of the same day' : `${whole} ${whole === 1 ? 'day' : 'days'} before`
}
