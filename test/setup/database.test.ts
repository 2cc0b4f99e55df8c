// The databases that the other tests run on.
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { createTestDatabase } from './database.ts'

async function exists(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: inject('testServerUrl') })
  await client.connect()
  const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [
    new URL(url).pathname.slice(1),
  ])
  await client.end()
  return rows.length === 1
}

test('a test database is migrated, apart from the next one, and gone after close', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()])
  await one.pool.query('CREATE TABLE mine AS SELECT 1::bigint AS n')
  expect((await one.pool.query('SELECT n FROM mine')).rows).toEqual([{ n: 1n }])
  await expect(two.pool.query('SELECT n FROM mine')).rejects.toThrow('does not exist')
  expect((await two.pool.query('SELECT count(*) > 0 AS migrated FROM _prisma_migrations')).rows).toEqual([
    { migrated: true },
  ])
  await Promise.all([one.close(), two.close()])
  expect(await Promise.all([exists(one.url), exists(two.url)])).toEqual([false, false])
})

test('a client of the pool that was not released fails the close, and the database is dropped all the same', async () => {
  const database = await createTestDatabase()
  await database.pool.connect()
  await expect(database.close()).rejects.toThrow('1 client(s) of the pool were not released')
  expect(await exists(database.url)).toBe(false)
})

test('a connection that a test opened beside the pool and left open fails the close', async () => {
  const database = await createTestDatabase()
  const client = new pg.Client({ connectionString: database.url, application_name: 'the forgotten one' })
  client.on('error', () => {})
  await client.connect()
  await expect(database.close()).rejects.toThrow('the forgotten one')
  expect(await exists(database.url)).toBe(false)
})
