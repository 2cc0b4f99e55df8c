// The list of a shop with a hundred thousand partners, among other shops: each page is read from an index, whatever its place.
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Queryable } from '#app/platform/database.server.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { findPartners } from './find-partners.server.ts'
import { readListQuery } from './list-query.ts'
import { addShop, type TestShop } from './partners.fixture.ts'

const PARTNERS = 100_000
/** Of a page of 25 and the one that says that there is more; entries and rows. */
const MOST_BUFFERS = 150
const SEED_TIMEOUT_MS = 120_000

let database: TestDatabase
let shop: TestShop
beforeAll(async () => {
  database = await createTestDatabase()
  shop = await addShop(database.pool, 'large')
  const small = await addShop(database.pool, 'small')
  for (const [{ shopId, offerId }, count] of [
    [shop, PARTNERS],
    [small, 1_000],
  ] as const) {
    await database.pool.query(
      `INSERT INTO partner (shop_id, id, slug, name, status, email, updated_at)
       SELECT $1, gen_random_uuid(), 'p' || n, 'Partner ' || md5(n::text), CASE WHEN n % 10000 = 0 THEN 'paused' ELSE 'active' END,
              'p' || n || '@mail.example', now() FROM generate_series(1, $2::int) AS n`,
      [shopId, count],
    )
    await database.pool.query(
      `INSERT INTO coupon (shop_id, id, code, code_key, partner_id, offer_id)
       SELECT shop_id, gen_random_uuid(), upper(slug), slug, id, $2 FROM partner WHERE shop_id = $1`,
      [shopId, offerId],
    )
  }
  await database.pool.query('ANALYZE')
}, SEED_TIMEOUT_MS)
afterAll(() => database.close())

interface Node {
  'Node Type': string
  'Index Name'?: string
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: Node[]
}

/** How a page is read, from what it really asks. */
async function planOf(search: string): Promise<Node> {
  let plan: Node | undefined
  const { pool } = database
  const explaining = {
    async query(text: string, values: unknown[]) {
      if (!text.includes('ORDER BY')) return pool.query(text, values)
      const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
        `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
        values,
      )
      plan = rows[0]!['QUERY PLAN'][0].Plan
      return { rows: [] } as unknown as pg.QueryResult
    },
  } as unknown as Queryable
  await findPartners(explaining, shop, readListQuery(new URLSearchParams(search)), 25)
  return plan!
}
const nodes = (plan: Node): Node[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]
const partner = async (place: number) =>
  (
    await database.pool.query<{ id: string }>(
      'SELECT id FROM partner WHERE shop_id = $1 ORDER BY lower(name), id OFFSET $2 LIMIT 1',
      [shop.shopId, place],
    )
  ).rows[0]!.id

test.each([
  ['the first page', () => '', 'partner_by_name'],
  ['a page in the middle', async () => `after=${await partner(50_000)}`, 'partner_by_name'],
  ['the page before one at the end', async () => `before=${await partner(99_990)}`, 'partner_by_name'],
  ['the few that are paused', () => 'status=paused', 'partner_by_status'],
  ['the many that are active', () => 'status=active', 'partner_by_status'],
])('%s is read from the index, and little of it', async (_, search, index) => {
  const plan = await planOf(await search())
  expect(nodes(plan).flatMap((node) => node['Index Name'] ?? [])).toEqual([index])
  expect(nodes(plan).map((node) => node['Node Type'])).not.toContain('Sort')
  expect(plan['Shared Hit Blocks'] + plan['Shared Read Blocks']).toBeLessThan(MOST_BUFFERS)
})

test('a search of whatever rarity looks at each partner once, and at each code once', async () => {
  const found = await findPartners(
    database.pool,
    shop,
    readListQuery(new URLSearchParams('search=p77777')),
    25,
  )
  expect(found.partners.map(({ slug }) => slug)).toEqual(['p77777'])
  const loops = nodes(await planOf('search=p77777')).filter((node) => node['Node Type'].includes('Scan'))
  expect(loops.map((node) => (node as unknown as { 'Actual Loops': number })['Actual Loops'])).toEqual(
    loops.map(() => 1),
  )
})
