// The migration at the start of the app, over real databases: missing, new, up to date, raced for, and broken.
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import pg from 'pg'
import { afterEach, expect, inject, test } from 'vitest'
import { migrate } from './migrate.server.ts'

const ALL = readdirSync(new URL('../../prisma/migrations', import.meta.url))
  .filter((name) => /^\d/.test(name))
  .sort()

const made: string[] = []

/** The address of a database that does not exist yet. */
function newDatabase(): string {
  const url = new URL(inject('testServerUrl'))
  url.pathname = `/migrate_${randomBytes(6).toString('hex')}`
  made.push(url.pathname.slice(1))
  return url.href
}

async function query(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const sql of statements) await client.query(sql)
  await client.end()
}

afterEach(async () => {
  const drops = made.splice(0).map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await query(inject('testServerUrl'), ...drops)
})

test('several starts at once make the database and apply every migration exactly once', async () => {
  const url = newDatabase()
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url)])
  expect(applied.flat()).toEqual(ALL)
})

test('a database that is up to date costs a query, not a start of the CLI', async () => {
  const url = newDatabase()
  await migrate(url)
  const started = performance.now()
  expect(await migrate(url)).toEqual([])
  expect(performance.now() - started).toBeLessThan(500)
})

test('a migration that cannot be applied is an error with the output of the CLI, and stays one', async () => {
  const url = newDatabase()
  const name = new URL(url).pathname.slice(1)
  await query(inject('testServerUrl'), `CREATE DATABASE ${name}`)
  await query(url, 'CREATE TABLE shop (id int)')
  const failure = await migrate(url).catch((error: unknown) => error)
  expect(failure).toMatchObject({
    message: 'The database could not be migrated',
    cause: { message: expect.stringContaining('The database schema is not empty') },
  })
  await expect(migrate(url)).rejects.toThrow('could not be migrated')
})

test('a server that is not there is told as it is', async () => {
  await expect(migrate('postgresql://nobody@127.0.0.1:1/none')).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  })
})
