import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { forgetCalls } from './forget-calls.server.ts'

const NOW_MS = Date.UTC(2026, 10, 20, 12)
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

test('each shop’s calls are forgotten after its own days, in as many batches as it takes', async () => {
  const { pool } = database
  await pool.query(
    `INSERT INTO shop (id, domain, slug, name, currency, time_zone, installed_at, updated_at, inbound_log_days)
     SELECT ('00000000-0000-7000-8000-00000000000' || n)::uuid, n || '.myshopify.com', n, n, 'USD', 'UTC', now(), now(), n * 10
       FROM generate_series(1, 2) AS n`,
  )
  const at = `$1::timestamptz - days * interval '1 day' - minutes * interval '1 minute'`
  await pool.query(
    `INSERT INTO inbound_call (shop_id, id, received_at, method, remote_ip, parameters, http_status, outcome)
     SELECT shop.id, uuidv7(${at} - clock_timestamp()), ${at}, 'GET', '127.0.0.1', '{}', 200, 'ok'
       FROM shop CROSS JOIN unnest(ARRAY[1, 9, 15, 25]) AS days CROSS JOIN generate_series(1, 3000) AS minutes(minutes)`,
    [new Date(NOW_MS)],
  )
  const left = async () => {
    const { rows } = await pool.query<{ count: number; oldest: Date }>(
      `SELECT count(*)::int AS count, min(received_at) AS oldest FROM inbound_call GROUP BY shop_id ORDER BY shop_id`,
    )
    return rows
  }
  const kept = (await left()).reduce((sum, { count }) => sum + count, 0)
  const stopped = AbortSignal.abort()
  expect(await forgetCalls(pool, NOW_MS, stopped)).toBe(0)
  const forgotten = await forgetCalls(pool, NOW_MS)
  const [one, other] = await left()
  for (const [row, days] of [
    [one, 10],
    [other, 20],
  ] as const)
    expect((row?.oldest.getTime() ?? 0) - (NOW_MS - days * 86_400_000)).toBeGreaterThanOrEqual(-1)
  expect(forgotten).toBeGreaterThan(6_000)
  expect((one?.count ?? 0) + (other?.count ?? 0)).toBe(kept - forgotten)
  expect(await forgetCalls(pool, NOW_MS)).toBe(0)
})
