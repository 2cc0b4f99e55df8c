// The sandbox's own PostgreSQL, and the pools that the sandbox itself reads and seeds it with.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '#app/platform/postgres/embedded.server.ts'
import { EMBEDDED_DATABASE } from '#app/platform/postgres/location.ts'

export type SandboxDatabase = { url: string; port: number; stop(): Promise<void> }

/**
 * Starts PostgreSQL. The app makes its database itself when it migrates.
 * @param dataDir a folder for it alone
 */
export async function startDatabase(
  dataDir: string,
  log: (message: string) => void,
): Promise<SandboxDatabase> {
  const server = await startEmbeddedPostgres({ dataDir, durable: true, log })
  return { url: server.url(EMBEDDED_DATABASE), port: server.port, stop: server.stop }
}

/** Stops a server that outlived a sandbox which was killed, so that its files can be thrown away. */
export async function stopLeftOver(dataDir: string): Promise<void> {
  if (!existsSync(join(dataDir, 'cluster', 'postmaster.pid'))) return
  try {
    await (await startDatabase(dataDir, () => {})).stop()
  } catch {
    // It does not start any more, so nothing of it runs.
  }
}

/** A small pool that cannot write: for the flow page and the demonstration. */
export function openReadOnlyPool(url: string): pg.Pool {
  const options = '-c default_transaction_read_only=on -c statement_timeout=3000'
  const pool = new pg.Pool({ connectionString: url, max: 2, options, application_name: 'sandbox' })
  pool.on('error', () => {}) // a connection that broke while idle: the next query makes another
  return pool
}
