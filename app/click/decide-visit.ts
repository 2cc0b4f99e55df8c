// Decides what becomes of a visit for which a storefront asks for a click: decide-click without a redirect. Pure.
import type { Visit } from '#app/attribution/evidence.ts'
import { decideClick, type Link, type RefusalReason } from './decide-click.ts'

export type VisitDecision =
  | { kind: 'click'; link: Link; partnerId: string; visit: Visit }
  /** Counted as a refused click of the link's offer. */
  | { kind: 'refused'; link: Link; reason: RefusalReason }
  | { kind: 'unknown_offer' }

/**
 * @param visit null: its words name nobody
 * @param link what they lead to; null: the shop has no such offer
 */
export function decideVisit(visit: Visit | null, link: Link | null): VisitDecision {
  if (link === null) return { kind: 'unknown_offer' }
  const decision = decideClick(link, { via: visit?.via ?? null, url: null }, { counted: true })
  if (decision.kind === 'click' && visit !== null)
    return { kind: 'click', link, partnerId: decision.partnerId, visit }
  return { kind: 'refused', link, reason: decision.kind === 'refused' ? decision.reason : 'missing_partner' }
}
