// The inbound log over PostgreSQL: every filter against what plain TypeScript picks, pages both ways, two shops apart, the file, and
// what is read of a large one.
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCallQuery, type CallFilter } from '#app/insight/inbound-log/call-query.ts'
import { exportCalls } from '#app/insight/inbound-log/export-calls.server.ts'
import { findCalls } from '#app/insight/inbound-log/find-calls.server.ts'
import { readCallPage } from '#app/insight/inbound-log/read-page.server.ts'
import { showCall } from '#app/insight/inbound-log/show-call.server.ts'
import { showCalls } from '#app/insight/inbound-log/show-log.server.ts'
import { sayingIn } from '#app/language/catalogs.server.ts'
import type { Reader } from '#app/language/reader.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

const NOW_MS = Date.UTC(2026, 10, 20, 12)
const COUNT = 1_200
const STEP_MS = 3_600_000 / 2
const CODES = [
  'ok',
  'ok',
  'ok',
  'ok',
  'duplicate',
  'test',
  'invalid_secret',
  'click_not_found',
  'click_expired',
]
const READER: Reader = { locale: 'en', say: sayingIn('en'), timeZone: 'UTC', nowMs: NOW_MS }
const SHOPS: Merchant[] = [1, 2].map((n) => ({ shopId: shopId(n), partnerId: null }))
const OFFERS = [offerId(1), offerId(2)]

function shopId(n: number) {
  return `01900000-0000-7000-8000-00000000000${n}`
}
function offerId(n: number) {
  return `01900000-0000-7000-8000-0000000000a${n}`
}

interface Call {
  id: string
  atMs: number
  outcome: string
  offer: string | null
  txn: string | undefined
  click: string | undefined
}

const calls: Call[] = Array.from({ length: COUNT }, (_, n) => ({
  id: uuidv7(NOW_MS - n * STEP_MS, new Uint8Array(10).fill(n % 256)),
  atMs: NOW_MS - n * STEP_MS,
  outcome: CODES[(n * 7) % CODES.length] as string,
  offer: n % 11 === 0 ? null : (OFFERS[n % 2] as string),
  txn: n % 3 === 0 ? undefined : `#${n % 40}`,
  click: n % 5 === 0 ? undefined : `Click-${n % 60}`,
}))

let database: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await createTestDatabase()
  pool = database.pool
  for (const [n, { shopId }] of SHOPS.entries()) {
    await pool.query(
      `INSERT INTO shop (id, domain, slug, name, currency, time_zone, installed_at, updated_at)
       VALUES ($1, $2 || '.myshopify.com', $2, $2, 'USD', 'UTC', now(), now())`,
      [shopId, `shop${n}`],
    )
    for (const [m, id] of OFFERS.entries())
      await pool.query(
        `INSERT INTO offer (shop_id, id, slug, name, destination_url, updated_at) VALUES ($1, $2, $3, $3, 'https://x.example/', now())`,
        [shopId, id, `offer${m}`],
      )
  }
  const rows = calls.map(({ id, atMs, outcome, offer, txn, click }) => ({
    id, at: new Date(atMs), outcome, offer, parameters: { amount: '=1+1', txn_id: txn, click_id: click },
  })) // prettier-ignore
  await pool.query(
    `INSERT INTO inbound_call (shop_id, id, offer_id, received_at, method, remote_ip, parameters, http_status, outcome, mismatch)
     SELECT $1::uuid, id, offer, at, 'GET', '203.0.113.9', parameters, 200, outcome,
            CASE outcome WHEN 'duplicate' THEN jsonb_build_object('offer', jsonb_build_array($3::text, $4::text), 'click_id', '["a", null]'::jsonb) END
       FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, at timestamptz, outcome text, offer uuid, parameters jsonb)`,
    [shopId(1), JSON.stringify(rows), ...OFFERS],
  )
  await pool.query(
    `INSERT INTO inbound_call SELECT $2::uuid, uuidv7(), offer_id, received_at, method, remote_ip, parameters, http_status, outcome
       FROM inbound_call WHERE shop_id = $1 LIMIT 300`,
    [shopId(1), shopId(2)],
  )
})
afterAll(() => database.close())

const [one, other] = SHOPS as [Merchant, Merchant]
const filterOf = (query: string): CallFilter => {
  const asked = readCallQuery(new URLSearchParams(query), 'UTC')
  if (!asked.ok) throw new Error(JSON.stringify(asked.problems))
  return asked.filter
}
const refused = (call: Call) => !['ok', 'duplicate', 'test'].includes(call.outcome)

describe('filters', () => {
  test.each<[string, (call: Call) => boolean]>([
    ['', () => true],
    ['outcome=accepted', ({ outcome }) => outcome === 'ok'],
    ['outcome=duplicate', ({ outcome }) => outcome === 'duplicate'],
    ['outcome=refused', refused],
    ['outcome=click_expired', ({ outcome }) => outcome === 'click_expired'],
    ['outcome=offer_mismatch', () => false],
    [`offer=${OFFERS[1]}`, ({ offer }) => offer === OFFERS[1]],
    [`offer=${OFFERS[1]}&outcome=refused`, (call) => call.offer === OFFERS[1] && refused(call)],
    ['txn=%2317', ({ txn }) => txn === '#17'],
    ['txn=%2317&outcome=refused', (call) => call.txn === '#17' && refused(call)],
    ['click=CLICK-7', ({ click }) => click === 'Click-7'],
    ['click=click-7&outcome=accepted', ({ click, outcome }) => click === 'Click-7' && outcome === 'ok'],
    ['click=click-7&txn=%237', ({ click, txn }) => click === 'Click-7' && txn === '#7'],
    ['from=2026-11-01&to=2026-11-10', ({ atMs }) => atMs >= Date.UTC(2026, 10, 1) && atMs < Date.UTC(2026, 10, 11)],
    ['outcome=refused&from=2026-11-10', (call) => refused(call) && call.atMs >= Date.UTC(2026, 10, 10)],
  ])('%s find what they say, page by page, forth and back', async (query, fits) => {
    const wanted = calls.filter(fits).map(({ id }) => id)
    const filter = filterOf(query)
    const forth: string[][] = []
    let page = await readCallPage(pool, one.shopId, filter, null, 7)
    for (;;) {
      forth.push(page.rows.map(({ id }) => id))
      if (page.older === null || forth.length > COUNT) break
      page = await readCallPage(pool, one.shopId, filter, page.older, 7)
    }
    expect(forth.flat()).toEqual(wanted)
    const back = [page.rows.map(({ id }) => id)]
    while (page.newer !== null && back.length <= forth.length) {
      page = await readCallPage(pool, one.shopId, filter, page.newer, 7)
      back.unshift(page.rows.map(({ id }) => id))
    }
    expect(new Set(back.flat())).toEqual(new Set(wanted))
  }) // prettier-ignore
})

describe('pages', () => {
  test('show a shop its own calls and no other', async () => {
    const theirs = await showCalls(pool, other, new URLSearchParams(), READER)
    expect(theirs.rows).toHaveLength(50)
    expect(calls.map(({ id }) => id)).not.toContain(theirs.rows[0]?.id)
    const address = { appUrl: 'https://app.example', brand: 'x' }
    expect(await showCall(pool, other, calls[0]?.id as string, READER, address)).toBeNull()
    expect(await showCall(pool, one, 'x', READER, address)).toBeNull()
  })

  test('show a duplicate with what it says otherwise, offers by their names', async () => {
    const duplicate = calls.find(({ outcome, offer }) => outcome === 'duplicate' && offer !== null) as Call
    const shown = await showCall(pool, one, duplicate.id, READER, {
      appUrl: 'https://app.example',
      brand: 'shop0',
    })
    expect(shown?.mismatch.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: 'click_id', first: 'a', now: 'none' },
      { id: 'offer', first: 'offer0', now: 'offer1' },
    ])
    expect(shown?.curl).toMatch(/^curl 'https:\/\/app\.example\/api\/postback\/shop0\/offer\d\?/)
    const inGerman = { ...READER, locale: 'de' as const, say: sayingIn('de') }
    expect((await showCall(pool, one, duplicate.id, inGerman, { appUrl: '', brand: '' }))?.title).toBe(
      'Wiederholt',
    )
  })

  test('say what cannot be asked, and show nothing then', async () => {
    const shown = await showCalls(pool, one, new URLSearchParams('from=yesterday'), READER)
    expect(shown).toMatchObject({ rows: [], problems: [{ field: 'from' }] })
  })
})

test('the file has every row that fits, and no formula', async () => {
  const read = async (max?: number) => {
    let text = ''
    for await (const part of exportCalls(pool, one, filterOf('outcome=refused'), new AbortController().signal, max)) text += part
    return text.trimEnd().split('\r\n')
  } // prettier-ignore
  const lines = await read()
  expect(lines).toHaveLength(calls.filter(refused).length + 1)
  expect(lines[1]).toContain(`,'=1+1,`)
  expect((await read(10)).at(-1)).toContain('Cut after 10 rows')
})

describe('among many', () => {
  const MANY = 60_000
  const third: Merchant = { shopId: shopId(3), partnerId: null }
  beforeAll(async () => {
    await pool.query(
      `INSERT INTO shop (id, domain, slug, name, currency, time_zone, installed_at, updated_at)
       VALUES ($1, 'many.myshopify.com', 'many', 'many', 'USD', 'UTC', now(), now())`,
      [third.shopId],
    )
    await pool.query(
      `INSERT INTO inbound_call (shop_id, id, offer_id, received_at, method, remote_ip, parameters, http_status, outcome)
       SELECT $1::uuid, uuidv7(n * interval '-1 minute'), CASE n WHEN 30000 THEN $3 ELSE $2 END::uuid, now() - n * interval '1 minute', 'GET', '203.0.113.9',
              jsonb_build_object('txn_id', 't' || n, 'click_id', 'c' || n / 2), 200,
              CASE WHEN n % 20000 = 19999 THEN 'click_expired' WHEN n % 100 = 3 THEN 'invalid_secret' ELSE 'ok' END
         FROM generate_series(1, ${MANY}) AS n`,
      [third.shopId, OFFERS[0], OFFERS[1]],
    )
    await pool.query('ANALYZE inbound_call')
  })

  /** Blocks that finding a page has touched, in the whole of a connection of its own. */
  async function blocks(query: string): Promise<{ found: number; blocks: number }> {
    const client = await pool.connect()
    let touched = 0
    try {
      const spy = {
        query: async (text: string, values: unknown[]) => {
          const { rows } = await client.query({
            text: `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
            values,
          })
          const plan = rows[0]['QUERY PLAN'][0].Plan
          touched += plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
          return client.query(text, values)
        },
      } as unknown as pg.PoolClient
      const { ids } = await findCalls(spy, third.shopId, {
        filter: filterOf(query),
        order: 'DESC',
        from: null,
        limit: 50,
      })
      return { found: ids.length, blocks: touched }
    } finally {
      client.release()
    }
  }

  test.each<[string, number, number?]>([
    ['', 50],
    ['outcome=refused', 50],
    ['outcome=invalid_secret', 50],
    ['outcome=click_expired', 3],
    ['outcome=duplicate', 0],
    ['txn=t31234', 1],
    ['click=C15000', 2],
    [`offer=${OFFERS[0]}`, 50],
    [`offer=${OFFERS[1]}`, 1],
    // Which of the two is rarer is found out first.
    [`offer=${OFFERS[1]}&outcome=refused`, 0, 700],
    ['outcome=accepted', 50],
  ])('a page by %j reads a few hundred blocks at the most', async (query, found, most = 300) => {
    const result = await blocks(query)
    expect(result.found).toBe(found)
    expect(result.blocks).toBeLessThan(most)
  })

  test('a filter that nothing fits and no index knows stops where it may, and says so', async () => {
    const refused: Merchant = { shopId: shopId(4), partnerId: null }
    await pool.query(
      `INSERT INTO shop (id, domain, slug, name, currency, time_zone, installed_at, updated_at)
       VALUES ($1, 'refused.myshopify.com', 'refused', 'refused', 'USD', 'UTC', now(), now())`,
      [refused.shopId],
    )
    await pool.query(
      `INSERT INTO inbound_call (shop_id, id, offer_id, received_at, method, remote_ip, parameters, http_status, outcome)
       SELECT $2::uuid, id, offer_id, received_at, method, remote_ip, parameters, 404, 'click_not_found'
         FROM inbound_call WHERE shop_id = $1`,
      [third.shopId, refused.shopId],
    )
    const page = await readCallPage(pool, refused.shopId, filterOf('outcome=accepted'), null)
    expect(page.rows).toEqual([])
    expect(page.searchedTo).not.toBeNull()
    const rest = await readCallPage(pool, refused.shopId, filterOf('outcome=accepted'), page.older)
    expect(rest).toMatchObject({ rows: [], older: null, searchedTo: null })
  })
})
