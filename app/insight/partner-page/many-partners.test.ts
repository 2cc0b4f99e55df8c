// The list of a shop with tens of thousands of partners, among other shops: each page is read from an index, whatever its place, and
// so is each search, whatever it finds. How long it takes among a hundred thousand is the bench's (partner_page).
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Queryable } from '#app/platform/database.server.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { findPartners } from './find-partners.server.ts'
import { readListQuery } from './list-query.ts'
import { addShop, type TestShop } from './partners.fixture.ts'

const PARTNERS = 30_000
/** Of a page of 25 and the one that says that there is more; entries and rows. */
const MOST_BUFFERS = 150
/** The same of a search: each partner's earlier terms are looked up as well. */
const MOST_SEARCHED_BUFFERS = 450
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
       SELECT $1, gen_random_uuid(), 'p' || n, 'Partner ' || md5(n::text), CASE WHEN n % 3000 = 0 THEN 'paused' ELSE 'active' END,
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
  ['a page in the middle', async () => `after=${await partner(15_000)}`, 'partner_by_name'],
  ['the page before one at the end', async () => `before=${await partner(29_990)}`, 'partner_by_name'],
  ['the few that are paused', () => 'status=paused', 'partner_by_status'],
  ['the many that are active', () => 'status=active', 'partner_by_(?:status|name)'],
])('%s is read from the index, and little of it', async (_, search, index) => {
  const plan = await planOf(await search())
  expect(nodes(plan).flatMap((node) => node['Index Name'] ?? [])).toEqual([
    expect.stringMatching(`^${index}$`),
  ])
  expect(nodes(plan).map((node) => node['Node Type'])).not.toContain('Sort')
  expect(plan['Shared Hit Blocks'] + plan['Shared Read Blocks']).toBeLessThan(MOST_BUFFERS)
})

test.each([
  ['a partner by his short name', 'search=p17777', 1],
  ['a partner by his coupon', 'search=P17777', 1],
  ['a partner by his address', 'search=p17777@mail', 1],
  ['what nobody is called', 'search=nobody', 0],
  ['what all are called', 'search=partner', 25],
  ['what all are called, among the paused', 'search=partner&status=paused', 10],
  ['what every address has', 'search=mail.example', 25],
  ['a page in the middle', 'search=partner&after=', 25],
  ['a page before it', 'search=partner&before=', 25],
])('a search for %s reads little of the index', async (_, search, found) => {
  const asked = search.endsWith('=') ? search + (await partner(15_000)) : search
  const page = await findPartners(database.pool, shop, readListQuery(new URLSearchParams(asked)), 25)
  expect(page.partners).toHaveLength(found)
  const plan = await planOf(asked)
  expect(plan['Shared Hit Blocks'] + plan['Shared Read Blocks']).toBeLessThan(MOST_SEARCHED_BUFFERS)
})
