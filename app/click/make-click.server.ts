// A click for a visit that came to the storefront without passing us: read the visit's words, look up, decide, record. The
// click's id is answered only after the click is committed, so that attribution finds it at once.
import { readVisit } from '#app/attribution/read-visit.ts'
import type { RefusalReason } from './decide-click.ts'
import { decideVisit, type VisitDecision } from './decide-visit.ts'
import { MAX_HEADER_CHARS, recordClick, type ClickPorts } from './record-click.server.ts'
import { readPage, readWords } from './visit-words.ts'

/** Whose storefront speaks: the theme's embed through the app proxy, or another storefront, by the shop's brand. */
export type Storefront =
  | { source: 'embed'; by: 'domain'; name: string; customerId: string | null }
  | { source: 'headless'; by: 'slug'; name: string; customerId: null }

/** What a browser says of itself. */
export type VisitHeaders = { 'user-agent'?: string | undefined; referer?: string | undefined }

export type MadeClick =
  | { kind: 'click'; clickId: string }
  | { kind: 'refused'; reason: RefusalReason | 'unknown_offer' | 'bot' }
  | { kind: 'unknown_shop' }
  /** The database did not take it: the visitor may ask again. */
  | { kind: 'unrecorded' }

export type MakeClick = (storefront: Storefront, query: string, headers: VisitHeaders) => Promise<MadeClick>

const OUTCOMES = { refused: 'refused', unknown_shop: 'not_found', unrecorded: 'unrecorded', click: 'click' }

/** The maker rejects where it cannot be looked up what the visit leads to. */
export function createMakeClick(ports: ClickPorts): MakeClick {
  const { links, clicks, metrics } = ports

  async function make(storefront: Storefront, query: string, headers: VisitHeaders): Promise<MadeClick> {
    const { by, name } = storefront
    const shop = await links.shop(by, name)
    if (shop === null) return { kind: 'unknown_shop' }
    const visit = readVisit(readWords(query), shop.networks)
    const link = await links.ofVisit(by, name, visit?.offer ?? null, visit?.via ?? null)
    const decision = decideVisit(visit, link)
    switch (decision.kind) {
      case 'unknown_offer':
        return { kind: 'refused', reason: 'unknown_offer' }
      case 'refused':
        clicks.refuse(decision.link.shopId, decision.link.offerId, decision.reason)
        return { kind: 'refused', reason: decision.reason }
      case 'click':
        return record(storefront, decision, headers)
    }
  }

  async function record(
    { source, customerId }: Storefront,
    { link, partnerId, visit }: Extract<VisitDecision, { kind: 'click' }>,
    headers: VisitHeaders,
  ): Promise<MadeClick> {
    const { shopId, offerId } = link
    const recorded = await recordClick(ports, {
      shopId,
      offerId,
      partnerId,
      query: visit,
      source,
      referrer: readPage(headers.referer, MAX_HEADER_CHARS),
      userAgent: headers['user-agent'],
      customerId,
    })
    if (recorded.kind === 'recorded') return { kind: 'click', clickId: recorded.clickId }
    ports.log.error({ err: recorded.error, shopId }, 'click of a visit not recorded')
    return { kind: 'unrecorded' }
  }

  return async (storefront, query, headers) => {
    if (ports.isBot(headers['user-agent'])) {
      metrics.clicks.inc({ outcome: 'passed' })
      return { kind: 'refused', reason: 'bot' }
    }
    const made = await make(storefront, query, headers)
    metrics.clicks.inc({ outcome: OUTCOMES[made.kind] })
    return made
  }
}
