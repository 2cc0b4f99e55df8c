// What a shop's storefront has to know: where its proxy answers is learnt from requests, and all of it is published through
// Shopify's library, over HTTP, to a stand-in for the Admin API.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Session } from '@shopify/shopify-api'
import { getGlobalDispatcher, setGlobalDispatcher } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ensureStorefront } from '#app/program/ensure-storefront.server.ts'
import { publishStorefronts } from '#app/program/storefront-publish.server.ts'
import { createShopifyDispatcher } from '../../sandbox/shopify/shopify-dispatcher.ts'
import { proxied } from '../setup/proxied.ts'
import { seedShop, type SeededShop } from '../setup/seed.ts'
import { startSystem, type System } from '../setup/system.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const INSTALLATION = 'gid://shopify/AppInstallation/7'

interface Call {
  shop: string
  name: string
  metafield: Record<string, string> | undefined
}
/** What the stand-in heard, and how it answers: a list of problems, or a response of its own. */
let calls: Call[]
let problems: string[]
let reply: { status: number; body: object } | null

let system: System
let shop: SeededShop
let other: SeededShop
let server: Server
let nowMs: number
const before = getGlobalDispatcher()

beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  shop = system.shop
  other = await seedShop(system.runtime, { postbackUrl: system.tracker.url, domain: 'other.myshopify.com' })
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
        query: string
        variables: { metafields?: Record<string, string>[] }
      }
      const name = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? ''
      calls.push({
        shop: String(request.headers['x-sandbox-shop']),
        name,
        metafield: variables.metafields?.[0],
      })
      const data =
        name === 'AppInstallation'
          ? { currentAppInstallation: { id: INSTALLATION } }
          : { metafieldsSet: { userErrors: problems.map((message) => ({ field: null, message })) } }
      const { status, body } = reply ?? { status: 200, body: { data } }
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  setGlobalDispatcher(createShopifyDispatcher(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  for (const { domain } of [shop, other]) await signIn(domain)
})
afterAll(async () => {
  setGlobalDispatcher(before)
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
  await system.close()
})
beforeEach(async () => {
  nowMs = Date.now()
  calls = []
  problems = []
  reply = null
  await rows('DELETE FROM storefront')
  await rows(`UPDATE offer SET lookback_days = 30, status = 'active'`)
  await rows('UPDATE partner SET arrival_parameter = NULL')
})

async function rows(query: string, values: unknown[] = []): Promise<Record<string, any>[]> {
  return (await system.database.pool.query(query, values)).rows
}

function signIn(domain: string) {
  const id = `offline_${domain}`
  const expires = new Date(Date.now() + HOUR_MS)
  const session = { id, shop: domain, state: '', isOnline: false, scope: '', accessToken: 'token', expires }
  return system.runtime.shopify.sessionStorage.storeSession(new Session(session))
}

const publish = () => publishStorefronts(system.runtime, nowMs)
const storefront = async ({ id }: SeededShop = shop) =>
  (await rows('SELECT * FROM storefront WHERE shop_id = $1', [id]))[0]
const published = async (of: SeededShop = shop) => JSON.parse((await storefront(of))?.['published'] ?? 'null')
const heard = () => calls.map((call) => `${call.shop} ${call.name}`).sort()

describe('where the proxy answers', () => {
  const visit = (path_prefix: string, path = '/r/summer') =>
    system.visit(proxied(shop.domain, path, { via: 'jo', path_prefix }))
  const learnt = (prefix: string) =>
    system.eventually('SELECT 1 AS done FROM storefront WHERE shop_id = $1 AND proxy_prefix = $2', [
      shop.id,
      prefix,
    ])
  // A learner that has not met the shop yet, as in a new process.
  const moved = (() => {
    let count = 0
    return () => `/apps/links-${++count}`
  })()

  test.each(['/r/summer', '/click', '/seen', '/nowhere'])('is learnt from a request to %s', async (path) => {
    const prefix = moved()
    await visit(prefix, path)
    await learnt(prefix)
    expect((await storefront())?.['pixel_key']).toMatch(/^[\w-]{43}$/)
    expect(await storefront(other)).toBeUndefined()
  })

  test('leaves out the locale, and what is no path of a proxy', async () => {
    const prefix = moved()
    await visit(`/en-ca${prefix}`)
    await learnt(prefix)
    for (const wrong of ['//evil.example', '/apps/"><script>', '']) await visit(wrong)
    await system.runtime.prefixes.close()
    expect((await storefront())?.['proxy_prefix']).toBe(prefix)
  })

  test('is not believed without a signature', async () => {
    const path = proxied(shop.domain, '/click', { via: 'jo' })
    await system.visit(path.replace('path_prefix=%2Fapps%2Fthroughline', 'path_prefix=%2Fapps%2Fevil'))
    await system.runtime.prefixes.close()
    expect(await storefront()).toBeUndefined()
  })

  test('is written once, however many come, and keeps what the row has besides', async () => {
    const prefix = moved()
    const { pixelKey } = await ensureStorefront(system.database.pool, shop.id)
    await visit(prefix)
    await learnt(prefix)
    const [first] = await rows('SELECT xmin::text, proxy_prefix, pixel_key FROM storefront')
    for (const locale of ['', '/fr', '']) await visit(`${locale}${prefix}`)
    await system.runtime.prefixes.close()
    expect(await rows('SELECT xmin::text, proxy_prefix, pixel_key FROM storefront')).toEqual([first])
    expect(first?.['pixel_key']).toBe(pixelKey)
  })

  test('is published with the next run', async () => {
    await publish()
    const prefix = moved()
    await visit(prefix)
    await learnt(prefix)
    calls = []
    expect(await publish()).toEqual({ published: 1, failed: 0 })
    expect(heard()).toEqual(['demo.myshopify.com AppInstallation', 'demo.myshopify.com PublishCapture'])
    expect(await published()).toMatchObject({ proxy: prefix })
  })
})

describe('settings', () => {
  test('are published for every active shop, as a metafield of the app’s own installation', async () => {
    expect(await publish()).toEqual({ published: 2, failed: 0 })
    const value = JSON.stringify({ v: 1, proxy: '/apps/throughline', days: 30, arrivals: [] })
    const metafield = { ownerId: INSTALLATION, namespace: 'throughline', key: 'capture', type: 'json', value }
    expect(calls.filter(({ name }) => name === 'PublishCapture').map((call) => call.metafield)).toEqual([
      metafield,
      metafield,
    ])
    expect(await storefront()).toMatchObject({
      published: value,
      published_at: new Date(nowMs),
      publish_error: null,
      publish_due_at: null,
    })
  })

  test('that are published already are not published again', async () => {
    await publish()
    calls = []
    expect(await publish()).toEqual({ published: 0, failed: 0 })
    expect(calls).toEqual([])
  })

  test('follow the shop’s own offers and partners, and no other shop’s', async () => {
    await publish()
    await rows(`UPDATE offer SET lookback_days = 90 WHERE shop_id = $1 AND slug = 'summer'`, [shop.id])
    await rows(`UPDATE partner SET arrival_parameter = slug WHERE shop_id = $1`, [shop.id])
    expect(await publish()).toEqual({ published: 1, failed: 0 })
    // `gone` is paused.
    expect(await published()).toMatchObject({ days: 90, arrivals: ['jo'] })
    expect(await published(other)).toMatchObject({ days: 30, arrivals: [] })
    await rows(`UPDATE offer SET lookback_days = NULL WHERE shop_id = $1 AND slug = 'summer'`, [shop.id])
    await publish()
    expect(await published()).toMatchObject({ days: null })
    await rows(`UPDATE offer SET status = 'paused' WHERE shop_id = $1 AND slug = 'summer'`, [shop.id])
    await publish()
    expect(await published()).toMatchObject({ days: 30 })
  })

  test('of a shop that uninstalled are left alone, and published again when it comes back', async () => {
    await publish()
    calls = []
    const set = (status: string, installedAtMs: number) =>
      rows('UPDATE shop SET status = $2, installed_at = $3 WHERE id = $1', [
        shop.id,
        status,
        new Date(installedAtMs),
      ])
    await set('inactive', 0)
    await rows('UPDATE storefront SET published = NULL WHERE shop_id = $1', [shop.id])
    await publish()
    expect(calls).toEqual([])
    await rows('UPDATE storefront SET published = $2 WHERE shop_id = $1', [
      shop.id,
      (await storefront(other))?.['published'],
    ])
    await set('active', nowMs + 1)
    nowMs += MINUTE_MS
    expect(await publish()).toEqual({ published: 1, failed: 0 })
    expect((await storefront())?.['published_at']).toEqual(new Date(nowMs))
  })
})

describe('publishing that fails', () => {
  test('for what Shopify calls a user’s error: in its words, and not again for an hour', async () => {
    problems = ['Value is invalid JSON.', 'Owner does not exist.']
    expect(await publish()).toEqual({ published: 0, failed: 2 })
    expect(await storefront()).toMatchObject({
      published: null,
      publish_error: 'Shopify refused the settings: Value is invalid JSON.; Owner does not exist.',
      publish_due_at: new Date(nowMs + HOUR_MS),
    })
    calls = []
    nowMs += HOUR_MS - 1
    await publish()
    expect(calls).toEqual([])
    nowMs += 1
    problems = []
    expect(await publish()).toEqual({ published: 2, failed: 0 })
    expect(await storefront()).toMatchObject({ publish_error: null, publish_due_at: null })
  })

  test.each<[string, { status: number; body: object }, RegExp, number]>([
    ['Shopify is down', { status: 500, body: {} }, /500/, 10],
    ['the app’s token is not good any more', { status: 401, body: {} }, /401/, 15],
    ['the answer is none', { status: 200, body: { data: {} } }, /could not be read/, 10],
    [
      'Shopify has no room',
      { status: 200, body: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }] } },
      /./,
      1,
    ],
  ])('where %s', async (_what, said, words, minutes) => {
    reply = said
    expect(await publish()).toEqual({ published: 0, failed: 2 })
    const row = await storefront()
    expect(row?.['publish_error']).toMatch(words)
    expect(row?.['publish_due_at']).toEqual(new Date(nowMs + minutes * MINUTE_MS))
  })

  test('for one shop without a session does not hold up the other', async () => {
    await rows(`DELETE FROM session WHERE shop = $1`, [shop.domain])
    try {
      expect(await publish()).toEqual({ published: 1, failed: 1 })
      expect((await storefront())?.['publish_error']).toContain('no session')
      expect(await published(other)).not.toBeNull()
    } finally {
      await signIn(shop.domain)
    }
  })

  test('and is set right by what was published before is said to be right again', async () => {
    await publish()
    await rows(`UPDATE storefront SET publish_error = 'as it was', publish_due_at = $1`, [new Date(nowMs)])
    expect(await publish()).toEqual({ published: 2, failed: 0 })
    expect((await storefront())?.['publish_error']).toBeNull()
  })

  test('two runs at once publish once', async () => {
    await Promise.all([publish(), publish()])
    expect(calls).toHaveLength(4)
  })
})
