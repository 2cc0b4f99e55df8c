// The sandbox's Shopify behind the app under test: its Admin API over HTTP, a shop of the same domain, the app installed there.
import { randomUUID } from 'node:crypto'
import { Session } from '@shopify/shopify-api'
import { getGlobalDispatcher, setGlobalDispatcher } from 'undici'
import { placeOrder, type Purchase } from '../../sandbox/shopify/place-order.ts'
import { purchaseOf } from '../../sandbox/shopify/purchase.fixture.ts'
import { startShopify, type ShopifyOptions } from '../../sandbox/shopify/server.ts'
import { signSessionToken } from '../../sandbox/shopify/session-token.ts'
import { openShop } from '../../sandbox/shopify/shop.fixture.ts'
import { createShopifyDispatcher } from '../../sandbox/shopify/shopify-dispatcher.ts'
import type { Shop } from '../../sandbox/shopify/state.ts'
import { idText } from '../../sandbox/web/exact-json.ts'
import { API_SECRET, type System } from './system.ts'

const HOUR_MS = 3_600_000
const app = { apiKey: 'key', apiSecret: API_SECRET }

export interface Platform {
  shop: Shop
  /** Scopes that the shop has granted; may be changed. */
  options: ShopifyOptions
  /** An order of the shop. @returns its id, and the body of the webhook that may never come */
  buy(change?: Partial<Purchase>, atMs?: number): { id: string; body: string; checkoutToken: string }
  close(): Promise<void>
}

/** @param scopes that the app is granted, by commas */
export async function startPlatform(system: System, scopes: string): Promise<Platform> {
  const { state, shop } = openShop({ domain: system.shop.domain })
  const options: ShopifyOptions = { app, scopes, state }
  const server = await startShopify(options)
  const before = getGlobalDispatcher()
  setGlobalDispatcher(createShopifyDispatcher(server.url))
  await install(system, shop.domain)
  return {
    shop,
    options,
    buy(change = {}, atMs = Date.now()) {
      const checkoutToken = randomUUID()
      const tokens = { cartToken: randomUUID(), checkoutToken, orderToken: randomUUID() }
      const purchase = purchaseOf({ ...tokens, ...change })
      const placement = { number: shop.nextOrderNumber++, nextId: state.nextId, at: new Date(atMs), shop }
      const order = placeOrder(purchase, placement)
      state.keepOrder(shop, order)
      return { id: idText(order.id), body: JSON.stringify(order), checkoutToken }
    },
    async close() {
      setGlobalDispatcher(before)
      await server.close()
    },
  }
}

/** What opening the app in the admin does: a session token is exchanged for an offline token, which is kept. */
async function install(system: System, domain: string): Promise<void> {
  const response = await fetch(`https://${domain}/admin/oauth/access_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_id: app.apiKey,
      client_secret: app.apiSecret,
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: signSessionToken(app, domain, '42', Date.now()),
      requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
      expiring: '1',
    }),
  })
  const granted = (await response.json()) as { access_token: string; refresh_token: string }
  await system.runtime.shopify.sessionStorage.storeSession(
    new Session({
      id: `offline_${domain}`,
      shop: domain,
      state: '',
      isOnline: false,
      accessToken: granted.access_token,
      refreshToken: granted.refresh_token,
      expires: new Date(Date.now() + HOUR_MS),
    }),
  )
}
