// The whole system for a test: a database of its own, the runtime, the web half on a loopback port, the worker, and a
// partner's tracker. Nothing of ours is replaced; requests are signed as Shopify signs them.
import { createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readEnv } from '#app/platform/env.server.ts'
import { createRouter } from '#app/router.server.ts'
import { createRuntime, type Runtime } from '#app/runtime.ts'
import { startWorker, type Worker } from '#app/worker.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startDestination, type Destination } from './destination.ts'
import { seedShop, type SeededShop } from './seed.ts'

export const API_SECRET = 'the app’s secret'
export const PREVIOUS_SECRET = 'the secret before'
/** What people's browsers send: without it a client is taken for a bot or passes as one. */
export const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

export interface System {
  url: string
  database: TestDatabase
  runtime: Runtime
  shop: SeededShop
  tracker: Destination
  /** The worker, if it runs. */
  worker: Worker | null
  startWorker(): Promise<void>
  /** Sends a webhook as Shopify does. @returns the response's status */
  webhook(topic: string, body: string | object, options?: WebhookOptions): Promise<number>
  /** A visit. */
  visit(path: string, headers?: Record<string, string>): Promise<Response>
  /** Asks the database until the query gives a row; fails with the test's own time limit. */
  eventually<Row extends object>(query: string, values?: unknown[]): Promise<Row>
  close(): Promise<void>
}

export interface WebhookOptions {
  domain?: string
  webhookId?: string
  triggeredAt?: string
  secret?: string
  headers?: Record<string, string | undefined>
}

/** @param settings environment variables on top of the test's own */
export async function startSystem(
  settings: Record<string, string> = {},
  options: { worker?: boolean } = {},
): Promise<System> {
  const database = await createTestDatabase()
  const tracker = await startDestination()
  const runtime = await createRuntime(
    readEnv({
      DATABASE_URL: database.url,
      SHOPIFY_API_KEY: 'key',
      SHOPIFY_API_SECRET: API_SECRET,
      SHOPIFY_API_SECRET_PREVIOUS: PREVIOUS_SECRET,
      SHOPIFY_APP_URL: 'https://app.example.com',
      ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
      DELIVERY_ALLOW_TARGETS: tracker.target,
      DELIVERY_SCHEDULE: '0s 0s 0s 0s',
      EXCHANGE_RATES_URL: 'off',
      LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
      ...settings,
    }),
  )
  const server = createServer(
    { connectionsCheckingInterval: 100 },
    createRouter(runtime, (_, response) => void response.writeHead(404).end('a page')),
  )
  server.requestTimeout = 2_000
  server.headersTimeout = 1_000 // Node ignores a request timeout below the headers' own
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const shop = await seedShop(runtime, {
    postbackUrl: `${tracker.url}/postback?clickid={aff_click_id}&our={click_id}&cid={conversion_id}&payout={payout}&amount={amount}&event={event}&status={status}&txn={txn_id}&sub1={sub1}`,
  })

  const system: System = {
    url,
    database,
    runtime,
    shop,
    tracker,
    worker: null,
    async startWorker() {
      system.worker = await startWorker(runtime)
    },
    async webhook(topic, body, webhook = {}) {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const headers = {
        'content-type': 'application/json',
        'x-shopify-topic': topic,
        'x-shopify-shop-domain': webhook.domain ?? shop.domain,
        'x-shopify-webhook-id': webhook.webhookId ?? randomUUID(),
        'x-shopify-event-id': randomUUID(),
        'x-shopify-api-version': '2026-10',
        'x-shopify-triggered-at': webhook.triggeredAt ?? new Date().toISOString(),
        'x-shopify-hmac-sha256': createHmac('sha256', webhook.secret ?? API_SECRET)
          .update(text)
          .digest('base64'),
        ...webhook.headers,
      }
      const sent = Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined)
      const response = await fetch(`${url}/webhooks`, { method: 'POST', body: text, headers: sent })
      await response.text()
      return response.status
    },
    visit: (path, headers = {}) =>
      fetch(url + path, { redirect: 'manual', headers: { 'user-agent': BROWSER, ...headers } }),
    async eventually<Row extends object>(query: string, values: unknown[] = []) {
      for (;;) {
        const { rows } = await database.pool.query<Row>(query, values)
        if (rows[0]) return rows[0]
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    async close() {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await system.worker?.stop()
      await runtime.close()
      await tracker.close()
      await database.close()
    },
  }
  if (options.worker ?? true) await system.startWorker()
  return system
}

/** The `click_id` of a redirect's Location. */
export function clickIdOf(response: Response): string | null {
  return new URL(response.headers.get('location') ?? 'https://none.example').searchParams.get('click_id')
}
