// What a shop's web pixel reports: who is believed, what becomes of it, and that it never makes a conversion by itself. Over
// the whole app, with the sandbox's Shopify behind the Admin API.
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { fetchMissingOrders } from '#app/intake/pixel/fetch-missing.server.ts'
import type { AdminApi } from '#app/platform/shopify/admin-api.server.ts'
import { ensureStorefront } from '#app/program/ensure-storefront.server.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, openDesk, orderOf, withClick, type Desk } from '../setup/orders.ts'
import { startPlatform, type Platform } from '../setup/platform.ts'
import { seedShop, type SeededShop } from '../setup/seed.ts'
import { startSystem, type System } from '../setup/system.ts'

const SCOPES = 'read_orders,read_products'

let system: System
let platform: Platform
let desk: Desk
let other: SeededShop
let key: string
let otherKey: string
/** Gets clicks; its offer pays 10 %. */
let partner: string
let offer: string

beforeAll(async () => {
  system = await startSystem({ TRUSTED_PROXIES: '1' }, { worker: false })
  desk = await openDesk(system)
  other = await seedShop(system.runtime, { domain: 'other.myshopify.com', postbackUrl: system.tracker.url })
  platform = await startPlatform(system, SCOPES)
  key = (await ensureStorefront(system.database.pool, system.shop.id)).pixelKey
  otherKey = (await ensureStorefront(system.database.pool, other.id)).pixelKey
  partner = await desk.partner()
  offer = await desk.offer()
})
afterEach(async () => {
  desk.resetClock()
  platform.options.scopes = SCOPES
  await desk.checkBooks()
  await system.database.pool.query('DELETE FROM pixel_report')
})
afterAll(async () => {
  await platform.close()
  await system.close()
})

/** No two tests share an address: each may send as much as one address may. */
let address = 0
const nextAddress = () => `198.51.100.${++address}`

const reportOf = (change: object = {}) => ({
  v: 1,
  brand: system.shop.brand,
  key,
  order_id: '5123',
  checkout_token: null,
  click_id: null,
  codes: [],
  ...change,
})

async function send(body: unknown, from = nextAddress()): Promise<Response> {
  const response = await fetch(`${system.url}/pixel`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-forwarded-for': from },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  await response.text()
  return response
}
const report = async (change: object = {}) => (await send(reportOf(change))).status

const reports = () =>
  desk.rows(`SELECT order_id, click_id, checkout_token, codes, reports, state, reason, attempts, due_at
               FROM pixel_report WHERE shop_id = $1 ORDER BY order_id`)
const sightings = (orderId: string, token = 'none') =>
  desk.rows(
    `SELECT kind, key, click_id FROM sighting WHERE shop_id = $1 AND key = ANY($2) ORDER BY kind, click_id`,
    [system.shop.id, [orderId, token]],
  )
/** The chore, so much later. */
function fetchMissing(laterMs: number, admin: AdminApi = system.runtime.admin) {
  return fetchMissingOrders({ ...system.runtime, admin }, Date.now() + laterMs)
}

describe('a report', () => {
  test('is kept, and stands as evidence beside the order and the checkout', async () => {
    const clickId = randomUUID()
    const response = await send(
      reportOf({ click_id: clickId.toUpperCase(), checkout_token: 'token-1', codes: ['PARTNER20', ' '] }),
    )
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await reports()).toMatchObject([
      {
        order_id: '5123',
        click_id: clickId,
        checkout_token: 'token-1',
        codes: ['PARTNER20'],
        reports: 1,
        state: 'waiting',
        attempts: 0,
      },
    ])
    expect(await sightings('5123', 'token-1')).toEqual([
      { kind: 'checkout_token', key: 'token-1', click_id: clickId },
      { kind: 'pixel', key: '5123', click_id: clickId },
    ])
  })

  test('of a former brand counts', async () => {
    await system.database.pool.query(`INSERT INTO shop_slug (slug, shop_id) VALUES ('was-demo', $1)`, [
      system.shop.id,
    ])
    expect(await report({ brand: 'Was-Demo' })).toBe(204)
  })

  test('may be asked for by any page', async () => {
    const response = await fetch(`${system.url}/pixel`, { method: 'OPTIONS' })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-methods')).toBe('POST')
    expect(await fetch(`${system.url}/pixel`)).toMatchObject({ status: 405 })
  })

  test('with a click that is none keeps the rest', async () => {
    expect(await report({ order_id: '6001', click_id: 'click me' })).toBe(204)
    expect(await reports()).toMatchObject([{ order_id: '6001', click_id: null }])
    expect(await sightings('6001')).toEqual([])
  })

  test('that comes again is counted, and fills only what was missing', async () => {
    const [first, second] = [randomUUID(), randomUUID()]
    await report({ order_id: '7001', checkout_token: 'token-7' })
    await report({ order_id: '7001', click_id: first, codes: ['ONE'] })
    await report({ order_id: '7001', click_id: second, checkout_token: 'token-8', codes: ['TWO'] })
    expect(await reports()).toMatchObject([
      { order_id: '7001', click_id: first, checkout_token: 'token-7', codes: ['ONE'], reports: 3 },
    ])
    // A click and a token of two reports are not the same person's. The last one's own stand together.
    expect(await sightings('7001', 'token-7')).toEqual([{ kind: 'pixel', key: '7001', click_id: first }])
    expect(await sightings('none', 'token-8')).toEqual([
      { kind: 'checkout_token', key: 'token-8', click_id: second },
    ])
  })

  test('sent many times at once is one', async () => {
    const clickId = randomUUID()
    const statuses = await Promise.all(
      Array.from({ length: 20 }, () => report({ order_id: '7002', click_id: clickId })),
    )
    expect(new Set(statuses)).toEqual(new Set([204]))
    expect(await reports()).toMatchObject([{ order_id: '7002', click_id: clickId, reports: 20 }])
  })
})

describe('of a report', () => {
  test.each<[string, number, () => unknown]>([
    ['with a wrong key', 401, () => reportOf({ key: 'guessed' })],
    ['with another shop’s key', 401, () => reportOf({ key: otherKey })],
    ['of an unknown brand', 401, () => reportOf({ brand: 'nobody' })],
    ['that is no JSON', 422, () => 'order_id=5123'],
    ['that is empty', 422, () => ''],
    ['that is a list', 422, () => [reportOf()]],
    ['of another version', 422, () => reportOf({ v: 2 })],
    ['without an order', 422, () => reportOf({ order_id: undefined })],
    ['whose order is a number', 422, () => reportOf({ order_id: 5123 })],
    ['whose order is no id', 422, () => reportOf({ order_id: "1' OR 1=1" })],
    ['whose order id is too long', 422, () => reportOf({ order_id: '9'.repeat(20) })],
    ['whose codes are no list', 422, () => reportOf({ codes: 'PARTNER20' })],
    ['with a NUL in its brand', 401, () => reportOf({ brand: 'de\0mo?' })],
    ['over 8 KiB', 413, () => reportOf({ codes: ['x'.repeat(9_000)] })],
  ])('%s nothing is kept: %i', async (_, status, body) => {
    const response = await send(body())
    expect(response.status).toBe(status)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await reports()).toEqual([])
  })

  test('over 8 KiB without saying so nothing is kept', async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${system.url}/pixel`, { method: 'POST' }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      sent.on('error', reject)
      sent.write('x'.repeat(5_000))
      sent.end('x'.repeat(5_000))
    })
    expect(status).toBe(413)
  })

  test('of a shop that uninstalled the app nothing is kept', async () => {
    const { pool } = system.database
    await pool.query(`UPDATE shop SET status = 'inactive' WHERE id = $1`, [other.id])
    expect(await report({ brand: other.brand, key: otherKey })).toBe(401)
    await pool.query(`UPDATE shop SET status = 'active' WHERE id = $1`, [other.id])
    expect(await report({ brand: other.brand, key: otherKey })).toBe(204)
    expect(await desk.rows('SELECT order_id FROM pixel_report WHERE shop_id = $1', [other.id])).toHaveLength(
      1,
    )
    expect(await reports()).toEqual([])
  })

  test('from an address that sends too many nothing more is kept for a while', async () => {
    const from = nextAddress()
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => send(reportOf({ order_id: `${8_000 + n}` }), from)),
    )
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(20)
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(10)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await reports()).toHaveLength(20)
    // Others are not held up.
    expect(await report({ order_id: '8999' })).toBe(204)
  })
})

test('a click that is said to have led to more orders than a visitor makes is no evidence any more', async () => {
  const clickId = randomUUID()
  const statuses = []
  for (let n = 0; n < 21; n++) statuses.push(await report({ order_id: `${85_000 + n}`, click_id: clickId }))
  expect(statuses).toEqual([...Array.from({ length: 20 }, () => 204), 429])
  expect(await sightings('85020')).toEqual([])
})

describe('the click of a report', () => {
  test('credits the order that came before it', async () => {
    const clickId = await desk.click(partner, offer)
    const order = orderOf()
    await desk.place(order)
    expect(await desk.conversion(order.id)).toBeUndefined()
    await report({ order_id: order.id, click_id: clickId })
    expect(await desk.sweep()).toBe(1)
    expect(await desk.conversion(order.id)).toMatchObject({
      method: 'pixel',
      click_id: clickId,
      payout_minor: 1000n,
    })
  })

  test('credits the order that comes after it', async () => {
    const clickId = await desk.click(partner, offer)
    const order = orderOf()
    await report({ order_id: order.id, click_id: clickId })
    expect(await desk.conversion(order.id)).toBeUndefined()
    await desk.place(order)
    expect(await desk.conversion(order.id)).toMatchObject({ method: 'pixel', click_id: clickId })
  })

  test('counts as the checkout’s own where the report knows its token', async () => {
    const clickId = await desk.click(partner, offer)
    const order = orderOf({ checkout_token: randomUUID() })
    await report({ order_id: order.id, click_id: clickId, checkout_token: order['checkout_token'] })
    await desk.place(order)
    expect(await desk.conversion(order.id)).toMatchObject({ method: 'checkout_token', click_id: clickId })
  })

  test('never beats what travelled with the order, or the token of the buyer', async () => {
    const [forged, real] = [await desk.click(partner, offer), await desk.click(partner, offer)]
    const carried = orderOf(withClick(real))
    const tokened = orderOf({ checkout_token: randomUUID() })
    for (const { id } of [carried, tokened]) await report({ order_id: id, click_id: forged })
    // The stranger was first; the buyer's own pixel comes after.
    await report({ order_id: tokened.id, click_id: real, checkout_token: tokened['checkout_token'] })
    await desk.place(carried)
    await desk.place(tokened)
    expect(await desk.conversion(carried.id)).toMatchObject({ method: 'order_attribute', click_id: real })
    expect(await desk.conversion(tokened.id)).toMatchObject({ method: 'checkout_token', click_id: real })
  })

  test('of another shop credits nobody', async () => {
    const clickId = await desk.click(partner, offer)
    const order = orderOf()
    await report({ brand: other.brand, key: otherKey, order_id: order.id, click_id: clickId })
    await desk.place(order)
    expect(await desk.conversion(order.id)).toBeUndefined()
  })

  test('without an order makes none', async () => {
    const clickId = await desk.click(partner, offer)
    await report({ order_id: '99000001', click_id: clickId })
    await desk.sweep()
    expect(await desk.conversion('99000001')).toBeUndefined()
    expect(await desk.order('99000001')).toBeUndefined()
  })
})

describe('an order that no webhook brings', () => {
  test('is asked for after an hour, and becomes one conversion whatever comes later', async () => {
    const clickId = await desk.click(partner, offer)
    const { id, body, checkoutToken } = platform.buy()
    await report({ order_id: id, click_id: clickId, checkout_token: checkoutToken })
    expect(await fetchMissing(HOUR_MS - MINUTE_MS)).toEqual({
      arrived: 0,
      fetched: 0,
      waiting: 0,
      givenUp: 0,
    })
    expect(await fetchMissing(HOUR_MS + MINUTE_MS)).toEqual({
      arrived: 0,
      fetched: 1,
      waiting: 0,
      givenUp: 0,
    })
    expect(await reports()).toMatchObject([{ order_id: id, state: 'fetched', attempts: 1, due_at: null }])
    await desk.work()
    const made = await desk.conversion(id)
    expect(made).toMatchObject({ method: 'checkout_token', click_id: clickId, status: 'approved' })

    const history = await desk.history(id)

    // Once is enough.
    expect(await fetchMissing(2 * HOUR_MS)).toEqual({ arrived: 0, fetched: 0, waiting: 0, givenUp: 0 })
    expect(await system.webhook('orders/create', body)).toBe(200)
    expect(await system.webhook('orders/paid', body)).toBe(200)
    await desk.work()
    expect(await desk.conversion(id)).toEqual({ ...made, changed_at: expect.any(Date) as Date })
    expect(await desk.history(id)).toEqual(history)
    expect(await desk.deliveries(id)).toHaveLength(1)
    expect((await desk.order(id))?.['snapshot']).toMatchObject({
      totalLineItemsPrice: expect.any(String) as string,
    })
  })

  test('is read as its webhook would have been', async () => {
    const clickId = await desk.click(partner, offer)
    const [silent, told] = [
      platform.buy({ attributes: { click_id: clickId } }),
      platform.buy({ attributes: { click_id: clickId } }),
    ]
    await report({ order_id: silent.id })
    await fetchMissing(HOUR_MS + MINUTE_MS)
    expect(await system.webhook('orders/create', told.body)).toBe(200)
    await desk.work()
    const [one, two] = [await desk.conversion(silent.id), await desk.conversion(told.id)]
    for (const name of ['method', 'amount_minor', 'payout_minor', 'sale_amount_minor', 'currency', 'status'])
      expect([name, one?.[name]]).toEqual([name, two?.[name]])
  })

  test('is not asked for where its webhook came', async () => {
    const { id, body } = platform.buy()
    await report({ order_id: id })
    expect(await system.webhook('orders/create', body)).toBe(200)
    await desk.work()
    expect(await fetchMissing(HOUR_MS + MINUTE_MS)).toEqual({
      arrived: 1,
      fetched: 0,
      waiting: 0,
      givenUp: 0,
    })
    expect(await reports()).toMatchObject([{ state: 'arrived', attempts: 0, due_at: null }])
  })

  test('is asked for by one of two workers', async () => {
    const { id } = platform.buy()
    await report({ order_id: id })
    const done = await Promise.all([fetchMissing(HOUR_MS + MINUTE_MS), fetchMissing(HOUR_MS + MINUTE_MS)])
    expect(done[0].fetched + done[1].fetched).toBe(1)
    const rows = await desk.rows(`SELECT 1 FROM webhook_inbox WHERE webhook_id LIKE $1`, [`admin:${id}:%`])
    expect(rows).toHaveLength(1)
    await desk.work()
  })

  test('and that Shopify does not know is given up after a day, with what was said of it', async () => {
    const clickId = await desk.click(partner, offer)
    await report({ order_id: '99000002', click_id: clickId })
    expect(await sightings('99000002')).toHaveLength(1)
    for (const hours of [1, 7, 25]) {
      const { waiting, givenUp } = await fetchMissing(hours * HOUR_MS + hours * MINUTE_MS)
      expect(waiting + givenUp).toBe(1)
    }
    expect(await reports()).toMatchObject([
      { order_id: '99000002', state: 'given_up', attempts: 3, reason: 'Shopify knows no such order' },
    ])
    expect(await sightings('99000002')).toEqual([])
    // Saying it again does not wait for the next order of that id.
    await report({ order_id: '99000002', click_id: clickId })
    expect(await sightings('99000002')).toEqual([])
    expect(await fetchMissing(3 * DAY_MS)).toEqual({ arrived: 0, fetched: 0, waiting: 0, givenUp: 0 })
  })

  test('waits while the app may not ask, and says why', async () => {
    const { id } = platform.buy()
    await report({ order_id: id })
    platform.options.scopes = 'read_products'
    expect(await fetchMissing(HOUR_MS + MINUTE_MS)).toMatchObject({ waiting: 1 })
    expect(await reports()).toMatchObject([
      { state: 'waiting', attempts: 1, reason: expect.stringContaining('read_orders') as string },
    ])
    platform.options.scopes = SCOPES
    expect(await fetchMissing(HOUR_MS + 3 * MINUTE_MS)).toMatchObject({ fetched: 0 })
    expect(await fetchMissing(HOUR_MS + 7 * MINUTE_MS)).toMatchObject({ fetched: 1 })
    await desk.work()
  })

  test('is given up after eight answers that brought nothing', async () => {
    await report({ order_id: '99000003' })
    const silent: AdminApi = {
      ask: async () => ({ outcome: 'throttled', waitMs: 1_000, reason: 'Shopify throttles' }),
    }
    for (let day = 1; day <= 8; day++) await fetchMissing(day * 2 * DAY_MS, silent)
    expect(await reports()).toMatchObject([{ state: 'given_up', attempts: 8, reason: 'Shopify throttles' }])
  })

  test('of a shop whose session is broken holds up no other shop', async () => {
    const { id } = platform.buy()
    await report({ brand: other.brand, key: otherKey, order_id: '99000004' })
    await report({ order_id: id })
    const asked: string[] = []
    const broken: AdminApi = {
      ask(domain, ...question) {
        asked.push(domain)
        if (domain === other.domain) throw new Error('sealed with a lost key')
        return system.runtime.admin.ask(domain, ...question)
      },
    }
    expect(await fetchMissing(HOUR_MS + MINUTE_MS, broken)).toMatchObject({ fetched: 1, waiting: 1 })
    expect(new Set(asked)).toEqual(new Set([other.domain, system.shop.domain]))
    await desk.work()
  })
})
