// A database of its own for a test file: a clone of the migrated template, gone when the file is done.
//
//   const database = await createTestDatabase()
//   afterAll(() => database.close())
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { types } from '#app/platform/database.server.ts'

export interface TestDatabase {
  readonly url: string
  /** Reads like the app's own pool: int8 comes back as bigint. */
  readonly pool: pg.Pool
  /**
   * Drops the database.
   * @throws when the test left a client of the pool checked out, or connections of its own open; it is dropped
   *   all the same
   */
  readonly close: () => Promise<void>
}

/** How long a connection that was closed may take to disappear from the server's list. Only a leak waits it out. */
const LEAK_AFTER_MS = 2_000

/** Takes a few tens of milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('testServerUrl')
  const name = `test_${randomBytes(8).toString('hex')}`
  // FILE_COPY: half the time of the default, which is made for servers that must not write a checkpoint.
  const clone = `CREATE DATABASE ${name} TEMPLATE ${inject('testTemplate')} STRATEGY FILE_COPY`
  await onServer(serverUrl, (client) => client.query(clone))
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const pool = new pg.Pool({ connectionString: url.href, types })
  // A connection that is cut, by a test on purpose or by the drop below, must not end the process; a query that
  // suffers from it says so itself.
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('error', () => {})
  return { url: url.href, pool, close: () => close(serverUrl, name, pool) }
}

async function close(serverUrl: string, name: string, pool: pg.Pool): Promise<void> {
  const leaks: string[] = []
  const kept = pool.totalCount - pool.idleCount
  if (kept > 0) leaks.push(`${kept} client(s) of the pool were not released`)
  const ended = pool.end() // waits for those that are kept, which the drop below cuts
  if (kept === 0) await ended
  await onServer(serverUrl, async (client) => {
    if (kept === 0) leaks.push(...(await openConnections(client, name)))
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
  })
  if (leaks.length > 0) throw new Error(`The test leaks database connections:\n${leaks.join('\n')}`)
}

async function openConnections(client: pg.Client, database: string): Promise<string[]> {
  const deadline = performance.now() + LEAK_AFTER_MS
  for (;;) {
    const { rows } = await client.query<{ application_name: string; query: string }>(
      "SELECT application_name, query FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'",
      [database],
    )
    if (rows.length === 0) return []
    if (performance.now() > deadline) {
      return rows.map((row) => `${row.application_name || 'a connection'}, last query: ${row.query}`)
    }
    await pause(5)
  }
}

async function onServer(serverUrl: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
