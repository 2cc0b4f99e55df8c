import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/setup/database.ts'
import { ensurePartitions } from './partitions.server.ts'
import { dropOldPartitions } from './partitions-retention.server.ts'
import { uuidv7 } from './uuid.ts'

const DAY_MS = 86_400_000
const NOW_MS = Date.UTC(2030, 5, 15)
const SHOP = randomUUID()

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
beforeEach(async () => {
  for (const month of [0, 3]) await ensurePartitions(database.pool, Date.UTC(2030, month, 1))
})
afterAll(() => database.close())

const idAt = (atMs: number) => uuidv7(atMs, crypto.getRandomValues(new Uint8Array(10)))

async function addAll(atMs: number): Promise<void> {
  const at = new Date(atMs)
  const values = [SHOP, idAt(atMs)]
  await database.pool.query(
    `INSERT INTO delivery_log (shop_id, id, postback_id, partner_id, offer_id, event, status) VALUES ($1, $2, $1, $1, $1, 'sale', 'approved')`,
    values,
  )
  await database.pool.query(
    `INSERT INTO delivery_attempt (shop_id, id, delivery_id, number, started_at, duration_ms, method, url, request_headers)
     VALUES ($1, $2, $1, 1, $3, 1, 'GET', 'https://t.example/', '{}')`,
    [...values, at],
  )
  await database.pool.query(
    `INSERT INTO click (shop_id, id, offer_id, partner_id, source, created_at) VALUES ($1, $2, $1, $1, 'link', $3)`,
    [...values, at],
  )
}

const days = async (table: string) =>
  (
    await database.pool.query<{ day: string }>(
      `SELECT to_char(to_timestamp(('x' || lpad(left(replace(id::text, '-', ''), 12), 16, '0'))::bit(64)::bigint / 1000) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day
         FROM ${table} ORDER BY id`,
    )
  ).rows.map(({ day }) => day)
const partitions = async (table: string) =>
  (
    await database.pool.query<{ name: string }>(
      `SELECT relname AS name FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent = $1::regclass ORDER BY 1`,
      [table],
    )
  ).rows.map(({ name }) => name.slice(table.length + 1))

test('whole months go when their last day is too old, stragglers row by row, and clicks never', async () => {
  const given = [
    '2029-12-31',
    '2030-02-01',
    '2030-02-28',
    '2030-03-01',
    '2030-03-16',
    '2030-03-18',
    '2030-06-15',
  ]
  for (const day of given) await addAll(Date.parse(`${day}T12:00:00Z`))
  // 90 days before the 15th of June is the 17th of March: all of March stays while a part of it must.
  const dropped = await dropOldPartitions(database, NOW_MS)
  expect(dropped).toEqual({
    partitions: [
      'delivery_attempt_2030_01',
      'delivery_attempt_2030_02',
      'delivery_log_2030_01',
      'delivery_log_2030_02',
    ],
    rows: 2,
    busy: [],
  })
  for (const table of ['delivery_log', 'delivery_attempt']) {
    expect(await days(table)).toEqual(given.slice(3))
    expect(await partitions(table)).toEqual(['2030_03', '2030_04', '2030_05', '2030_06', 'default'])
  }
  expect(await days('click')).toEqual(given)
  expect(await dropOldPartitions(database, NOW_MS)).toEqual({ partitions: [], rows: 0, busy: [] })
})

test('a month that has ended on the very day of the limit goes, one that ends a moment later stays', async () => {
  const limitMs = Date.UTC(2030, 3, 1)
  expect((await dropOldPartitions(database, limitMs + 90 * DAY_MS - 1)).partitions).not.toContain(
    'delivery_log_2030_03',
  )
  expect((await dropOldPartitions(database, limitMs + 90 * DAY_MS)).partitions).toContain(
    'delivery_log_2030_03',
  )
})

test('a month that somebody is reading is left for the next time', async () => {
  const reader = await database.pool.connect()
  await reader.query('BEGIN; SELECT FROM delivery_attempt LIMIT 1')
  const dropped = await dropOldPartitions(database, NOW_MS)
  await reader.query('ROLLBACK')
  reader.release()
  expect(dropped.busy).toContain('delivery_attempt_2030_01')
  expect(dropped.partitions).toContain('delivery_log_2030_01')
  expect((await dropOldPartitions(database, NOW_MS)).partitions).toContain('delivery_attempt_2030_01')
}, 60_000)

test('rows without a partition of their own are deleted in batches, however many', async () => {
  await database.pool.query(
    `INSERT INTO delivery_log (shop_id, id, postback_id, partner_id, offer_id, event, status)
     SELECT $1, uuidv7(interval '-9 years'), $1, $1, $1, 'sale', 'approved' FROM generate_series(1, 12000)`,
    [SHOP],
  )
  expect((await dropOldPartitions(database, NOW_MS)).rows).toBe(12_000)
})
