import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/setup/database.ts'
import { ensurePartitions } from './partitions.server.ts'
import { uuidv7 } from './uuid.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

test('rows that had to wait in the default partition move to their month when it is made', async () => {
  const at = Date.UTC(2030, 4, 15)
  const id = uuidv7(at, new Uint8Array(10))
  const where = async () =>
    (await database.pool.query('SELECT tableoid::regclass::text AS partition FROM click WHERE id = $1', [id]))
      .rows
  await database.pool.query(
    `INSERT INTO click (shop_id, id, offer_id, partner_id, source, created_at) VALUES ($1, $2, $1, $1, 'link', $3)`,
    [randomUUID(), id, new Date(at)],
  )
  expect(await where()).toEqual([{ partition: 'click_default' }])
  await ensurePartitions(database.pool, at)
  expect(await where()).toEqual([{ partition: 'click_2030_05' }])
})
