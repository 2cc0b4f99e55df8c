import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifySessionToken } from '../shopify/session-token.ts'
import { receiveOrder } from '../shopify/platform.ts'
import type { Platform } from '../shopify/platform.ts'
import { startReceiver } from '../shopify/receiver.fixture.ts'
import type { Receiver } from '../shopify/receiver.fixture.ts'
import { createWebhookSender } from '../shopify/webhooks.ts'
import { purchaseOf } from '../shopify/purchase.fixture.ts'
import { openShop } from '../shopify/shop.fixture.ts'
import { boughtLine, PRODUCTS } from '../storefront/catalog.ts'
import { idText } from '../web/exact-json.ts'
import type { RunningServer } from '../web/server.ts'
import { startAdmin } from './server.ts'

const app = { apiKey: 'key', apiSecret: 'secret' }
const shopDomain = 'demo.myshopify.com'
const appUrl = 'http://127.0.0.1:9'
let receiver: Receiver
let platform: Platform
let admin: RunningServer

beforeEach(async () => {
  receiver = await startReceiver()
  const { state, shop } = openShop({ name: 'A <b>', storefrontUrl: 'http://127.0.0.1:1' })
  const webhooks = createWebhookSender({ url: () => receiver.url, apiSecret: 'secret', retryAfterMs: [] })
  platform = { app, scopes: '', state, shop, webhooks }
  admin = await startAdmin({
    platform,
    appUrl: () => appUrl,
    trackerUrl: () => 'http://t',
    mailUrl: () => 'http://m',
    partnerLink: () => 'http://l',
  })
})
afterEach(async () => {
  platform.webhooks.close()
  await admin.close()
  await receiver.close()
})

const get = async (path: string, headers: Record<string, string> = {}) =>
  (await fetch(admin.url + path, { headers })).text()
const post = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  fetch(admin.url + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' })

/** @returns the cookie that says who it is */
async function signIn(fields: Record<string, string>): Promise<string> {
  const answer = await post('/sign-in', { ...fields, to: '/store/demo/apps/key' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/store/demo/apps/key'])
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

/** The address in the frame, as the browser reads it out of the page. */
async function frameAddress(path: string, headers: Record<string, string> = {}): Promise<URL> {
  const source = /<iframe[^>]*\ssrc="([^"]+)"/.exec(await get(path, headers))![1]!
  return new URL(source.replaceAll('&amp;', '&'))
}

describe('the app in its frame', () => {
  test('is opened with Shopify’s parameters, signed', async () => {
    const url = await frameAddress('/store/demo/apps/key')
    expect(url.origin + url.pathname).toBe(`${appUrl}/app`)
    const { hmac, ...given } = Object.fromEntries(url.searchParams)
    expect(given).toMatchObject({ embedded: '1', shop: shopDomain, locale: 'en' })
    expect(Buffer.from(given['host']!, 'base64').toString()).toBe('admin.shopify.com/store/demo')
    const signed = Object.entries(given)
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join('&')
    expect(hmac).toBe(createHmac('sha256', 'secret').update(signed).digest('hex'))
    expect(verifySessionToken(app, shopDomain, given['id_token']!, Date.now())).not.toBeNull()
  })

  test('opens at a page below, with what its address carries', async () => {
    const url = await frameAddress('/store/demo/apps/key/app/conversions?status=hold&shop=forged')
    expect(url.pathname).toBe('/app/conversions')
    expect(url.searchParams.get('status')).toBe('hold')
    expect(url.searchParams.getAll('shop')).toEqual([shopDomain])
  })

  test('is opened by whoever is signed in, in the language of the admin', async () => {
    const cookie = await signIn({ userId: '90000000002', locale: 'de' })
    const url = await frameAddress('/store/demo/apps/key', { cookie })
    expect(url.searchParams.get('locale')).toBe('de')
    const sub = (token: string) => verifySessionToken(app, shopDomain, token, Date.now())!.sub
    expect(sub(url.searchParams.get('id_token')!)).toBe('90000000002')
    const fresh = await post('/store/demo/session-token', {}, { cookie })
    expect(sub(((await fresh.json()) as { token: string }).token)).toBe('90000000002')
    const asked = await frameAddress('/store/demo/apps/key/app?locale=fr', { cookie })
    expect(asked.searchParams.getAll('locale')).toEqual(['fr'])
  })

  test('is the owner’s where nobody has chosen, or chosen what there is not', async () => {
    for (const cookie of ['', 'sandbox_admin=1.xx', 'sandbox_admin=%2E']) {
      const { searchParams } = await frameAddress('/store/demo/apps/key', { cookie })
      const claims = verifySessionToken(app, shopDomain, searchParams.get('id_token')!, Date.now())
      expect([claims!.sub, searchParams.get('locale')]).toEqual(['90000000001', 'en'])
    }
    expect((await post('/sign-in', { userId: '1', locale: 'en' })).status).toBe(422)
    const away = { userId: '90000000001', locale: 'en', to: '//evil.example' }
    expect((await post('/sign-in', away)).status).toBe(422)
  })

  test('trusts one app only: another key is not found', async () => {
    expect((await fetch(`${admin.url}/store/demo/apps/other`)).status).toBe(404)
  })

  test('shows the shop’s name without running it', async () => {
    expect(await get('/store/demo/apps/key')).toContain('A &lt;b&gt;')
  })
})

test('fresh session tokens are for the admin’s own page', async () => {
  const { token } = (await (await post('/store/demo/session-token', {}, { origin: admin.url })).json()) as {
    token: string
  }
  const claims = verifySessionToken(app, shopDomain, token, Date.now())!
  expect(claims.exp - claims.nbf).toBe(60)
  expect((await post('/store/demo/session-token', {}, { origin: 'https://evil.example' })).status).toBe(403)
})

test('the picker is told of products and collections, and only for an app that may read them', async () => {
  const ask = (type: string) => post(`/store/demo/resources?type=${type}`)
  expect((await ask('product')).status).toBe(403)
  platform.scopes = 'read_orders,read_products'
  const { resources } = (await (await ask('collection')).json()) as { resources: object[] }
  expect(resources).toContainEqual({
    id: 'gid://shopify/Collection/410000000002',
    title: 'Cosy evenings',
    handle: 'cosy-evenings',
  })
  expect((await ask('customer')).status).toBe(422)
  expect((await post('/store/demo/nothing')).status).toBe(404)
})

test('the App Bridge script trusts this admin and nobody else', async () => {
  const script = await get('/app-bridge.js')
  expect(script).toContain(`const ADMIN = "${admin.url}"`)
  expect(() => new Function(script)).not.toThrow()
})

describe('a merchant’s actions', () => {
  const place = () =>
    idText(receiveOrder(platform, purchaseOf({ lines: [boughtLine(PRODUCTS[0]!, 2, {})] })).id)

  test('a refund is told to the app in the order in which Shopify tells it', async () => {
    const id = place()
    expect((await post(`/orders/${id}`, { action: 'refund_half' })).status).toBe(303)
    const all = await receiver.next(4)
    expect(all.map(({ headers }) => headers['x-shopify-topic'])).toEqual([
      'orders/create',
      'orders/paid',
      'refunds/create',
      'orders/updated',
    ])
    expect(all[2]!.body).toContain(`"order_id":${id},`)
    expect(all[2]!.headers['x-shopify-event-id']).toBe(all[3]!.headers['x-shopify-event-id'])
    expect(await get('/orders')).toContain('partially refunded')
  })

  test('what an order does not allow sends nothing', async () => {
    const id = place()
    const answer = await post(`/orders/${id}`, { action: 'mark_paid' })
    expect(answer.headers.get('location')).toContain('does%20not%20allow')
    await receiver.next(2)
    expect(platform.webhooks.log()).toHaveLength(2)
  })

  test('an unknown action is refused', async () => {
    expect((await post('/orders/1', { action: 'explode' })).status).toBe(422)
  })

  test('uninstalling takes the tokens away and tells the app', async () => {
    await post('/uninstall')
    const [webhook] = await receiver.next(1)
    expect(webhook!.headers['x-shopify-topic']).toBe('app/uninstalled')
    expect(JSON.parse(webhook!.body)).toMatchObject({ myshopify_domain: shopDomain })
    expect(platform.shop).toMatchObject({ installed: false, tokens: [] })
  })

  test.each(['shop/redact', 'customers/redact', 'customers/data_request'])(
    '%s can be sent',
    async (topic) => {
      await post(`/compliance?topic=${topic}`)
      const [webhook] = await receiver.next(1)
      expect(webhook!.headers['x-shopify-topic']).toBe(topic)
      expect(JSON.parse(webhook!.body)).toMatchObject({ shop_domain: shopDomain })
    },
  )
})
