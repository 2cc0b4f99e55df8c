// Which handler answers a request: a switch on the path's beginning. The hot paths (links, postbacks, webhooks, what
// storefronts and pixels say, app proxy, health) are answered here; everything else is a page and goes to Remix.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { answerHealth, isHealthPath } from '#app/health.server.ts'
import { answerText } from '#app/platform/http/answer.server.ts'
import { checkProxySignature } from '#app/platform/app-proxy-signature.server.ts'
import type { Runtime } from '#app/runtime.ts'

export function createRouter(runtime: Runtime, pages: RequestListener): RequestListener {
  const ownHost = new URL(runtime.env.SHOPIFY_APP_URL).host

  return (request, response) => {
    const url = request.url ?? '/'
    const mark = url.indexOf('?')
    const path = mark === -1 ? url : url.slice(0, mark)
    const query = mark === -1 ? '' : url.slice(mark + 1)
    const answered = route(request, response, path, query)
    answered?.catch((error: Error) => {
      // The one edge at which what nobody expected ends: the sender may come again.
      runtime.log.error({ err: error, path }, 'request failed')
      answerText(response, 503, 'something failed on our side, try again\n', { 'Retry-After': '1' })
    })
  }

  function route(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: string,
  ): Promise<void> | null {
    if (path.startsWith('/r/') || path.startsWith('/api/r/')) return link(request, response, path, query)
    if (path.startsWith('/api/postback/') || path === '/postback')
      return runtime.inbound(request, response, path, query)
    if (path.startsWith('/api/click/') || path.startsWith('/api/seen/') || path.startsWith('/api/capture/'))
      return runtime.capture.api(request, response, path, query)
    if (path === '/webhooks') return runtime.webhook(request, response)
    if (path === '/pixel') return runtime.pixel(request, response)
    if (path.startsWith('/proxy/')) return proxy(request, response, path.slice('/proxy'.length), query)
    if (isHealthPath(path)) return answerHealth(runtime, response, path)
    return page(request, response, path, query)
  }

  async function link(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: string,
  ): Promise<void> {
    if (!mayFollow(request, response)) return
    return runtime.click.brandLink(request, response, path, query)
  }

  async function proxy(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: string,
  ): Promise<void> {
    const check = checkProxySignature(query, runtime.secrets, runtime.clock())
    if (!check.ok) return answerText(response, 401, `not a request of Shopify's app proxy: ${check.reason}\n`)
    runtime.prefixes.learn(check.shopDomain, check.pathPrefix)
    if (path === '/click' || path === '/seen')
      return runtime.capture.proxy(request, response, path, query, check)
    if (path !== '/r' && !path.startsWith('/r/')) return answerText(response, 404, 'nothing here\n')
    if (!mayFollow(request, response)) return
    const { shopDomain, customerId } = check
    return runtime.click.proxyLink(request, response, shopDomain, path.slice('/r'.length), query, customerId)
  }

  /** A shop's own link host leads to its offers; on any other host it is a page. */
  function page(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: string,
  ): Promise<void> | null {
    const host = request.headers.host?.toLowerCase() ?? ''
    const linkHost = host === ownHost ? false : runtime.links.isLinkHost(host)
    if (linkHost === false) {
      pages(request, response)
      return null
    }
    return Promise.resolve(linkHost).then((is) => {
      if (!is) return void pages(request, response)
      if (!mayFollow(request, response)) return
      return runtime.click.hostLink(request, response, host, path, query)
    })
  }
}

function mayFollow(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  answerText(response, 405, 'links are followed by GET\n', { Allow: 'GET, HEAD' })
  return false
}
