// The delivery log over a real database, held against a filter over all rows in plain TypeScript.
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import {
  createDice,
  makeDelivery,
  writeDeliveries,
  writeShop,
  type FixtureDelivery,
  type FixtureShop,
} from '#app/insight/delivery-log/log.fixture.ts'
import type { Place } from '#app/insight/list-address.ts'
import { exportLog } from '#app/insight/delivery-log/export.server.ts'
import { findIds } from '#app/insight/delivery-log/find-ids.server.ts'
import { LOG_STATES, type LogFields } from '#app/insight/delivery-log/log-fields.ts'
import { readLogQuery, type LogFilter } from '#app/insight/delivery-log/log-query.ts'
import { readLogPage } from '#app/insight/delivery-log/read-page.server.ts'
import { showDelivery } from '#app/insight/delivery-log/show-delivery.server.ts'
import { showLog } from '#app/insight/delivery-log/show-log.server.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { merchant } from '../setup/viewers.ts'

const NOW_MS = Date.parse('2026-11-20T18:00:00Z')
const ZONE = 'America/New_York'
const COUNT = 3_000
const PERIODS: LogFields[] = [
  {},
  { from: '2026-11-01' },
  { to: '2026-09-15' },
  { from: '2026-10-25', to: '2026-11-05' }, // the clocks go back on the first of November
  { from: '2026-10-10', to: '2026-10-10' },
]
const ONE_DAY = PERIODS.at(-1) as LogFields

let database: TestDatabase
let shop: FixtureShop
let other: FixtureShop

beforeAll(async () => {
  database = await createTestDatabase()
  shop = await writeShop(database.pool, 'one', NOW_MS, COUNT, ZONE)
  other = await writeShop(database.pool, 'two', NOW_MS, 50, ZONE)
  await database.pool.query('ANALYZE')
})
afterAll(() => database.close())

function filterOf(fields: LogFields): LogFilter {
  const read = readLogQuery(new URLSearchParams(fields as Record<string, string>), ZONE)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.filter
}

/** What fits, newest first, by looking at every row. */
function naive(fields: LogFields, rows: readonly FixtureDelivery[]): string[] {
  const day = (atMs: number) => DateTime.fromMillis(atMs, { zone: ZONE }).toISODate() as string
  const text = fields.text?.toLowerCase()
  const holds = (row: FixtureDelivery, searched: string) =>
    [
      ...Object.values(row.values),
      ...(row.attempts > 0
        ? [row.url, row.error === 'connection refused' ? '' : row.responseBody, row.error ?? '']
        : []),
    ].some((value) => value.toLowerCase().includes(searched))
  return rows
    .filter(
      (row) =>
        (fields.state === undefined || row.label === fields.state) &&
        (['partner', 'offer', 'postback', 'event', 'status', 'conversion'] as const).every(
          (name) => fields[name] === undefined || row[name] === fields[name],
        ) &&
        (fields.from === undefined || day(row.atMs) >= fields.from) &&
        (fields.to === undefined || day(row.atMs) <= fields.to) &&
        (text === undefined || holds(row, text)),
    )
    .map(({ id }) => id)
    .sort()
    .reverse()
}

/** All pages, from the newest to the oldest. */
async function walk(filter: LogFilter, limit: number, between = async () => {}): Promise<string[]> {
  const ids: string[] = []
  for (let place: Place = null; ;) {
    const page = await readLogPage(database.pool, merchant(shop.id), filter, place, limit)
    ids.push(...page.rows.map(({ id }) => id))
    if (page.older === null) return ids
    place = page.older
    await between()
  }
}

/** Every value of every filter. */
function singles(): LogFields[] {
  return [
    ...LOG_STATES.map((state) => ({ state })),
    ...shop.partners.map((partner) => ({ partner })),
    ...shop.offers.map((offer) => ({ offer })),
    ...shop.postbacks.map((postback) => ({ postback })),
    ...['sale', 'rebill', 'lead', 'install'].map((event) => ({ event })),
    ...['approved', 'rejected', 'reversed', 'hold'].map((status) => ({ status })),
    ...['conv_1', 'conv_77', 'conv_none'].map((conversion) => ({ conversion })),
  ]
}

describe('filters', () => {
  test('each alone and with each period gives what fits, on all its pages', async () => {
    for (const single of [{}, ...singles()])
      for (const period of PERIODS) {
        const fields = { ...single, ...period }
        expect([fields, await walk(filterOf(fields), 400)]).toEqual([fields, naive(fields, shop.deliveries)])
      }
  })

  test('combined at will give what fits all of them, with text within a day too', async () => {
    const maybe = (values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
    const combination = fc.record({
      state: maybe(LOG_STATES),
      partner: maybe(shop.partners),
      offer: maybe(shop.offers),
      postback: maybe(shop.postbacks),
      event: maybe(['sale', 'rebill', 'lead']),
      status: maybe(['approved', 'rejected']),
      period: fc.constantFrom(...PERIODS),
      text: maybe([
        'click-1',
        'übung_5',
        '50%',
        'K\\S',
        'no SUCH',
        'refused',
        'c=1',
        '_',
        'nothing has this',
      ]),
      limit: fc.constantFrom(3, 50),
    })
    await fc.assert(
      fc.asyncProperty(combination, async ({ period, text, limit, ...some }) => {
        const given = Object.entries({ ...some, ...period }).filter(([, value]) => value !== undefined)
        const fields: LogFields = Object.fromEntries(given)
        if (text !== undefined) Object.assign(fields, ONE_DAY, { text })
        expect(await walk(filterOf(fields), limit)).toEqual(naive(fields, shop.deliveries))
      }),
      { numRuns: 120 },
    )
  })

  test('a conversion is also found by its transaction id and by the name of its order', async () => {
    await database.pool.query(
      `INSERT INTO shop_order (shop_id, id, name, first_seen_at, changed_at) VALUES ($1, 'txn-5', '#1005', now(), now())`,
      [shop.id],
    )
    const expected = naive({ conversion: 'conv_5' }, shop.deliveries)
    expect(expected.length).toBeGreaterThan(0)
    for (const conversion of ['conv_5', 'txn-5', '#1005', '1005'])
      expect(await walk(filterOf({ conversion }), 50)).toEqual(expected)
  })

  test('another shop sees nothing of it', async () => {
    for (const fields of [{}, ...singles()]) {
      const found = await findIds(database.pool, merchant(other.id), {
        filter: filterOf(fields),
        order: 'DESC',
        from: null,
        limit: 500,
      })
      expect([fields, found.ids]).toEqual([fields, naive(fields, other.deliveries)])
    }
    for (const page of [
      await readLogPage(
        database.pool,
        merchant(shop.id),
        filterOf({ partner: other.partners[0] as string }),
        null,
      ),
    ])
      expect(page.rows).toEqual([])
  })
})

describe('pages', () => {
  test('join without gaps or repeats while new deliveries come in, there and back', async () => {
    const dice = createDice(42)
    const before = [...shop.deliveries]
    let atMs = NOW_MS
    const comeIn = async () => {
      const more = Array.from({ length: 3 }, () => makeDelivery(shop, dice, (atMs += 1_000)))
      shop.deliveries.push(...more)
      await writeDeliveries(database.pool, shop.id, more)
    }
    const fields = { event: 'rebill' }
    expect(await walk(filterOf(fields), 50, comeIn)).toEqual(naive(fields, before))

    const there: string[][] = []
    let place: Place = null
    for (let page = 0; page < 4; page++) {
      const read = await readLogPage(database.pool, merchant(shop.id), filterOf(fields), place, 20)
      there.push(read.rows.map(({ id }) => id))
      place = read.older
    }
    place = { newer: there[3]?.[0] as string }
    const back: string[][] = []
    while (place) {
      const read = await readLogPage(database.pool, merchant(shop.id), filterOf(fields), place, 20)
      back.unshift(read.rows.map(({ id }) => id))
      place = read.newer
      if (back.length === 2) await comeIn()
    }
    // The way back ends with the first page, full, whatever of it was seen before.
    const now = naive(fields, shop.deliveries)
    const first = back.shift()
    expect(first).toEqual(now.slice(0, 20))
    const joined = back.flat()
    const end = now.indexOf(there[3]?.[0] as string)
    expect(joined.length).toBeGreaterThan(0)
    expect(joined).toEqual(now.slice(end - joined.length, end))
    expect(end - joined.length).toBeLessThanOrEqual(20)
  })

  test('a place that nothing is left at leads back to where it came from', async () => {
    const filter = filterOf({ event: 'lead' })
    const oldest = naive({ event: 'lead' }, shop.deliveries).at(-1) as string
    const beyond = await readLogPage(database.pool, merchant(shop.id), filter, { older: oldest }, 10)
    expect(beyond).toMatchObject({ rows: [], older: null })
    const back = await readLogPage(database.pool, merchant(shop.id), filter, beyond.newer, 1)
    expect(back.rows[0]?.id).toBe(oldest)
  })

  test('a search that finds hardly anything stops, says how far it came, and goes on from there', async () => {
    const sparse = await writeShop(database.pool, 'sparse', NOW_MS, 0, ZONE)
    const dice = createDice(7)
    const [oldest, newest] = [-3_600_000, 1].map((ms) => makeDelivery(sparse, dice, NOW_MS + ms))
    await writeDeliveries(database.pool, sparse.id, [
      { ...(oldest as FixtureDelivery), label: 'delivered' },
      { ...(newest as FixtureDelivery), label: 'cancelled' },
    ])
    // Between the two, more than one call looks at.
    await database.pool.query(
      `WITH made AS MATERIALIZED (SELECT uuidv7($3::timestamptz - now() - n * interval '1 millisecond') AS id FROM generate_series(1, 60000) AS n),
         log AS (INSERT INTO delivery_log SELECT $1::uuid, id, $2, $2, $2, 'sale', 'approved' FROM made)
       INSERT INTO delivery (shop_id, id, postback_id, conversion_id, change_id, state, "values", amount_minor, payout_minor, created_at)
         SELECT $1::uuid, id, $2::uuid, 'conv_0', id, 'cancelled', '{}', 0, 0, $3 FROM made`,
      [sparse.id, sparse.postbacks[0], new Date(NOW_MS)],
    )
    const filter = filterOf({ state: 'delivered' })
    const first = await readLogPage(database.pool, merchant(sparse.id), filter, null)
    expect(first.rows).toEqual([])
    expect(first.older).toEqual({ older: first.searchedTo })
    const second = await readLogPage(database.pool, merchant(sparse.id), filter, first.older)
    expect(second.rows.map(({ id }) => id)).toEqual([oldest?.id])
    expect(second).toMatchObject({ older: null, searchedTo: null })
  })

  test('show each delivery with its names and its last attempt', async () => {
    const [newest] = (
      await readLogPage(database.pool, merchant(shop.id), filterOf({ state: 'failed' }), null, 1)
    ).rows
    const expected = shop.deliveries.find(({ id }) => id === newest?.id) as FixtureDelivery
    expect(newest).toMatchObject({
      conversionId: expected.conversion,
      txnId: expected.conversion.replace('conv_', 'txn-'),
      partner: `Partner ${shop.partners.indexOf(expected.partner) + 1}`,
      offer: `Offer ${shop.offers.indexOf(expected.offer) + 1}`,
      event: expected.event,
      status: expected.status,
      payoutMinor: 500n,
      currency: 'USD',
      attempts: expected.attempts,
      lastAttempt: {
        url: expected.url,
        error: expected.error,
        startedAt: new Date(expected.atMs + expected.attempts * 1000),
      },
    })
  })

  test('deliveries whose log is no longer kept are in no list', async () => {
    const fresh = await writeShop(database.pool, 'three', NOW_MS, 200, ZONE)
    const kept = fresh.deliveries.slice(120)
    await database.pool.query('DELETE FROM delivery_log WHERE shop_id = $1 AND id < $2', [
      fresh.id,
      kept[0]?.id,
    ])
    for (const fields of [{}, { state: 'failed' }, { state: 'delivered' }, { conversion: 'conv_1' }]) {
      const { ids } = await findIds(database.pool, merchant(fresh.id), {
        filter: filterOf(fields),
        order: 'DESC',
        from: null,
        limit: 500,
      })
      expect(ids).toEqual(naive(fields, kept))
    }
  })
})

describe('what people read', () => {
  const reader = { locale: 'en', say: sayingIn('en'), timeZone: ZONE, nowMs: NOW_MS } as const
  const open = { revenueVisible: true }
  const show = (query: string) =>
    showLog(database.pool, merchant(shop.id), new URLSearchParams(query), reader)

  test('has its texts in the shop’s time zone, and the choices that its filters offer', async () => {
    const log = await show('from=2026-11-19&to=2026-11-20&host=x')
    expect(log).toMatchObject({
      timeZone: ZONE,
      today: '2026-11-20',
      query: 'from=2026-11-19&to=2026-11-20',
      isFiltered: true,
      problems: [],
      newer: null,
    })
    const [row] = log.rows
    const newest = naive({ from: '2026-11-19', to: '2026-11-20' }, shop.deliveries)[0]
    const { atMs } = shop.deliveries.find(({ id }) => id === newest) as FixtureDelivery
    expect(row).toMatchObject({
      id: newest,
      when: DateTime.fromMillis(atMs, { zone: ZONE }).toFormat('HH:mm:ss'),
    })
    expect(log.choices.events.map(({ value }) => value)).toEqual(['lead', 'rebill', 'sale'])
    expect(log.choices.partners.map(({ label }) => label)).toEqual(
      shop.partners.map((_, n) => `Partner ${n + 1}`),
    )
    expect(log.choices.postbacks).toHaveLength(7)
  })

  test('says what is wrong with an address, shows nothing, and keeps what was asked', async () => {
    const log = await show('state=broken&from=2026-11-19')
    expect(log.problems.map(({ field }) => field)).toEqual(['state'])
    expect(log).toMatchObject({ rows: [], older: null, fields: { state: 'broken', from: '2026-11-19' } })
  })

  test('offers what an address names, also where the shop does not know it', async () => {
    const stranger = other.partners[0] as string
    const { choices, rows } = await show(`partner=${stranger}&event=unheard-of`)
    expect(rows).toEqual([])
    expect(choices.partners.at(-1)).toEqual({ value: stranger, label: stranger })
    expect(choices.events.at(-1)).toEqual({ value: 'unheard-of', label: 'unheard-of' })
  })

  test('a delivery is shown with its values and all its attempts, newest first', async () => {
    const given = shop.deliveries.findLast((row) => row.label === 'failed' && row.attempts === 3)
    const delivery = await showDelivery(database.pool, merchant(shop.id), open, given?.id ?? '', reader)
    expect(delivery).toMatchObject({
      label: 'failed',
      standing: `It failed. ${given?.error}.`,
      isOpen: false,
      obstacle: null,
      conversionId: given?.conversion,
      values: [
        { name: 'click_id', value: given?.values['click_id'] },
        { name: 'payout', value: '5.00' },
      ],
      attemptsNote: null,
    })
    expect(delivery?.facts).toContainEqual({ term: 'Payout', text: '$5.00' })
    expect(delivery?.attempts.map(({ number }) => number)).toEqual([3, 2, 1])
    expect(delivery?.attempts[0]).toMatchObject({
      requestLine: `GET ${given?.url}`,
      succeeded: false,
      timings: [
        { name: 'DNS', text: 'not needed' },
        { name: 'Connect', text: 'not needed' },
        { name: 'TLS', text: 'not needed' },
        { name: 'First byte', text: 'did not come' },
        { name: 'Total', text: '12 ms' },
      ],
    })
    expect(await showDelivery(database.pool, merchant(other.id), open, given?.id ?? '', reader)).toBeNull()
    expect(await showDelivery(database.pool, merchant(shop.id), open, 'nonsense', reader)).toBeNull()
  })
})

describe('the export', () => {
  const csv = async (fields: LogFields, maxRows?: number) => {
    let text = ''
    for await (const part of exportLog(
      database.pool,
      merchant(shop.id),
      filterOf(fields),
      new AbortController().signal,
      maxRows,
    ))
      text += part
    return text.trimEnd().split('\r\n')
  }

  test('has a line for each delivery that fits, newest first', async () => {
    const lines = await csv({ state: 'delivered' })
    expect(lines[0]).toBe(
      'created,state,conversion,txn_id,order_name,partner,offer,event,status,payout,currency,attempts,last_http_status,last_error,last_url,delivered_at',
    )
    const byId = new Map(shop.deliveries.map((row) => [row.id, row]))
    const expected = naive({ state: 'delivered' }, shop.deliveries).map(
      (id) => byId.get(id) as FixtureDelivery,
    )
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(
      expected.map(({ atMs }) => new Date(atMs).toISOString()),
    )
    expect(lines[1]).toContain(`,5.00,USD,${expected[0]?.attempts},200,,${expected[0]?.url},`)
    expect(lines[1]?.endsWith(new Date((expected[0]?.atMs ?? 0) + 1000).toISOString())).toBe(true)
  })

  test('says in its last line where it was cut', async () => {
    const lines = await csv({}, 1_500)
    expect(lines).toHaveLength(1_502)
    expect(lines.at(-1)).toBe('"Cut after 1,500 rows: choose a shorter period for the rest."')
    expect(await csv({ event: 'lead' }, 3_000)).toHaveLength(
      naive({ event: 'lead' }, shop.deliveries).length + 1,
    )
  })
})
