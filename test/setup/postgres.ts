// Vitest's global setup: one PostgreSQL for the whole run, with one migrated database in it that is never used
// itself but cloned for each test file (database.ts).
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#app/platform/migrate.server.ts'
import { startEmbeddedPostgres } from '#app/platform/postgres/embedded.server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The maintenance database of the test server. */
    testServerUrl: string
    /** The name of the database to clone. */
    testTemplate: string
  }
}

const TEMPLATE = 'throughline_template'
const GENERATE = fileURLToPath(new URL('../../prisma/engine/generate.ts', import.meta.url))

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  bringClientUpToDate()
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'))
  const server = await startEmbeddedPostgres({ dataDir: folder, durable: false, log: () => {} })
  const tearDown = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await migrate(server.url(TEMPLATE))
    await sealTemplate(server.url('postgres'))
  } catch (error) {
    await tearDown()
    throw error
  }
  project.provide('testServerUrl', server.url('postgres'))
  project.provide('testTemplate', TEMPLATE)
  return tearDown
}

/** Nearly free when it is; a test must never run against the client of an older schema. */
function bringClientUpToDate(): void {
  const result = spawnSync(process.execPath, [GENERATE], { encoding: 'utf8' })
  if (result.status !== 0)
    throw new Error('The Prisma client could not be generated', { cause: result.stderr })
}

/** A database that somebody is connected to cannot be cloned. */
async function sealTemplate(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`ALTER DATABASE ${TEMPLATE} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`)
  await client.end()
}
