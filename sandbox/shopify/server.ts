// The stand-in for Shopify's own hosts: `https://<shop>.myshopify.com` as the app sees it. The preload in
// redirect-shopify.ts sends the app's requests here and names the shop in a header.
import { readFields } from '../web/body.ts'
import type { Request, Response, RunningServer } from '../web/server.ts'
import { sendJson, startServer } from '../web/server.ts'
import { findAccess, grantAccess } from './access-tokens.ts'
import { executeGraphql } from './graphql.ts'
import type { App } from './session-token.ts'
import type { PlatformState, Shop } from './state.ts'

const API_VERSION = '2026-10'

export type ShopifyOptions = {
  port?: number
  app: App
  scopes: string
  state: PlatformState
  /** Unix milliseconds; absent: this machine's clock. */
  now?: () => number
}

/** Starts the platform: token exchange and refresh, and the Admin GraphQL API of version 2026-10. */
export function startShopify(options: ShopifyOptions): Promise<RunningServer> {
  return startServer({
    port: options.port,
    async handle(request, response, url) {
      const shop = options.state.shop(String(request.headers['x-sandbox-shop'] ?? ''))
      if (!shop) return sendJson(response, 404, { errors: 'Not Found' })
      switch (`${request.method} ${url.pathname}`) {
        case 'POST /admin/oauth/access_token':
          return giveAccess(options, shop, request, response)
        case `POST /admin/api/${API_VERSION}/graphql.json`:
          return answerGraphql(options, shop, request, response)
        default:
          return sendJson(response, 404, { errors: 'Not Found' })
      }
    },
  })
}

async function giveAccess(options: ShopifyOptions, shop: Shop, request: Request, response: Response) {
  const { app, scopes, state } = options
  const grant = grantAccess({ app, shop, scopes, nowMs: nowOf(options) }, await readFields(request))
  // Before the answer: a token that the app holds and the platform forgot would be worse than none.
  state.save()
  sendJson(response, grant.status, grant.body)
}

async function answerGraphql(options: ShopifyOptions, shop: Shop, request: Request, response: Response) {
  const token = String(request.headers['x-shopify-access-token'] ?? '')
  const { query, variables } = await readFields(request)
  const nowMs = nowOf(options)
  if (!findAccess(shop, token, nowMs)) {
    return sendJson(response, 401, {
      errors: '[API] Invalid API key or access token (unrecognized login or wrong password)',
    })
  }
  if (typeof query !== 'string')
    return sendJson(response, 400, { errors: { query: 'Required parameter missing' } })
  sendJson(response, 200, await executeGraphql({ ...options, shop, nowMs }, { query, variables }))
}

function nowOf({ now = Date.now }: ShopifyOptions): number {
  return now()
}
