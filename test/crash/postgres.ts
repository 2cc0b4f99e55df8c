// Vitest's global setup of the crash tests: one durable PostgreSQL with a migrated template, cloned for each test file by
// test/setup/database.ts. (The test that kills PostgreSQL starts one of its own.)
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#app/platform/migrate.server.ts'
import { startEmbeddedPostgres } from '#app/platform/postgres/embedded.server.ts'
import '../setup/postgres.ts' // what is provided, as types

declare module 'vitest' {
  interface ProvidedContext {
    /** What every random choice of the run follows from. */
    crashSeed: number
  }
}

const TEMPLATE = 'throughline_template'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-crash-'))
  const server = await startEmbeddedPostgres({ dataDir: folder, durable: true, log: () => {} })
  const tearDown = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await migrate(server.url(TEMPLATE))
    const client = new pg.Client({ connectionString: server.url('postgres') })
    await client.connect()
    await client.query(`ALTER DATABASE ${TEMPLATE} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`)
    await client.end()
  } catch (error) {
    await tearDown()
    throw error
  }
  project.provide('testServerUrl', server.url('postgres'))
  project.provide('testTemplate', TEMPLATE)
  project.provide('crashSeed', Number(process.env.CRASH_SEED ?? randomInt(2 ** 31)))
  return tearDown
}
