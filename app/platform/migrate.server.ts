// Brings a database to the schema that this code expects: the migrations in prisma/migrations, applied by Prisma.
// Called at every start of the app, by any number of processes at once.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url))
const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url))

/** Any number that nobody else takes as an advisory lock in this database; Prisma's own is 72707369. */
const LOCK = 7_426_358_204
const LOCK_POLL_MS = 50

/** SQLSTATE: no such database; duplicate_database; unique_violation (in pg_database); no such table. */
const NO_DATABASE = '3D000'
const DATABASE_EXISTS = new Set(['42P04', '23505'])
const NO_TABLE = '42P01'

/**
 * Creates the database if it is missing and applies what is not applied yet.
 * Starting Prisma takes about two seconds, so when nothing is to do a plain query finds that out instead.
 * @param databaseUrl its user must be allowed to change the schema
 * @returns the names of the migrations that this call applied, oldest first
 * @throws when a migration fails, now or earlier; the output of Prisma's CLI is the cause
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = await connect(databaseUrl)
  try {
    const expected = await migrationsInFolder()
    const before = await appliedMigrations(client)
    if (isSubset(expected, before)) return []
    return await withLock(client, async () => {
      const underLock = await appliedMigrations(client)
      if (isSubset(expected, underLock)) return [] // another process was quicker
      await deploy(databaseUrl)
      const after = await appliedMigrations(client)
      return expected.filter((name) => after.has(name) && !underLock.has(name))
    })
  } finally {
    await client.end()
  }
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  try {
    return await open(databaseUrl)
  } catch (error) {
    if (codeOf(error) !== NO_DATABASE) throw error
  }
  await createDatabase(databaseUrl)
  return open(databaseUrl)
}

async function open(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  return client
}

async function createDatabase(databaseUrl: string): Promise<void> {
  const maintenance = new URL(databaseUrl)
  const name = decodeURIComponent(maintenance.pathname.slice(1))
  maintenance.pathname = '/postgres'
  const client = await open(maintenance.href)
  try {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  } catch (error) {
    if (!DATABASE_EXISTS.has(codeOf(error) ?? '')) throw error // else another process has just made it
  } finally {
    await client.end()
  }
}

async function migrationsInFolder(): Promise<string[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

async function appliedMigrations(client: pg.Client): Promise<ReadonlySet<string>> {
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT migration_name AS name FROM _prisma_migrations
        WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    )
    return new Set(rows.map((row) => row.name))
  } catch (error) {
    if (codeOf(error) === NO_TABLE) return new Set()
    throw error
  }
}

/** Asks again and again instead of waiting in the server: a waiting statement would hold up CREATE INDEX CONCURRENTLY. */
async function withLock<Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [LOCK])
    if (rows[0]?.got) break
    await pause(LOCK_POLL_MS)
  }
  return work() // the lock goes with the connection, which the caller ends
}

/** `prisma migrate deploy` under the Node that runs us, with nothing of our environment but what it needs. */
async function deploy(databaseUrl: string): Promise<void> {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
  const env = {
    DATABASE_URL: databaseUrl,
    NO_COLOR: '1',
    // The CLI starts the schema engine, a script, by the name of its interpreter.
    PATH: [dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
  } as unknown as NodeJS.ProcessEnv // whose NODE_ENV some package declares to be always there
  const child = spawn(process.execPath, [cli, 'migrate', 'deploy'], {
    cwd: REPOSITORY,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error('The database could not be migrated', { cause: new Error(output.trim()) })
}

function isSubset(names: readonly string[], of: ReadonlySet<string>): boolean {
  return names.every((name) => of.has(name))
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string }).code
}
