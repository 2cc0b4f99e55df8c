// The click, from request to redirect: parse, look up, decide, record, answer. A hot path: called by the server before
// Remix is ever asked. The 302 leaves only after the click is committed.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ClickSource } from './click-log.server.ts'
import { decideClick, type Link } from './decide-click.ts'
import { withClickId, withVia } from './destination.ts'
import { MAX_HEADER_CHARS, recordClick, type ClickPorts } from './record-click.server.ts'
import { parseBrandPath, parseLinkQuery, parseOfferPath, type LinkQuery } from './tracking-link.ts'
import { readPage } from './visit-words.ts'

/** Serves one form of the tracking link. `path` and `query` are the request's, split at the question mark. */
export interface ClickServer {
  brandLink(request: IncomingMessage, response: ServerResponse, path: string, query: string): Promise<void>
  hostLink(
    request: IncomingMessage,
    response: ServerResponse,
    host: string,
    path: string,
    query: string,
  ): Promise<void>
  /**
   * Through the app proxy; the caller has checked the signature.
   * @param path what follows the proxy's `/r`
   * @param customerId of a visitor who is signed in, as Shopify has signed it
   */
  proxyLink(
    request: IncomingMessage,
    response: ServerResponse,
    shopDomain: string,
    path: string,
    query: string,
    customerId: string | null,
  ): Promise<void>
}

export function createClickServer(ports: ClickPorts): ClickServer {
  async function serve(
    request: IncomingMessage,
    response: ServerResponse,
    query: LinkQuery,
    found: Link | null | Promise<Link | null>,
    source: ClickSource,
    customerId: string | null = null,
  ): Promise<void> {
    const link = found instanceof Promise ? await found : found
    if (link === null) return answerNotFound(response, ports)
    const userAgent = request.headers['user-agent']
    const counted = request.method === 'GET' && !ports.isBot(userAgent)
    const decision = decideClick(link, query, { counted })
    if (decision.kind !== 'click') {
      if (decision.kind === 'refused') ports.clicks.refuse(link.shopId, link.offerId, decision.reason)
      ports.metrics.clicks.inc({ outcome: decision.kind })
      return redirect(response, decision.target.href)
    }
    const recorded = await recordClick(ports, {
      shopId: link.shopId,
      offerId: link.offerId,
      partnerId: decision.partnerId,
      query,
      source,
      referrer: readPage(request.headers.referer, MAX_HEADER_CHARS),
      userAgent,
      customerId,
    })
    if (recorded.kind === 'unrecorded') {
      // The visitor must not notice, and the partner must not lose: the link's words go on instead of the click id.
      ports.log.error({ err: recorded.error, shopId: link.shopId }, 'click not recorded, sent on by name')
      ports.metrics.clicks.inc({ outcome: 'unrecorded' })
      return redirect(response, withVia(decision.target, { ...query, via: query.via ?? '' }))
    }
    ports.metrics.clicks.inc({ outcome: 'click' })
    redirect(response, withClickId(decision.target, recorded.clickId))
  }

  return {
    async brandLink(request, response, path, queryText) {
      const link = parseBrandPath(path)
      if (link === null) return answerNotFound(response, ports)
      const query = parseLinkQuery(queryText)
      return serve(request, response, query, ports.links.byBrand(link.brand, link.offer, query.via), 'link')
    },
    async hostLink(request, response, host, path, queryText) {
      const offer = parseOfferPath(path)
      if (offer === null) return answerNotFound(response, ports)
      const query = parseLinkQuery(queryText)
      return serve(request, response, query, ports.links.byHost(host, offer, query.via), 'link')
    },
    async proxyLink(request, response, shopDomain, path, queryText, customerId) {
      const offer = path === '' || path === '/' ? '' : parseOfferPath(path)
      if (offer === null) return answerNotFound(response, ports)
      const query = parseLinkQuery(queryText)
      return serve(
        request,
        response,
        query,
        ports.links.byDomain(shopDomain, offer, query.via),
        'proxy',
        customerId,
      )
    },
  }
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { Location: location, 'Cache-Control': 'no-store', 'Content-Length': 0 }).end()
}

function answerNotFound(response: ServerResponse, ports: ClickPorts): void {
  ports.metrics.clicks.inc({ outcome: 'not_found' })
  const body = 'This link does not lead anywhere: no such brand or offer.\n'
  response
    .writeHead(404, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Length': body.length,
    })
    .end(body)
}
