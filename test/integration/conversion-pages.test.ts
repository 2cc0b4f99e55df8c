// The list of conversions over a real database, held against a filter over all rows in plain TypeScript; views; what a partner sees.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createShopWriter, type Shop } from '#app/insight/shop.fixture.ts'
import { countWaiting } from '#app/insight/conversion-page/count-waiting.server.ts'
import { exportConversions } from '#app/insight/conversion-page/export.server.ts'
import { findIds } from '#app/insight/conversion-page/find-ids.server.ts'
import type { ListFields } from '#app/insight/conversion-page/list-fields.ts'
import { readListQuery, type ListFilter } from '#app/insight/conversion-page/list-query.ts'
import type { Place } from '#app/insight/list-address.ts'
import { readListPage } from '#app/insight/conversion-page/read-page.server.ts'
import { showConversion } from '#app/insight/conversion-page/show-conversion.server.ts'
import { showList } from '#app/insight/conversion-page/show-list.server.ts'
import { showMoney } from '#app/insight/show-money.ts'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { createIds } from '#app/platform/ids.server.ts'
import { ensurePartitions } from '#app/platform/partitions.server.ts'
import { listSavedViews, removeView, saveView } from '#app/program/saved-views.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { bookConversions } from '../setup/book-conversions.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

const NOW_MS = Date.parse('2026-11-20T18:00:00Z')
const ZONE = 'America/New_York'
const COUNT = 700
const HOUR_MS = 3_600_000
const reader = { locale: 'en' as const, say: sayingIn('en'), timeZone: ZONE, nowMs: NOW_MS }

interface Row {
  id: string
  n: number
  status: string
  event: string
  source: string
  method: string
  coupon: string | null
  test: boolean
  flags: string[]
  partner: string
  atMs: number
}

let database: TestDatabase
let shop: Shop
let other: Shop
let second: string
let rows: Row[]
const merchant = (): Merchant => ({ shopId: shop.id, partnerId: null })

beforeAll(async () => {
  database = await createTestDatabase()
  await ensurePartitions(database.pool, NOW_MS)
  const write = createShopWriter(database.pool, NOW_MS, ZONE)
  shop = await write.addShop('one')
  other = await write.addShop('two')
  second = createIds(() => NOW_MS)()
  await database.pool.query(
    `INSERT INTO partner (shop_id, id, slug, name, updated_at) VALUES ($1, $2, 'kim', 'Kim', now())`,
    [shop.id, second],
  )
  rows = Array.from({ length: COUNT }, (_, n) => makeRow(n))
  await writeRows(shop, rows)
  await writeRows(
    other,
    rows.slice(0, 40).map((row) => ({ ...row, partner: other.partner })),
  )
  await database.pool.query('ANALYZE conversion')
})
afterAll(() => database.close())

/** Oldest first, an hour apart; every property goes by a number of its own, so that they fall together in every way. */
function makeRow(n: number): Row {
  const atMs = NOW_MS - (COUNT - n) * HOUR_MS
  return {
    n,
    id: `conv_${createIds(() => atMs)().replaceAll('-', '')}`,
    atMs,
    status: ['approved', 'approved', 'approved', 'pending', 'hold', 'rejected', 'reversed'][n % 7] as string,
    event: n % 11 === 0 ? 'lead' : 'sale',
    source: n % 13 === 0 ? 'inbound' : n % 101 === 0 ? 'manual' : 'shopify',
    method: n % 5 === 0 ? 'coupon' : 'order_attribute',
    coupon: n % 5 === 0 ? (['Spring', 'FALL'][n % 2] as string) : null,
    test: n % 17 === 0,
    flags: n % 7 === 3 ? (n % 2 === 0 ? ['self_referral'] : ['disputed', 'cap_soft']) : [],
    partner: n % 3 === 0 ? second : shop.partner,
  }
}

async function writeRows(of: Shop, made: readonly Row[]): Promise<void> {
  await database.pool.query(
    `INSERT INTO conversion (shop_id, id, txn_id, event, status, currency, amount_minor, payout_minor, original_amount_minor,
       original_payout_minor, sale_amount_minor, discount_minor, partner_id, offer_id, method, source, coupon_code, test, flags,
       payout_terms, occurred_at, created_at, changed_at)
     SELECT $1::uuid, id, 'txn-' || n, event, status, 'USD', CASE WHEN status IN ('rejected', 'reversed') THEN 0 ELSE 1000 END,
            CASE WHEN status IN ('rejected', 'reversed') THEN 0 ELSE 100 END, 1000, 100, 1000, 0, partner, $2, method, source, coupon, test, flags,
            '{"kind":"given","minor":"100"}', at, at, at
       FROM jsonb_to_recordset($3::jsonb) AS r(id text, n int, event text, status text, partner uuid, method text, source text, coupon text,
              test bool, flags jsonb, at timestamptz)`,
    [of.id, of.offer, JSON.stringify(made.map((row) => ({ ...row, at: new Date(row.atMs) })))],
  )
  await bookConversions(
    database.pool,
    of.id,
    made.map(({ id }) => id),
  )
}

function filterOf(fields: ListFields): ListFilter {
  const read = readListQuery(new URLSearchParams(fields as Record<string, string>), ZONE)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.filter
}

/** What the rows of a period come to, without tests. */
function naiveFigures(of: readonly Row[], { from = '', to = '9' }: ListFields) {
  const day = (atMs: number) => new Date(atMs - 5 * HOUR_MS).toISOString().slice(0, 10)
  const counted = of.filter(({ test: isTest, atMs }) => !isTest && day(atMs) >= from && day(atMs) <= to)
  const having = (...statuses: string[]) => counted.filter(({ status }) => statuses.includes(status)).length
  const stands = having('pending', 'hold', 'approved')
  const money = (each: bigint) => (counted.length > 0 ? [showMoney(BigInt(stands) * each, 'USD')] : [])
  return {
    clicks: '0',
    conversions: counted.length.toLocaleString('en'),
    approved: having('approved').toLocaleString('en'),
    held: having('pending', 'hold').toLocaleString('en'),
    revenue: money(1000n),
    payout: money(100n),
  }
}

/** What fits, newest first, by looking at every row. */
function naive(fields: ListFields): string[] {
  const day = (atMs: number) => new Date(atMs - 5 * HOUR_MS).toISOString().slice(0, 10)
  const fits = (row: Row) =>
    (!fields.status || row.status === fields.status) &&
    (!fields.partner || row.partner === fields.partner) &&
    (!fields.event || row.event === fields.event) &&
    (!fields.source || row.source === fields.source) &&
    (!fields.method || row.method === fields.method) &&
    (!fields.coupon || row.coupon?.toLowerCase() === fields.coupon.toLowerCase()) &&
    (!fields.flag || (fields.flag === 'any' ? row.flags.length > 0 : row.flags.includes(fields.flag))) &&
    (!fields.test || row.test === (fields.test === 'yes')) &&
    (!fields.find || `txn-${row.n}` === fields.find || row.id === fields.find) &&
    (!fields.from || day(row.atMs) >= fields.from) &&
    (!fields.to || day(row.atMs) <= fields.to)
  return rows
    .filter(fits)
    .map(({ id }) => id)
    .reverse()
}

async function walk(filter: ListFilter, limit: number): Promise<string[]> {
  const ids: string[] = []
  let place: Place = null
  for (;;) {
    const page = await readListPage(database.pool, merchant(), filter, place, limit)
    ids.push(...page.rows.map(({ id }) => id))
    if (page.older === null) return ids
    place = page.older
  }
}

describe('the list', () => {
  const cases = (): ListFields[] => [
    {},
    { status: 'approved' },
    { status: 'pending' },
    { status: 'hold', event: 'sale' },
    { partner: second, status: 'reversed' },
    { event: 'lead' },
    { event: 'sale', test: 'yes' },
    { source: 'shopify', coupon: 'spring' },
    { source: 'manual' },
    { method: 'coupon', test: 'no' },
    { coupon: 'Fall' },
    { flag: 'any' },
    { flag: 'cap_soft', partner: shop.partner },
    { find: 'txn-77' },
    { find: 'txn-77', status: 'rejected' },
    // Winter time in New York, so that the days of the naive filter are five hours behind.
    { from: '2026-11-10', to: '2026-11-12' },
    { from: '2026-11-10', status: 'pending', flag: 'self_referral' },
  ]

  test('gives exactly what fits, page by page, whichever filters are set', async () => {
    for (const fields of cases())
      expect(await walk(filterOf(fields), 20), JSON.stringify(fields)).toEqual(naive(fields))
  })

  test('comes back the way it went', async () => {
    const filter = filterOf({ status: 'approved' })
    const first = await readListPage(database.pool, merchant(), filter, null, 10)
    const next = await readListPage(database.pool, merchant(), filter, first.older, 10)
    const back = await readListPage(database.pool, merchant(), filter, next.newer, 10)
    expect(back.rows).toEqual(first.rows)
    expect(back.newer).toBeNull()
  })

  test('what waits is counted for the shop and for a partner, and no further than 500', async () => {
    const waits = (status: string, partner?: string) =>
      String(rows.filter((row) => row.status === status && (!partner || row.partner === partner)).length)
    const count = (shopId: string, partnerId: string | null) =>
      countWaiting(database.pool, { shopId, partnerId }, 'en')
    expect(await count(shop.id, null)).toMatchObject({ pending: waits('pending'), hold: waits('hold') })
    expect(await count(shop.id, second)).toMatchObject({
      pending: waits('pending', second),
      hold: waits('hold', second),
    })
    expect(await count(other.id, second)).toEqual({ pending: '0', hold: '0', isEmpty: true })
    const third = await createShopWriter(database.pool, NOW_MS, ZONE).addShop('three')
    const waiting = Array.from({ length: 520 }, (_, n) => ({ ...makeRow(n), status: 'pending', partner: third.partner }))
    await writeRows(third, waiting)
    for (const partner of [null, third.partner])
      expect(await count(third.id, partner)).toEqual({ pending: '500+', hold: '0', isEmpty: false })
  }) // prettier-ignore

  test('several statuses stand in one order', async () => {
    const filter: ListFilter = { ...filterOf({}), statuses: ['pending', 'hold'] }
    const wanted = rows
      .filter(({ status }) => status === 'pending' || status === 'hold')
      .map(({ id }) => id)
      .reverse()
    expect(await walk(filter, 33)).toEqual(wanted)
  })

  test('a partner gets its own rows, whatever it asks for, and no sums where the shop hides them', async () => {
    const viewer = { shopId: shop.id, partnerId: second }
    const own = rows
      .filter(({ partner }) => partner === second)
      .map(({ id }) => id)
      .reverse()
    const found = await findIds(database.pool, viewer, {
      filter: filterOf({}),
      order: 'DESC',
      from: null,
      limit: 1000,
    })
    expect(found.ids).toEqual(own)
    const foreign = {
      filter: filterOf({ partner: shop.partner }),
      order: 'DESC' as const,
      from: null,
      limit: 10,
    }
    expect(await findIds(database.pool, viewer, foreign)).toEqual({ ids: [], goesOnAt: null })
    const list = await showList(
      { db: database.pool, viewer, reader, revenueVisible: false },
      new URLSearchParams(),
    )
    expect(list.rows.map(({ amount }) => amount)).toEqual(list.rows.map(() => null))
    expect(list.figures.today.revenue).toEqual([])
    expect(list.choices.partners).toEqual([])
    const theirs = rows.find(({ partner }) => partner === shop.partner) as Row
    expect(
      await showConversion({ db: database.pool, viewer, reader, revenueVisible: true }, theirs.id),
    ).toBeNull()
    const mine = await showConversion(
      { db: database.pool, viewer, reader, revenueVisible: false },
      own[0] as string,
    )
    expect(mine?.facts.map(({ term }) => term)).not.toContain('Amount')
    expect(mine?.abilities).toBeNull()
  })

  test.each<[string, ListFields]>([
    ['ten days', { from: '2026-11-02', to: '2026-11-11' }],
    ['all up to a day', { to: '2026-11-10' }],
    ['all from a day on', { from: '2026-11-15' }],
    ['years', { from: '1970-01-01', to: '2026-12-31' }],
    ['years to come', { from: '2027-01-01' }],
  ])('has figures above it that a count of %s gives, for whoever asks', async (_, period) => {
    for (const [viewer, theirs] of [
      [merchant(), rows],
      [{ shopId: shop.id, partnerId: second }, rows.filter(({ partner }) => partner === second)],
      [{ shopId: other.id, partnerId: null }, rows.slice(0, 40)],
    ] as const) {
      const scope = { db: database.pool, viewer, reader, revenueVisible: true }
      const list = await showList(scope, new URLSearchParams(period as Record<string, string>))
      expect(list.figures.chosen).toEqual(naiveFigures(theirs, period))
    }
  })

  test('another shop’s conversions are not there, also where ids are the same', async () => {
    const viewer: Merchant = { shopId: other.id, partnerId: null }
    const page = await readListPage(database.pool, viewer, filterOf({}), null, 100)
    expect(page.rows).toHaveLength(40)
    expect(
      await showConversion({ db: database.pool, viewer, reader, revenueVisible: true }, rows[50]!.id),
    ).toBeNull()
  })

  test('goes into a file whole, a spreadsheet’s formula in front of nothing', async () => {
    const lines: string[] = []
    const scope = { viewer: merchant(), filter: filterOf({ flag: 'any' }), revenueVisible: true }
    for await (const text of exportConversions(database.pool, scope, new AbortController().signal))
      lines.push(text)
    expect(lines.join('').trimEnd().split('\r\n')).toHaveLength(1 + naive({ flag: 'any' }).length)
  })

  test.each([
    [{ status: 'paid' }, 'There is no such status.'],
    [{ partner: 'jo' }, 'There is no such partner.'],
    [{ from: '20.11.2026' }, 'A day is written as year-month-day, such as 2026-11-20.'],
    [{ older: 'nonsense' }, 'This is no place in the list.'],
  ])('refuses %o in words', async (query, message) => {
    const scope = { db: database.pool, viewer: merchant(), reader, revenueVisible: true }
    const list = await showList(scope, new URLSearchParams(query))
    expect(list.problems.map((problem) => problem.message)).toEqual([message])
    expect(list.rows).toEqual([])
  })
})

describe('views', () => {
  const newId = createIds(() => NOW_MS)
  const save = (name: string, viewer = merchant()) =>
    saveView(
      database,
      viewer,
      'conversions',
      { name, query: 'status=pending' },
      { id: newId(), by: 'Mia', atMs: NOW_MS },
    )

  test('are the shop’s own, of different names, and gone when they are removed', async () => {
    expect(await save('Waiting')).toMatchObject({ kind: 'saved' })
    expect(await save('waiting')).toEqual({
      kind: 'refused',
      message: 'There is a view of this name already.',
    })
    expect(await save('  ')).toEqual({ kind: 'refused', message: 'Give the view a name.' })
    expect(await save('Waiting', { shopId: other.id, partnerId: null })).toMatchObject({ kind: 'saved' })
    const [view] = await listSavedViews(database.pool, merchant(), 'conversions')
    expect(view).toMatchObject({ name: 'Waiting', query: 'status=pending' })
    await removeView(database.pool, { shopId: other.id, partnerId: null }, view!.id)
    expect(await listSavedViews(database.pool, merchant(), 'conversions')).toHaveLength(1)
    expect(
      await listSavedViews(database.pool, { shopId: shop.id, partnerId: second }, 'conversions'),
    ).toEqual([])
    await removeView(database.pool, merchant(), view!.id)
    expect(await listSavedViews(database.pool, merchant(), 'conversions')).toEqual([])
  })

  test('one of several that are saved under a name at once is kept, and never more than 20', async () => {
    const saved = await Promise.all(Array.from({ length: 6 }, () => save('Together')))
    expect(saved.filter(({ kind }) => kind === 'saved')).toHaveLength(1)
    await Promise.all(Array.from({ length: 30 }, (_, n) => save(`View ${n}`)))
    expect(await listSavedViews(database.pool, merchant(), 'conversions')).toHaveLength(20)
  })
})
