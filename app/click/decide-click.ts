// Decides what becomes of a visit: a click, a redirect that is not counted, or nothing. Pure; the shell records it.
import { deepLink } from './destination.ts'
import type { LinkQuery } from './tracking-link.ts'

/** What a link points at, as the link cache knows it. */
export interface Link {
  shopId: string
  shopActive: boolean
  offerId: string
  offerActive: boolean
  destination: URL
  ownHosts: ReadonlySet<string>
  /** null: no partner of that name */
  partner: { id: string; active: boolean } | null
}

export type RefusalReason =
  'missing_partner' | 'unknown_partner' | 'partner_paused' | 'offer_paused' | 'shop_inactive' | 'foreign_url'

export type ClickDecision =
  | { kind: 'click'; partnerId: string; target: URL }
  /** Redirected to the offer's own destination and counted as refused. */
  | { kind: 'refused'; reason: RefusalReason; target: URL }
  /** Redirected like anybody, recorded nowhere: bots, and HEAD requests. */
  | { kind: 'passed'; target: URL }

/**
 * @param visit `counted` is false for what must not make a click: HEAD requests and known bots
 */
export function decideClick(
  link: Link,
  query: Pick<LinkQuery, 'via' | 'url'>,
  visit: { counted: boolean },
): ClickDecision {
  const refused = (reason: RefusalReason): ClickDecision =>
    visit.counted
      ? { kind: 'refused', reason, target: link.destination }
      : { kind: 'passed', target: link.destination }
  if (!link.shopActive) return refused('shop_inactive')
  if (!link.offerActive) return refused('offer_paused')
  if (query.via === null) return refused('missing_partner')
  if (link.partner === null) return refused('unknown_partner')
  if (!link.partner.active) return refused('partner_paused')
  const target = query.url === null ? link.destination : deepLink(query.url, link.destination, link.ownHosts)
  if (target === null) return refused('foreign_url')
  return visit.counted ? { kind: 'click', partnerId: link.partner.id, target } : { kind: 'passed', target }
}
