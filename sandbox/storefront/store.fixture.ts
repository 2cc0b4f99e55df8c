// A shop for a test: the storefront over a state in memory, and a program that takes the app's place.
import { startReceiver } from '../shopify/receiver.fixture.ts'
import type { Receiver } from '../shopify/receiver.fixture.ts'
import { openShop } from '../shopify/shop.fixture.ts'
import type { ShopSettings } from '../shopify/shop-settings.ts'
import type { Platform } from '../shopify/platform.ts'
import { createWebhookSender } from '../shopify/webhooks.ts'
import { startStorefront } from './server.ts'
import { createVisitor } from './visitor.ts'
import type { Visitor } from './visitor.ts'

export type Store = {
  url: string
  platform: Platform
  receiver: Receiver
  visitor: Visitor
  /** As the visitor. `body` is sent as JSON. */
  go(path: string, init?: RequestInit): Promise<Response>
  post(path: string, body?: unknown): Promise<Response>
  /** A browser's form. */
  submit(path: string, fields?: Record<string, string>): Promise<Response>
  set(settings: Partial<ShopSettings>): Promise<Response>
  /** The first webhook's order. */
  order(): Promise<Record<string, unknown>>
  close(): Promise<void>
}

/** @param embedFolder of the theme app extension, absent: the app's own */
export async function startStore(embedFolder?: string): Promise<Store> {
  const receiver = await startReceiver()
  const webhooks = createWebhookSender({
    url: () => `${receiver.url}/webhooks`,
    apiSecret: 'secret',
    retryAfterMs: [],
  })
  const { state, shop } = openShop({ storefrontUrl: 'http://127.0.0.1:1' })
  const platform = { app: { apiKey: 'key', apiSecret: 'secret' }, scopes: '', state, shop, webhooks }
  const storefront = await startStorefront({
    platform,
    appUrl: () => receiver.url,
    adminUrl: () => 'http://admin',
    embedFolder,
  })
  const visitor = createVisitor()
  const go = (path: string, init?: RequestInit) => visitor.fetch(storefront.url + path, init)
  const json = (method: string) => (path: string, body: unknown) =>
    go(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  return {
    url: storefront.url,
    platform,
    receiver,
    visitor,
    go,
    post: (path, body = {}) => json('POST')(path, body),
    submit: (path, fields = {}) =>
      go(path, { method: 'POST', body: new URLSearchParams(fields), headers: { accept: 'text/html' } }),
    set: (settings) => json('PUT')('/sandbox/settings', settings),
    async order() {
      const [webhook] = await receiver.next(1)
      return JSON.parse(webhook!.body) as Record<string, unknown>
    },
    async close() {
      webhooks.close()
      await storefront.close()
      await receiver.close()
    },
  }
}
