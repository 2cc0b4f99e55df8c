// The shape of the database, asked of PostgreSQL itself: every key leads with the shop, the two logs are partitioned by
// the time in their ids, and the Prisma schema says what the migrations make.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensurePartitions, PARTITIONED } from '#app/platform/partitions.server.ts'
import { firstUuidAt } from '#app/platform/uuid.ts'
import { createTestDatabase, type TestDatabase } from './setup/database.ts'

/** Tables whose keys do not lead with shop_id, each with the reason. Nothing else may be on this list. */
const GLOBAL_TABLES: Record<string, string> = {
  shop: 'is the tenant; its domain and its slug are unique over all shops',
  shop_slug: 'a brand in a URL finds the shop, so a slug is one shop’s and stays so after it changed',
  link_host: 'a host in a URL finds the shop, so a host is one shop’s',
  session: 'Shopify’s library asks for a session by its own id and nothing else',
  exchange_rate: 'a reference rate of a day is the same for every shop',
  click_counted: 'how far clicks are counted into hours is the same for every shop, and one row',
  webhook_inbox: 'a webhook is stored before anybody looks whether its shop is known',
  _prisma_migrations: 'Prisma’s own book of what was applied',
}

const NOW_MS = Date.UTC(2026, 10, 20, 12)
const SHOP = '01900000-0000-7000-8000-000000000001'
const CLI = fileURLToPath(new URL('../prisma/engine/cli.ts', import.meta.url))
const REPOSITORY = fileURLToPath(new URL('..', import.meta.url))

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

async function column(sql: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await database.pool.query<[string]>({ text: sql, values, rowMode: 'array' })
  return rows.map(([value]) => value)
}

describe('tenancy', () => {
  test('every primary key and unique index leads with shop_id, but for the global tables', async () => {
    const keys = await column(
      `SELECT tables.relname || ': ' || indexes.relname
         FROM pg_index
         JOIN pg_class AS indexes ON indexes.oid = indexrelid
         JOIN pg_class AS tables ON tables.oid = indrelid
         JOIN pg_namespace ON pg_namespace.oid = tables.relnamespace
         JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
        WHERE nspname = 'public' AND (indisprimary OR indisunique) AND NOT tables.relispartition
          AND attname <> 'shop_id' AND tables.relname <> ALL ($1)`,
      [Object.keys(GLOBAL_TABLES)],
    )
    expect(keys).toEqual([])
  })

  test('every table has a shop_id that is never null, but for the global tables', async () => {
    const tables = await column(
      `SELECT relname FROM pg_class
         JOIN pg_namespace ON pg_namespace.oid = relnamespace
         LEFT JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'shop_id' AND attnotnull
        WHERE nspname = 'public' AND relkind IN ('r', 'p') AND NOT relispartition
          AND attname IS NULL AND relname <> ALL ($1)`,
      [Object.keys(GLOBAL_TABLES)],
    )
    expect(tables).toEqual([])
  })

  test('every table has a primary key, and the list of global tables names no table that is not there', async () => {
    const keyless = await column(
      `SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = 'public' AND relkind IN ('r', 'p')
          AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = pg_class.oid AND indisprimary)`,
    )
    expect(keyless).toEqual([])
    const there = await column(
      `SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = 'public'`,
    )
    expect(there).toEqual(expect.arrayContaining(Object.keys(GLOBAL_TABLES)))
  })
})

describe('partitions', () => {
  beforeAll(async () => {
    // As many connections as processes that start together; none of them may fail, and none may find half a month.
    const clients = Array.from({ length: 10 }, () => new pg.Client({ connectionString: database.url }))
    await Promise.all(clients.map((client) => client.connect()))
    await Promise.all(clients.map((client) => ensurePartitions(client, NOW_MS)))
    await Promise.all(clients.map((client) => client.end()))
  })

  test.each(PARTITIONED)('%s is partitioned by range of its id', async (table) => {
    expect(await column('SELECT pg_get_partkeydef($1::regclass)', [table])).toEqual(['RANGE (id)'])
  })

  test.each(PARTITIONED)(
    '%s has this month, the next two and a default, each once, after ten calls at once',
    async (table) => {
      const partitions = await column(
        'SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = $1::regclass ORDER BY 1',
        [table],
      )
      expect(partitions).toEqual([
        `${table}_2026_11`,
        `${table}_2026_12`,
        `${table}_2027_01`,
        `${table}_default`,
      ])
    },
  )

  test.each([
    ['this month', NOW_MS, 'click_2026_11'],
    ['the first moment of next month', Date.UTC(2026, 11, 1), 'click_2026_12'],
    ['the last moment of next month', Date.UTC(2027, 0, 1) - 1, 'click_2026_12'],
    ['a month that was never made', Date.UTC(2020, 0, 1), 'click_default'],
    ['a month that is not made yet', Date.UTC(2031, 0, 1), 'click_default'],
  ])('a click of %s lands where it belongs', async (_, atMs, partition) => {
    const landed = await column(
      `INSERT INTO click (shop_id, id, offer_id, partner_id, source, created_at)
       VALUES ($1, $2, $1, $1, 'link', $3) RETURNING tableoid::regclass::text`,
      [SHOP, firstUuidAt(atMs), new Date(atMs)],
    )
    expect(landed).toEqual([partition])
  })

  test.each(PARTITIONED)('a look-up in %s by shop and id touches one partition', async (table) => {
    const scanned = await scannedTables(`SELECT 1 FROM ${table} WHERE shop_id = $1 AND id = $2`, [
      SHOP,
      firstUuidAt(Date.UTC(2026, 11, 24)),
    ])
    expect(scanned).toEqual([`${table}_2026_12`])
  })

  test('a look-up of a list of clicks by shop and id reads one partition for each', async () => {
    const { rows } = await database.pool.query<Explained>(
      `EXPLAIN (ANALYZE, FORMAT JSON) SELECT 1 FROM unnest($1::uuid[], $2::uuid[]) AS asked(shop_id, id)
         JOIN click ON click.shop_id = asked.shop_id AND click.id = asked.id`,
      [[SHOP], [firstUuidAt(Date.UTC(2026, 11, 24))]],
    )
    // The plan names all partitions; which of them are opened is decided by each id as it comes.
    expect(relationsOf(rows, ({ 'Actual Loops': loops }) => loops !== 0)).toEqual(['click_2026_12'])
  })

  test.each(PARTITIONED)('a look-up in %s by id alone touches one partition as well', async (table) => {
    const scanned = await scannedTables(`SELECT 1 FROM ${table} WHERE id = $1`, [firstUuidAt(NOW_MS)])
    expect(scanned).toEqual([`${table}_2026_11`])
  })
})

interface PlanNode {
  'Relation Name'?: string
  'Actual Loops'?: number
  Plans?: PlanNode[]
}
interface Explained {
  'QUERY PLAN': { Plan: PlanNode }[]
}

/** The tables of a plan, of those nodes that `counts` lets through. */
function relationsOf(rows: readonly Explained[], counts: (node: PlanNode) => boolean = () => true): string[] {
  const relations = (node: PlanNode): string[] => [
    ...(node['Relation Name'] && counts(node) ? [node['Relation Name']] : []),
    ...(node.Plans ?? []).flatMap(relations),
  ]
  return rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => relations(Plan)))
}

/** The tables that PostgreSQL's plan reads. */
async function scannedTables(sql: string, values: unknown[]): Promise<string[]> {
  return relationsOf((await database.pool.query<Explained>(`EXPLAIN (FORMAT JSON) ${sql}`, values)).rows)
}

test('nothing that claiming a delivery writes is in an index: a claim makes no entries', async () => {
  const indexed = await column(
    `SELECT DISTINCT attname FROM pg_index
       JOIN pg_depend ON objid = indexrelid AND refobjid = indrelid AND classid = 'pg_class'::regclass
       JOIN pg_attribute ON attrelid = indrelid AND attnum = refobjsubid
      WHERE indrelid = 'delivery'::regclass`,
  )
  expect(indexed).toContain('is_open')
  for (const written of ['state', 'claim_id', 'leased_until']) expect(indexed).not.toContain(written)
})

test('the Prisma schema says what the migrations make', async () => {
  const child = spawn(
    process.execPath,
    [
      CLI,
      'migrate',
      'diff',
      '--from-migrations',
      'prisma/migrations',
      '--to-schema',
      'prisma/schema.prisma',
      '--exit-code',
    ],
    {
      cwd: REPOSITORY,
      env: { ...process.env, DATABASE_URL: database.url, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const [code] = await once(child, 'close')
  expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('No difference detected') })
})
