// What Shopify is told of the app is what the code does.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyWebhooks } from '#app/intake/webhook/apply-webhooks.server.ts'
import { createIds } from '#app/platform/ids.server.ts'
import { createSecretBox } from '#app/platform/secret-box.server.ts'
import { API_VERSION } from '#app/shopify.server.ts'
import { SCOPES } from '../../sandbox/parts.server.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { readAppToml } from './app-toml.ts'

const toml = readAppToml()
const { webhooks, access_scopes, app_proxy, '': top } = toml.tables
const topics = toml.subscriptions.flatMap((subscription) => [
  ...((subscription['topics'] as string[] | undefined) ?? []),
  ...((subscription['compliance_topics'] as string[] | undefined) ?? []),
])

describe('shopify.app.toml', () => {
  test('speaks the same API version as the code', () => {
    expect(webhooks?.['api_version']).toBe(API_VERSION)
  })

  test('asks for the scopes that the sandbox grants', () => {
    expect(access_scopes?.['scopes']).toBe(SCOPES)
  })

  test('describes an embedded app', () => {
    expect(top?.['embedded']).toBe(true)
  })

  test('sends every webhook to the one receiver', () => {
    expect(new Set(toml.subscriptions.map(({ uri }) => uri))).toEqual(new Set(['/webhooks']))
  })

  test('subscribes to orders, refunds, disputes, the app’s own life and privacy requests, each once', () => {
    expect(topics.toSorted()).toEqual([
      'app/scopes_update',
      'app/uninstalled',
      'customers/data_request',
      'customers/redact',
      'disputes/create',
      'disputes/update',
      'orders/cancelled',
      'orders/create',
      'orders/delete',
      'orders/edited',
      'orders/paid',
      'orders/updated',
      'refunds/create',
      'shop/redact',
    ])
  })

  test('puts tracking links on the store’s domain', () => {
    expect(app_proxy).toEqual({ url: '/proxy', prefix: 'apps', subpath: 'throughline' })
  })
})

describe('a topic that is subscribed to is handled', () => {
  const newId = createIds(Date.now)
  const shopDomain = 'topics.myshopify.com'
  let database: TestDatabase

  beforeAll(async () => {
    database = await createTestDatabase()
    await database.pool.query(
      `INSERT INTO shop (id, domain, slug, name, currency, time_zone, installed_at, updated_at)
       VALUES ($1, $2, 'topics', 'Topics', 'USD', 'UTC', now(), now())`,
      [newId(), shopDomain],
    )
  })
  afterAll(() => database.close())

  async function outcomeOf(topic: string) {
    const { applied } = await applyWebhooks(
      database.pool,
      [
        {
          id: newId(),
          shop_domain: shopDomain,
          topic,
          triggered_at: null,
          received_at: new Date(),
          body: bodyOf(topic),
          attempts: 0,
        },
      ],
      { newId, secretBox: createSecretBox([{ id: 'k1', key: Buffer.alloc(32) }]) },
      Date.now(),
    )
    return applied[0]
  }

  test.each(topics.filter((topic) => topic !== 'orders/edited'))('%s', async (topic) => {
    const applied = await outcomeOf(topic)
    expect(applied?.state).toBe('applied')
    expect(applied?.outcome).not.toContain('nothing is done')
  })

  test('orders/edited says what changed, and the order itself follows as orders/updated', async () => {
    expect((await outcomeOf('orders/edited'))?.outcome).toContain('nothing is done')
    expect(topics).toContain('orders/updated')
  })
})

/** A body of the topic's shape. */
function bodyOf(topic: string): Buffer {
  const fixture = (name: string) => readFileSync(new URL(`../fixtures/orders/${name}.json`, import.meta.url))
  if (topic === 'refunds/create') return fixture('refund-full')
  if (topic === 'orders/delete') return Buffer.from('{"id":820982911946154508}')
  if (topic.startsWith('disputes/'))
    return Buffer.from('{"id":1,"order_id":820982911946154508,"status":"needs_response"}')
  if (topic.startsWith('orders/')) return fixture('plain')
  return Buffer.from('{"shop_id":1}')
}
