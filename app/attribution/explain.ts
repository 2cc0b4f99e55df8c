// A decision in the words of the merchant who asks why an order was credited to whom, or to nobody.
import { ageDays } from './decide.ts'
import type { Claim, ClickChoice, Decision, Judged, Method } from './evidence.ts'

export interface Names {
  partner(id: string): string
  offer(id: string): string
}

const PLACES: Record<Exclude<Method, 'coupon'>, string> = {
  order_attribute: 'the click in the order’s attributes',
  line_property: 'the click in a line’s properties',
  landing_page: 'the click in the landing page’s address',
  click: 'the click named by the call',
}
const CHOSEN: Record<ClickChoice, string> = {
  last: 'a later click counts',
  first: 'an earlier click counts',
}

/** @returns sentences: first who is credited and by what, then every other piece of evidence and why it does not count */
export function explain(decision: Decision, names: Names): string[] {
  const { evidence, credit } = decision
  const winner = evidence.find(({ verdict }) => verdict === 'credited')
  const lost = evidence.filter((piece) => piece !== winner).map((piece) => loss(piece, decision, names))
  return [headline(), ...lost]

  function headline(): string {
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
  const facts = 'click' in piece ? piece.click : piece.coupon
  return facts === null ? '' : `, of ${names.partner(facts.partnerId)}`
}

function reason(piece: Judged, decision: Decision, names: Names): string {
  switch (piece.verdict) {
    case 'credited':
      return ''
    case 'click_not_found':
      return 'This shop has no such click.'
    case 'click_expired': {
      const click = 'click' in piece ? piece.click : null
      return `The click was ${ageDays(click?.atMs ?? 0, decision)} days old, the offer counts ${click?.lookbackDays}.`
    }
    case 'partner_not_found':
      return 'The shop has no partner of this name with such an offer.'
    case 'offer_paused':
      return 'The offer is paused.'
    case 'offer_mismatch':
      return `It is for another offer than ${names.offer(decision.offerId ?? '')}.`
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
  const same = winner && 'click' in winner && winner.claim.clickId === piece.claim.clickId
  return same ? 'It is the same click.' : `It holds too, but ${CHOSEN[clickChoice]}.`
}

function place(claim: Claim): string {
  if (claim.method === 'coupon') return `the coupon ${claim.code}`
  return claim.visit ? `the link of ${claim.visit.via} in the landing page’s address` : PLACES[claim.method]
}

function age(piece: Judged, decision: Decision): string {
  const whole = 'click' in piece && piece.click ? ageDays(piece.click.atMs, decision) : 0
  return whole === 0 ? 'of the same day' : `${whole} ${whole === 1 ? 'day' : 'days'} before`
}
