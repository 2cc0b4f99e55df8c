import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startReceiver } from './receiver.fixture.ts'
import type { Receiver } from './receiver.fixture.ts'
import { createWebhookSender } from './webhooks.ts'
import type { WebhookSender } from './webhooks.ts'

const SECRET = 'shhh'
const shopDomain = 'demo.myshopify.com'
let app: Receiver
let sender: WebhookSender

beforeEach(async () => {
  app = await startReceiver()
  sender = createWebhookSender({
    url: () => `${app.url}/webhooks`,
    apiSecret: SECRET,
    retryAfterMs: [5, 5, 5],
  })
})
afterEach(async () => {
  sender.close()
  await app.close()
})

test('a webhook carries all headers and a signature over its very bytes', async () => {
  const body = '{"id":820982911946154509,"name":"Ünï"}'
  sender.enqueue({ shopDomain, topic: 'orders/create', body, eventId: 'event-1' })
  const [webhook] = await app.next(1)
  expect(webhook!.body).toBe(body)
  expect(webhook!.headers).toMatchObject({
    'content-type': 'application/json',
    'x-shopify-topic': 'orders/create',
    'x-shopify-shop-domain': shopDomain,
    'x-shopify-api-version': '2026-10',
    'x-shopify-event-id': 'event-1',
    'x-shopify-hmac-sha256': createHmac('sha256', SECRET).update(Buffer.from(body)).digest('base64'),
  })
  expect(webhook!.headers['x-shopify-webhook-id']).toMatch(/^[0-9a-f-]{36}$/)
  expect(Date.parse(webhook!.headers['x-shopify-triggered-at']!)).not.toBeNaN()
  expect(webhook!.headers['x-shopify-name']).not.toBe('')
})

test('one that is refused comes again under the same id, and those behind it wait', async () => {
  app.statuses.push(503, 500)
  sender.enqueue(
    { shopDomain, topic: 'orders/create', body: '1' },
    { shopDomain, topic: 'orders/paid', body: '2' },
  )
  const all = await app.next(4)
  expect(all.map(({ body }) => body)).toEqual(['1', '1', '1', '2'])
  expect(new Set(all.slice(0, 3).map(({ headers }) => headers['x-shopify-webhook-id'])).size).toBe(1)
  await sender.idle(1_000)
  expect(sender.log().map(({ state, tries }) => [state, tries])).toEqual([
    ['delivered', 3],
    ['delivered', 1],
  ])
})

test('a redirect is a refusal, and tries come to an end', async () => {
  app.statuses.push(302, 401, 500, 500)
  sender.enqueue({ shopDomain, topic: 'orders/create', body: '{}' })
  await sender.idle(2_000)
  expect(sender.log()).toMatchObject([{ state: 'given up', tries: 4, status: 500 }])
})

test('an app that is away loses nothing when it comes back', async () => {
  const { port } = app
  await app.close()
  sender.enqueue({ shopDomain, topic: 'orders/create', body: '{}' })
  await new Promise<void>((resolve) => sender.onChange(() => sender.log()[0]!.tries > 0 && resolve()))
  const { startServer } = await import('../web/server.ts')
  let arrived = 0
  const back = await startServer({
    port,
    handle(_request, response) {
      arrived += 1
      response.end()
    },
  })
  await sender.idle(2_000)
  await back.close()
  expect(arrived).toBe(1)
})

test('sending one now tells what the app answered', async () => {
  app.statuses.push(401)
  const sent = await sender.sendNow({ shopDomain, topic: 'orders/create', body: '{}', webhookId: 'fixed' })
  expect(sent).toEqual({ status: 401, webhookId: 'fixed' })
  await app.close()
  expect((await sender.sendNow({ shopDomain, topic: 'orders/create', body: '{}' })).status).toBeNull()
})
