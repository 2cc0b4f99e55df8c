// What orders leave open is asked of Shopify and kept: through Shopify's library, over HTTP, against the sandbox's platform.
import { Session } from '@shopify/shopify-api'
import { getGlobalDispatcher, setGlobalDispatcher } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readProductFacts } from '#app/conversion/product-facts.server.ts'
import { askAdmin } from '#app/intake/admin/ask-admin.server.ts'
import { askQuestions, takeDue } from '#app/intake/admin/questions.server.ts'
import { createAdminApi, type AdminApi } from '#app/platform/shopify/admin-api.server.ts'
import { inTransaction, openDatabase, type Queryable } from '#app/platform/database.server.ts'
import { placeOrder } from '../../sandbox/shopify/place-order.ts'
import { startShopify, type ShopifyOptions } from '../../sandbox/shopify/server.ts'
import { signSessionToken } from '../../sandbox/shopify/session-token.ts'
import { createShopifyDispatcher } from '../../sandbox/shopify/shopify-dispatcher.ts'
import { openState, type Shop } from '../../sandbox/shopify/state.ts'
import { boughtLine, PRODUCTS } from '../../sandbox/storefront/catalog.ts'
import { idText } from '../../sandbox/web/exact-json.ts'
import type { RunningServer } from '../../sandbox/web/server.ts'
import { API_SECRET, startSystem, type System } from '../setup/system.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const SCOPES = 'read_orders,read_products'
const START = Date.now()
const app = { apiKey: 'key', apiSecret: API_SECRET }
const [mug, throw_] = PRODUCTS.map(({ id }) => String(id)) as [string, string]

let system: System
let platform: ShopifyOptions
let shopify: RunningServer
let shop: Shop
/** Every call that was made: the ids that it asked for. */
let calls: string[][]
let admin: AdminApi
let nowMs: number
const before = getGlobalDispatcher()

beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  const state = openState()
  shop = state.addShop({
    domain: system.shop.domain,
    name: 'Demo',
    currency: 'USD',
    timeZone: 'UTC',
    storefrontUrl: 'https://shop.example',
  })
  platform = { app, scopes: SCOPES, state, now: () => nowMs }
  shopify = await startShopify(platform)
  setGlobalDispatcher(createShopifyDispatcher(shopify.url))
  admin = watched(createAdminApi({ db: system.runtime.db, shopify: system.runtime.shopify }))
})
afterAll(async () => {
  setGlobalDispatcher(before)
  await shopify.close()
  await system.close()
})

beforeEach(async () => {
  nowMs = START
  calls = []
  platform.scopes = SCOPES
  await system.database.pool.query('TRUNCATE admin_question, product_fact, order_recheck, session')
  await system.database.pool.query('DELETE FROM conversion')
  await install()
})

function watched(api: AdminApi): AdminApi {
  return {
    ask(domain, query, variables) {
      calls.push(variables['ids'] as string[])
      return api.ask(domain, query, variables)
    },
  }
}

/** What opening the app in the admin does: a session token is exchanged for an offline token, which is kept. */
async function install(): Promise<void> {
  const response = await fetch(`https://${shop.domain}/admin/oauth/access_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_id: app.apiKey,
      client_secret: app.apiSecret,
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: signSessionToken(app, shop.domain, '42', nowMs),
      requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
      expiring: '1',
    }),
  })
  const granted = (await response.json()) as { access_token: string; refresh_token: string }
  await system.runtime.shopify.sessionStorage.storeSession(
    new Session({
      id: `offline_${shop.domain}`,
      shop: shop.domain,
      state: '',
      isOnline: false,
      accessToken: granted.access_token,
      refreshToken: granted.refresh_token,
      expires: new Date(Date.now() + HOUR),
    }),
  )
}

const run = () => askAdmin({ ...system.runtime, admin }, nowMs)
const askProducts = (...keys: string[]) =>
  askQuestions(
    system.database.pool,
    keys.map((key) => ({ shopId: system.shop.id, kind: 'product', key })),
    nowMs,
  )
const askJourney = (key: string) =>
  askQuestions(system.database.pool, [{ shopId: system.shop.id, kind: 'journey', key }], nowMs)

async function questions() {
  const { rows } = await system.database.pool.query<Record<string, unknown>>(
    `SELECT kind, key, attempts, error, due_at FROM admin_question ORDER BY kind, key`,
  )
  return rows.map(({ due_at, ...row }) => ({ ...row, dueInMs: (due_at as Date).getTime() - nowMs }))
}

async function rechecks() {
  const { rows } = await system.database.pool.query<Record<string, unknown>>(
    'SELECT order_id, reason, due_at FROM order_recheck ORDER BY order_id',
  )
  return rows.map(({ order_id, reason, due_at }) => [order_id, reason, (due_at as Date).getTime() - nowMs])
}

const factsOf = (...productIds: string[]) =>
  readProductFacts(
    system.database.pool,
    productIds.map((productId) => ({ shopId: system.shop.id, productId })),
    Date.now(),
  )
const keyOf = (productId: string) => `${system.shop.id} ${productId}`

/** A conversion of the order, whose payout waits for products or not. */
async function credit(orderId: string, flags: string[], db: Queryable = system.database.pool): Promise<void> {
  const { id, offer, partner } = system.shop
  await db.query(
    `INSERT INTO conversion (shop_id, id, txn_id, event, status, currency, amount_minor, payout_minor, original_amount_minor,
       original_payout_minor, sale_amount_minor, discount_minor, partner_id, offer_id, order_id, method, source, payout_terms,
       flags, occurred_at, created_at, changed_at)
     VALUES ($1, 'conv_' || $2, $2, 'sale', 'pending', 'USD', 0, 0, 0, 0, 0, 0, $3, $4, $2, 'click', 'shopify', '{}', $5, now(), now(), now())`,
    [id, orderId, partner.id, offer.id, JSON.stringify(flags)],
  )
}

/** An order on both sides. @returns its id */
async function order(landingSite: string): Promise<string> {
  const purchase = {
    lines: [boughtLine(PRODUCTS[0]!, 1, {})],
    discounts: [],
    attributes: {},
    note: null,
    shippingMinor: 500n,
    landingSite,
    referringSite: null,
    cartToken: 'cart',
    checkoutToken: 'checkout',
    orderToken: 'order-token',
    customerId: 7,
    test: false,
    paid: true,
  }
  const { state } = platform
  const placed = placeOrder(purchase, {
    number: shop.nextOrderNumber++,
    nextId: state.nextId,
    at: new Date(nowMs),
    shop,
  })
  state.keepOrder(shop, placed)
  const id = idText(placed.id)
  await system.database.pool.query(
    `INSERT INTO shop_order (shop_id, id, first_seen_at, changed_at) VALUES ($1, $2, now(), now())`,
    [system.shop.id, id],
  )
  return id
}

async function journeyOf(orderId: string): Promise<unknown> {
  const { rows } = await system.database.pool.query<{ journey: unknown }>(
    'SELECT journey FROM shop_order WHERE id = $1',
    [orderId],
  )
  return rows[0]?.journey
}

describe('products', () => {
  test('are asked at once and together, kept, and the orders that wait for products are rechecked', async () => {
    await credit('1', ['products_unknown'])
    await credit('2', [])
    await credit('3', ['review', 'products_unknown'])
    await askProducts(throw_, mug)
    expect(await run()).toEqual({ answered: 2, waiting: 0, givenUp: 0, rechecks: 2 })
    expect(calls).toHaveLength(1)
    expect(await factsOf(mug, throw_)).toEqual(
      new Map([
        [
          keyOf(mug),
          {
            collections: ['410000000001', '410000000002'],
            tags: ['handmade', 'kitchen'],
            productType: 'Ceramics',
          },
        ],
        [
          keyOf(throw_),
          { collections: ['410000000002', '410000000003'], tags: ['linen'], productType: 'Textiles' },
        ],
      ]),
    )
    expect(await rechecks()).toEqual([
      ['1', 'products', 0],
      ['3', 'products', 0],
    ])
  })

  test('that Shopify does not know are known to have nothing', async () => {
    await askProducts('4711')
    expect(await run()).toMatchObject({ answered: 1 })
    expect(await factsOf('4711', '4712')).toEqual(
      new Map([[keyOf('4711'), { collections: [], tags: [], productType: null }]]),
    )
  })

  test('are asked fifty a call, one call after another', async () => {
    await askProducts(...Array.from({ length: 120 }, (_, n) => String(1_000 + n)))
    expect(await run()).toMatchObject({ answered: 120 })
    expect(calls.map((ids) => ids.length)).toEqual([50, 50, 20])
    expect(new Set(calls.flat()).size).toBe(120)
  })

  test('that were asked of while the answer was being written are rechecked a minute later', async () => {
    await askProducts(mug)
    await inTransaction(system.runtime.db.pool, async (client) => {
      // An order is worked on: it does not see the fact, and the question is there already.
      expect(await factsOf(mug)).toEqual(new Map())
      await askQuestions(client, [{ shopId: system.shop.id, kind: 'product', key: mug }], nowMs)
      await credit('1', ['products_unknown'], client)
      expect(await run()).toEqual({ answered: 1, waiting: 0, givenUp: 0, rechecks: 0 })
    })
    nowMs += MINUTE
    expect(await run()).toEqual({ answered: 0, waiting: 0, givenUp: 0, rechecks: 1 })
    expect(await rechecks()).toEqual([['1', 'products', 0]])
    expect(await questions()).toEqual([])
    expect(calls).toHaveLength(1)
  })

  test('are asked again only when the fact is a day old', async () => {
    await askProducts(mug)
    await run()
    nowMs += MINUTE
    await run()
    await askProducts(mug)
    expect(await questions()).toEqual([])
    nowMs += 24 * HOUR
    await askProducts(mug)
    expect(await questions()).toMatchObject([{ key: mug }])
    calls = []
    await install()
    expect(await run()).toMatchObject({ answered: 1 })
    expect(calls).toHaveLength(1)
  })
})

describe('a journey', () => {
  test('is asked after two minutes, again while it is not ready, and kept with a recheck of its order', async () => {
    const placedMs = nowMs
    const id = await order('/products/mug?click_id=abc&email=ann%40mail.example&via=jo')
    await askJourney(id)
    expect(await run()).toEqual({ answered: 0, waiting: 0, givenUp: 0, rechecks: 0 })
    expect(calls).toEqual([])

    await system.database.pool.query('UPDATE admin_question SET due_at = $1', [new Date(nowMs)])
    expect(await run()).toEqual({ answered: 0, waiting: 1, givenUp: 0, rechecks: 0 })
    const error = 'the journey is not ready'
    expect(await questions()).toEqual([{ kind: 'journey', key: id, attempts: 1, error, dueInMs: MINUTE }])
    expect(await journeyOf(id)).toBeNull()

    nowMs += MINUTE
    expect(await run()).toEqual({ answered: 1, waiting: 0, givenUp: 0, rechecks: 1 })
    expect(await journeyOf(id)).toEqual({
      ready: true,
      orderIndex: expect.any(Number) as number,
      visits: [
        {
          landingPage: 'https://shop.example/products/mug?click_id=abc&via=jo',
          occurredAt: new Date(Math.floor(placedMs / 1000) * 1000).toISOString(),
        },
      ],
    })
    expect(await questions()).toEqual([])
    expect(await rechecks()).toEqual([[id, 'journey', 0]])
  })

  test('of an order that Shopify does not know is given up after 48 hours', async () => {
    await askJourney('4711')
    nowMs += 47 * HOUR
    await install()
    expect(await run()).toMatchObject({ waiting: 1, givenUp: 0 })
    nowMs += HOUR
    await install()
    expect(await run()).toEqual({ answered: 0, waiting: 0, givenUp: 1, rechecks: 0 })
    expect(await questions()).toEqual([])
  })
})

describe('a shop of which Shopify', () => {
  const products = Array.from({ length: 120 }, (_, n) => String(1_000 + n))

  test('finds a call too costly is asked for less at once', async () => {
    const api = admin
    const dear: AdminApi = {
      ask: async (domain, query, variables) =>
        (variables['ids'] as string[]).length > 20
          ? { outcome: 'too_costly', reason: 'too much at once' }
          : api.ask(domain, query, variables),
    }
    await askProducts(...products)
    expect(await askAdmin({ ...system.runtime, admin: dear }, nowMs)).toMatchObject({
      answered: 120,
      waiting: 0,
    })
    expect(calls.every((ids) => ids.length <= 20)).toBe(true)
    expect(new Set(calls.flat()).size).toBe(120)
  })

  test('throttles a call is left alone for as long as it says, with all its questions', async () => {
    await askJourney('1')
    nowMs += 2 * MINUTE
    await askProducts(...products)
    const busy: AdminApi = {
      async ask(_, __, variables) {
        calls.push(variables['ids'] as string[])
        return { outcome: 'throttled', waitMs: 90_000, reason: 'Shopify throttles' }
      },
    }
    expect(await askAdmin({ ...system.runtime, admin: busy }, nowMs)).toMatchObject({
      answered: 0,
      waiting: 121,
    })
    expect(calls).toHaveLength(1)
    expect(new Set((await questions()).map(({ dueInMs }) => dueInMs))).toEqual(new Set([90_000]))
  })
})

describe('without access', () => {
  test('a shop without a session is tried later, and answers once it has one', async () => {
    await system.database.pool.query('DELETE FROM session')
    await askProducts(mug)
    expect(await run()).toEqual({ answered: 0, waiting: 1, givenUp: 0, rechecks: 0 })
    expect(await questions()).toMatchObject([
      { attempts: 1, dueInMs: MINUTE, error: expect.stringContaining('no session') as string },
    ])
    nowMs += MINUTE - 1
    expect(await run()).toMatchObject({ answered: 0, waiting: 0 })
    nowMs += 1
    await install()
    expect(await run()).toMatchObject({ answered: 1 })
  })

  test('a product that cannot be asked is given up after a week', async () => {
    await system.database.pool.query('DELETE FROM session')
    await askProducts(mug)
    nowMs += 7 * 24 * HOUR
    expect(await run()).toMatchObject({ waiting: 0, givenUp: 1 })
    expect(await questions()).toEqual([])
  })

  test('a scope that is missing for products leaves journeys alone, and is heard of once', async () => {
    platform.scopes = 'read_orders'
    const id = await order('/')
    await askJourney(id)
    nowMs += 2 * MINUTE
    await askProducts(...Array.from({ length: 60 }, (_, n) => String(1_000 + n)))
    expect(await run()).toMatchObject({ answered: 1, waiting: 60, rechecks: 1 })
    expect(calls.map((ids) => ids.length)).toEqual([50, 1])
    expect((await questions())[0]).toMatchObject({
      error: expect.stringContaining('read_products') as string,
    })
  })

  test('a session that cannot be opened keeps no other shop waiting', async () => {
    await system.database.pool.query(`UPDATE session SET access_token = 'k1.damaged'`)
    await askProducts(mug)
    expect(await run()).toMatchObject({ answered: 0, waiting: 1 })
    expect(await questions()).toMatchObject([{ error: 'asking failed on our side' }])
  })
})

test('two runs at once ask each question once', async () => {
  await askProducts(...Array.from({ length: 150 }, (_, n) => String(1_000 + n)))
  const other = openDatabase(system.database.url, 4, () => {})
  const second = watched(createAdminApi({ db: other, shopify: system.runtime.shopify }))
  const [one, two] = await Promise.all([
    run(),
    askAdmin({ ...system.runtime, db: other, admin: second }, nowMs),
  ])
  await other.close()
  expect(one.answered + two.answered).toBe(150)
  expect(calls.flat()).toHaveLength(150)
  expect(new Set(calls.flat()).size).toBe(150)
})

test('a run that is stopped begins no further call, and keeps what it has heard', async () => {
  await askProducts(...Array.from({ length: 120 }, (_, n) => String(1_000 + n)))
  const stop = new AbortController()
  const api = admin
  const stopping: AdminApi = {
    ask(...question) {
      stop.abort()
      return api.ask(...question)
    },
  }
  expect(await askAdmin({ ...system.runtime, admin: stopping }, nowMs, stop.signal)).toMatchObject({
    answered: 50,
    waiting: 0,
  })
  expect(calls).toHaveLength(1)
  nowMs += 2 * MINUTE
  expect(await run()).toMatchObject({ answered: 70 })
})

test('a question that a killed run had taken is asked again two minutes later', async () => {
  await askProducts(mug)
  // The run that died had come so far.
  expect(await takeDue(system.database.pool, 200, nowMs, 2 * MINUTE)).toHaveLength(1)
  nowMs += 2 * MINUTE - 1
  expect(await run()).toMatchObject({ answered: 0, waiting: 0 })
  nowMs += 1
  expect(await run()).toMatchObject({ answered: 1 })
})
