// A durable PostgreSQL for one run, in a folder that is gone with it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '#app/platform/postgres/embedded.server.ts'
import type { Closing } from './run-to-end.ts'

/**
 * @param parent undefined: the system's folder for temporary files
 * @param closing stops it, and removes the folder after that
 */
export async function startScratchPostgres(parent: string | undefined, name: string, closing: Closing) {
  const folder = mkdtempSync(join(parent ?? tmpdir(), `${name}-`))
  closing.push(() => rmSync(folder, { recursive: true, force: true }))
  const postgres = await startEmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    durable: true,
    log: () => {},
  })
  closing.push(() => postgres.stop())
  return { folder, postgres }
}
