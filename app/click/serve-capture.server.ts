// How storefronts ask for clicks and tell where they were seen, over HTTP: the theme's embed through the app proxy, signed by
// Shopify; any other storefront by the shop's brand, from whatever origin it has.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerJson } from '#app/platform/http/answer.server.ts'
import type { LinkCache } from './link-cache.server.ts'
import type { MakeClick, Storefront } from './make-click.server.ts'
import type { SeeClick } from './see-click.server.ts'
import { decodeSegment } from './tracking-link.ts'

export interface CapturePorts {
  links: Pick<LinkCache, 'shop'>
  makeClick: MakeClick
  seeClick: SeeClick
  /** What a storefront has to know, as JSON. */
  readSettings(shopId: string): Promise<string | null>
}

export interface CaptureServer {
  /** Through the app proxy; the caller has checked the signature. @param path what follows `/proxy` */
  proxy(
    request: IncomingMessage,
    response: ServerResponse,
    path: '/click' | '/seen',
    query: string,
    visitor: { shopDomain: string; customerId: string | null },
  ): Promise<void>
  /** `/api/click/{brand}`, `/api/seen/{brand}`, `/api/capture/{brand}` */
  api(request: IncomingMessage, response: ServerResponse, path: string, query: string): Promise<void>
}

const API_PATH = /^\/api\/(click|seen|capture)\/([^/]{1,255})\/?$/
const METHODS = { click: 'POST', seen: 'POST', capture: 'GET, HEAD' } as const
const PREFLIGHT_S = 86_400
const SETTINGS_S = 300

export function createCaptureServer({
  links,
  makeClick,
  seeClick,
  readSettings,
}: CapturePorts): CaptureServer {
  async function click(
    request: IncomingMessage,
    response: ServerResponse,
    storefront: Storefront,
    query: string,
  ): Promise<void> {
    const made = await makeClick(storefront, query, request.headers)
    switch (made.kind) {
      case 'click':
        return answerJson(response, 200, { click_id: made.clickId })
      case 'refused':
        return answerJson(response, 200, { click_id: null, reason: made.reason })
      case 'unknown_shop':
        return refuse(response, 'unknown_brand')
      case 'unrecorded':
        return refuse(response, 'unavailable', { 'Retry-After': '1' })
    }
  }

  async function seen(response: ServerResponse, storefront: Storefront, query: string): Promise<void> {
    const came = await seeClick(storefront, query)
    switch (came) {
      case 'kept':
      case 'forgotten':
        return void response.writeHead(204, { 'Cache-Control': 'no-store' }).end()
      case 'nothing':
        return refuse(response, 'nothing_seen')
      case 'unknown_shop':
        return refuse(response, 'unknown_brand')
    }
  }

  async function capture(response: ServerResponse, brand: string): Promise<void> {
    const shop = await links.shop('slug', brand)
    const settings = shop?.active ? await readSettings(shop.shopId) : null
    if (settings === null) return refuse(response, 'unknown_brand')
    answerJson(response, 200, JSON.parse(settings), { 'Cache-Control': `public, max-age=${SETTINGS_S}` })
  }

  return {
    async proxy(request, response, path, query, { shopDomain, customerId }) {
      if (!mayAsk(request, response, 'POST')) return
      const storefront: Storefront = { source: 'embed', by: 'domain', name: shopDomain, customerId }
      return path === '/click'
        ? click(request, response, storefront, query)
        : seen(response, storefront, query)
    },
    async api(request, response, path, query) {
      // On whatever is answered, an error included: else the storefront's own script could not read it.
      response.setHeader('Access-Control-Allow-Origin', '*')
      const [, what, segment] = API_PATH.exec(path) ?? []
      const brand = segment === undefined ? null : decodeSegment(segment)
      if (brand === null) return refuse(response, 'unknown_brand')
      const allowed = METHODS[what as keyof typeof METHODS]
      if (request.method === 'OPTIONS') return answerPreflight(response, allowed)
      if (!mayAsk(request, response, allowed)) return
      const storefront: Storefront = { source: 'headless', by: 'slug', name: brand, customerId: null }
      if (what === 'click') return click(request, response, storefront, query)
      return what === 'seen' ? seen(response, storefront, query) : capture(response, brand)
    },
  }
}

const REFUSALS = {
  unknown_brand: [404, 'There is no such brand.'],
  method_not_allowed: [405, 'This is asked in another way: see the Allow header.'],
  nothing_seen: [422, 'No click of this brand is named, or nothing beside which it was seen.'],
  unavailable: [503, 'Something failed on our side, try again.'],
} as const

function refuse(
  response: ServerResponse,
  code: keyof typeof REFUSALS,
  headers: Record<string, string> = {},
): void {
  const [status, message] = REFUSALS[code]
  answerJson(response, status, { error: { code, message } }, headers)
}

function mayAsk(request: IncomingMessage, response: ServerResponse, allowed: string): boolean {
  if (allowed.split(', ').includes(request.method ?? '')) return true
  refuse(response, 'method_not_allowed', { Allow: allowed })
  return false
}

function answerPreflight(response: ServerResponse, allowed: string): void {
  response
    .writeHead(204, {
      'Access-Control-Allow-Methods': allowed,
      'Access-Control-Allow-Headers': 'Content-Type',
      'Access-Control-Max-Age': String(PREFLIGHT_S),
    })
    .end()
}
