// Exchange rates from the source into the database and out again, and what waited for them.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fetchReferenceRates } from '#app/money/fetch-rates.server.ts'
import {
  deleteManualRate,
  listManualRates,
  readRates,
  readRatesOfShops,
  saveReferenceRates,
  setManualRate,
} from '#app/money/rates.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import { fillRates } from '#app/postback/fill-rates.server.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

const HISTORY = readFileSync(new URL('../fixtures/rates/eurofxref-hist.xml', import.meta.url), 'utf8')
const NOW = Date.parse('2026-11-20T18:00:00Z')
const TODAY = '2026-11-20'

let database: TestDatabase
let shopId: string
let otherShopId: string
const rows = async (query: string, values: unknown[] = []) =>
  (await database.pool.query(query, values)).rows as Record<string, any>[]

beforeAll(async () => {
  database = await createTestDatabase()
  ;[shopId, otherShopId] = [await addShop(), await addShop()]
})
beforeEach(() => database.pool.query('TRUNCATE exchange_rate, manual_rate, delivery'))
afterAll(() => database.close())

async function addShop(): Promise<string> {
  const id = randomUUID()
  await database.pool.query(
    `INSERT INTO shop (id, domain, slug, name, currency, time_zone, installed_at, updated_at)
     VALUES ($1::uuid, $1::text, $1::text, 'Shop', 'USD', 'UTC', now(), now())`,
    [id],
  )
  return id
}

const saveUsd = (day: string, perEuro: string) =>
  saveReferenceRates(database.pool, [{ day, currency: 'USD', perEuro }])
const rateOn = async (day: string, from = 'EUR', to = 'USD') =>
  (await readRates(database.pool, shopId, [{ from, to }], day))(from, to)

describe('the rate of a pair', () => {
  test('is the newest at or before the day, and is too old after ten days', async () => {
    await saveUsd('2026-11-06', '1.05')
    await saveUsd('2026-11-09', '1.06')
    expect(await rateOn('2026-11-08')).toEqual({
      from: 'EUR',
      to: 'USD',
      rate: '1.05',
      day: '2026-11-06',
      source: 'ecb',
    })
    expect(await rateOn('2026-11-09')).toMatchObject({ rate: '1.06' })
    expect(await rateOn('2026-11-19')).toMatchObject({ rate: '1.06' })
    expect(await rateOn('2026-11-20')).toBeNull()
    expect(await rateOn('2026-11-05')).toBeNull()
  })

  test('is the shop’s own first, and nobody else’s', async () => {
    await saveUsd(TODAY, '1.0876')
    expect(await setManualRate(database.pool, shopId, { from: 'usd', to: 'EUR', rate: '0.80' }, NOW)).toEqual(
      {
        ok: true,
        rate: { from: 'USD', to: 'EUR', rate: '0.8' },
      },
    )
    const pairs = [shopId, otherShopId].map((id) => ({ shopId: id, from: 'EUR', to: 'USD' }))
    const rates = await readRatesOfShops(database.pool, pairs, TODAY)
    expect(rates(shopId)('EUR', 'USD')).toEqual({
      from: 'EUR',
      to: 'USD',
      rate: '1.25',
      day: null,
      source: 'manual',
    })
    expect(rates(otherShopId)('EUR', 'USD')).toMatchObject({ rate: '1.0876', source: 'ecb' })
  })

  test('that a shop has set is changed, listed and taken away', async () => {
    await setManualRate(database.pool, shopId, { from: 'USD', to: 'KWD', rate: '0.3' }, NOW - 1000)
    await setManualRate(database.pool, shopId, { from: 'USD', to: 'KWD', rate: '0.307' }, NOW)
    await setManualRate(database.pool, shopId, { from: 'KWD', to: 'EUR', rate: '3' }, NOW)
    const refused = await setManualRate(database.pool, shopId, { from: 'USD', to: 'USD', rate: '1' }, NOW)
    expect(refused).toMatchObject({ ok: false, problems: [{ path: 'to' }] })
    expect(await listManualRates(database.pool, shopId)).toEqual([
      { from: 'KWD', to: 'EUR', rate: '3', updatedAtMs: NOW },
      { from: 'USD', to: 'KWD', rate: '0.307', updatedAtMs: NOW },
    ])
    expect(await listManualRates(database.pool, otherShopId)).toEqual([])
    expect(await deleteManualRate(database.pool, otherShopId, { from: 'USD', to: 'KWD' })).toBe(false)
    expect(await deleteManualRate(database.pool, shopId, { from: 'USD', to: 'KWD' })).toBe(true)
    expect(await rateOn(TODAY, 'USD', 'KWD')).toBeNull()
  })

  test('of which one was corrected is the corrected one', async () => {
    expect(await saveUsd(TODAY, '1.08')).toBe(1)
    expect(await saveUsd(TODAY, '1.0800')).toBe(0)
    expect(await saveUsd(TODAY, '1.09')).toBe(1)
    expect(await rateOn(TODAY)).toMatchObject({ rate: '1.09' })
  })
})

const createLog = (tell: (line: string) => void) =>
  ({
    info: (_: unknown, message: string) => tell(`info ${message}`),
    warn: (_: unknown, message: string) => tell(`warn ${message}`),
  }) as Pick<Log, 'info' | 'warn'>

describe('fetching', () => {
  async function fetchFrom(answer: (response: ServerResponse) => void, nowMs = NOW, timeoutMs?: number) {
    const server = createServer((_, response) => answer(response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rates.xml`
    const told: string[] = []
    const log = createLog((line) => told.push(line))
    try {
      const db = { pool: database.pool }
      return { ...(await fetchReferenceRates({ db, url, clock: () => nowMs, log }, timeoutMs)), told }
    } finally {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
  const stored = async () => (await rows('SELECT count(*)::int AS count FROM exchange_rate'))[0]?.['count']

  test('stores what is new, and says so once', async () => {
    expect(await fetchFrom((response) => response.end(HISTORY))).toEqual({
      kind: 'stored',
      changed: 10,
      newestDay: TODAY,
      told: ['info exchange rates stored'],
    })
    expect(await fetchFrom((response) => response.end(HISTORY))).toMatchObject({
      kind: 'stored',
      changed: 0,
      told: [],
    })
    expect(await rateOn(TODAY, 'USD', 'GBP')).toMatchObject({ rate: '0.766963957337256', day: TODAY })
  })

  test.each<[string, string, (response: ServerResponse) => void]>([
    ['an error', 'status', (response) => void response.writeHead(503).end('busy')],
    [
      'a redirect, which is not followed',
      'status',
      (response) => void response.writeHead(302, { location: '/' }).end(),
    ],
    ['a page', 'malformed', (response) => response.end('<!doctype html><p>Moved</p>')],
    [
      'half a file',
      'truncated',
      (response) => response.end(HISTORY.slice(0, HISTORY.lastIndexOf('</Cube>'))),
    ],
    [
      'a connection that breaks',
      'unreachable',
      (response) => {
        response.write(HISTORY.slice(0, 500))
        setImmediate(() => response.destroy())
      },
    ],
    ['far too much', 'too_large', (response) => response.end('x'.repeat(1_100_000))],
  ])('%s is a failure as a value (%s), and nothing is stored', async (_, code, answer) => {
    expect(await fetchFrom(answer)).toMatchObject({
      kind: 'failed',
      code,
      told: ['warn exchange rates: not fetched, tried again later'],
    })
    expect(await stored()).toBe(0)
  })

  test('a source that says nothing is not waited for', async () => {
    expect(await fetchFrom(() => {}, NOW, 50)).toMatchObject({ kind: 'failed', code: 'timeout' })
  })

  test('a source that is not there is a failure as a value', async () => {
    const log = createLog(() => {})
    const ports = { db: { pool: database.pool }, url: 'http://127.0.0.1:1/', clock: () => NOW, log }
    expect(await fetchReferenceRates(ports)).toMatchObject({ kind: 'failed', code: 'unreachable' })
  })

  test('rates of a day that is far ahead are a mistake', async () => {
    const before = NOW - 2 * 86_400_000
    expect(await fetchFrom((response) => response.end(HISTORY), before)).toMatchObject({ code: 'day_ahead' })
    expect(await stored()).toBe(0)
  })
})

describe('deliveries that wait for a rate', () => {
  interface Planned {
    postbackId: string
    conversionId?: string
    sequence?: number
    payout?: number
    currency?: string
    change?: Record<string, unknown>
  }
  const decimal = (minor: number) => (minor / 100).toFixed(2)

  async function addPostback(currency: string | null, delaySeconds = 0, shop = shopId): Promise<string> {
    const [partnerId, id] = [randomUUID(), randomUUID()]
    await database.pool.query(
      `INSERT INTO partner (shop_id, id, slug, name, updated_at) VALUES ($1, $2::uuid, $2::text, 'Jo', now())`,
      [shop, partnerId],
    )
    await database.pool.query(
      `INSERT INTO postback (shop_id, id, partner_id, url, currency, delay_seconds, updated_at)
       VALUES ($1, $2, $3, 'https://t.example/', $4, $5, now())`,
      [shop, id, partnerId, currency, delaySeconds],
    )
    return id
  }

  /** As it is planned while no rate is known. @returns its id */
  async function plan(delivery: Planned, shop = shopId): Promise<string> {
    const {
      postbackId,
      conversionId = 'conv_1',
      sequence = 1,
      payout = 1000,
      currency = 'USD',
      change = {},
    } = delivery
    const values = {
      currency,
      amount: decimal(payout * 10),
      amount_minor: String(payout * 10),
      payout: decimal(payout),
      payout_minor: String(payout),
    }
    const row: Record<string, unknown> = {
      shop_id: shop,
      id: randomUUID(),
      postback_id: postbackId,
      conversion_id: conversionId,
      change_id: randomUUID(),
      sequence,
      values,
      amount_minor: payout * 10,
      payout_minor: payout,
      ready: false,
      reason: 'waits for an exchange rate',
      created_at: new Date(NOW - 1000),
      ...change,
    }
    const names = Object.keys(row)
    await database.pool.query(
      `INSERT INTO delivery (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(row),
    )
    return row['id'] as string
  }
  const fill = () => fillRates({ pool: database.pool }, NOW)
  const delivery = async (id: string) => (await rows('SELECT * FROM delivery WHERE id = $1', [id]))[0]

  test('are converted and due once the rate is known, with the rate that was used', async () => {
    const id = await plan({ postbackId: await addPostback('EUR') })
    expect(await fill()).toBe(0)
    expect(await delivery(id)).toMatchObject({ ready: false, next_attempt_at: null, sent_currency: null })
    await saveUsd(TODAY, '1.25')
    expect(await fill()).toBe(1)
    expect(await delivery(id)).toMatchObject({
      state: 'scheduled',
      ready: true,
      next_attempt_at: new Date(NOW),
      sent_currency: 'EUR',
      reason: null,
      amount_minor: 8000n,
      payout_minor: 800n,
      rate: { from: 'USD', to: 'EUR', rate: '0.8', day: TODAY, source: 'ecb' },
      values: {
        currency: 'EUR',
        payout: '8.00',
        delta_payout: '8.00',
        amount: '80.00',
        delta_amount: '80.00',
      },
    })
    expect(await fill()).toBe(0)
  })

  test('follow each other in their sequence, so that the deltas sum to the net', async () => {
    await saveUsd(TODAY, '1.25')
    const postbackId = await addPostback('EUR')
    const change = {
      state: 'delivered',
      ready: true,
      values: { currency: 'EUR', payout: '1.00' },
      sent_currency: 'EUR',
    }
    const sent = { ...change, settled_at: new Date(NOW), amount_minor: 1000, payout_minor: 100 }
    await plan({ postbackId, sequence: 1, change: sent })
    const replaced = { state: 'cancelled', replaced: true, settled_at: new Date(NOW) }
    await plan({ postbackId, sequence: 2, payout: 9999, change: replaced })
    // Written in no order: ids say nothing.
    const last = await plan({ postbackId, sequence: 5, payout: 333 })
    const middle = await plan({ postbackId, sequence: 4, payout: 777 })
    const first = await plan({ postbackId, sequence: 3, payout: 1001 })
    expect(await fill()).toBe(3)
    const values = await Promise.all(
      [first, middle, last].map(async (id) => (await delivery(id))?.['values']),
    )
    expect(values.map(({ payout, delta_payout }) => [payout, delta_payout])).toEqual([
      ['8.01', '7.01'],
      ['6.22', '-1.79'],
      ['2.66', '-3.56'],
    ])
  })

  test('wait behind one that waits, and hold up no other', async () => {
    await saveUsd(TODAY, '1.25')
    const postbackId = await addPostback('EUR')
    await plan({ postbackId, sequence: 1, currency: 'KWD' })
    const behind = await plan({ postbackId, sequence: 2 })
    const other = await plan({ postbackId, conversionId: 'conv_2' })
    expect(await fill()).toBe(1)
    expect([(await delivery(behind))?.['ready'], (await delivery(other))?.['ready']]).toEqual([false, true])
    await setManualRate(database.pool, shopId, { from: 'KWD', to: 'EUR', rate: '3' }, NOW)
    expect(await fill()).toBe(2)
    expect((await delivery(behind))?.['values']).toMatchObject({ delta_payout: '5.00' })
  })

  test('wait for the rate of their own shop', async () => {
    await setManualRate(database.pool, otherShopId, { from: 'USD', to: 'EUR', rate: '0.5' }, NOW)
    const own = await plan({ postbackId: await addPostback('EUR') })
    const others = await plan({ postbackId: await addPostback('EUR', 0, otherShopId) }, otherShopId)
    expect(await fill()).toBe(1)
    expect([(await delivery(own))?.['ready'], (await delivery(others))?.['ready']]).toEqual([false, true])
  })

  test('are in the currency that the postback has by now', async () => {
    const id = await plan({ postbackId: await addPostback(null) })
    expect(await fill()).toBe(1)
    expect(await delivery(id)).toMatchObject({ ready: true, rate: null, values: { delta_payout: '10.00' } })
  })

  test('wait out the delay of their postback', async () => {
    await saveUsd(TODAY, '1.25')
    const id = await plan({ postbackId: await addPostback('EUR', 600) })
    expect(await fill()).toBe(1)
    expect(await delivery(id)).toMatchObject({
      ready: false,
      next_attempt_at: new Date(NOW - 1000 + 600_000),
    })
  })

  test('that are cancelled or have their time are left alone', async () => {
    await saveUsd(TODAY, '1.25')
    const postbackId = await addPostback('EUR')
    await plan({ postbackId, change: { state: 'cancelled', settled_at: new Date(NOW) } })
    await plan({ postbackId, conversionId: 'conv_2', change: { next_attempt_at: new Date(NOW) } })
    expect(await fill()).toBe(0)
  })

  test('are many: batch after batch, by two at once, each once', async () => {
    await saveUsd(TODAY, '1.25')
    const postbackId = await addPostback('EUR')
    await database.pool.query(
      `INSERT INTO delivery (shop_id, id, postback_id, conversion_id, change_id, sequence, "values", amount_minor, payout_minor, ready, created_at)
       SELECT $1, gen_random_uuid(), $2, 'conv_' || n / 3, gen_random_uuid(), 1 + n % 3,
              jsonb_build_object('currency', 'USD', 'payout', '1.00', 'payout_minor', '100'), 1000, 100 * (1 + n % 3), false, $3
         FROM generate_series(0, 1499) AS n`,
      [shopId, postbackId, new Date(NOW)],
    )
    const counts = await Promise.all([fill(), fill()])
    const rest = await fill()
    expect(counts[0] + counts[1] + rest).toBe(1500)
    const deltas = await rows(
      `SELECT sequence, "values" ->> 'delta_payout' AS delta, count(*)::int AS count FROM delivery WHERE ready GROUP BY 1, 2 ORDER BY 1`,
    )
    expect(deltas).toEqual([1, 2, 3].map((sequence) => ({ sequence, delta: '0.80', count: 500 })))
  })
})
