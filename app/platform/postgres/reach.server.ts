// Whether a server answers, and whether it is ours.
import pg from 'pg'
import { ROLE } from './cluster.server.ts'
import type { Layout } from './layout.server.ts'

/** ours: ready. wait: nobody there yet, starting, or shutting down. stranger: somebody else's server or program. */
export type Answer = 'ours' | 'wait' | 'stranger'

/** SQLSTATE cannot_connect_now: starting up, shutting down, in recovery. */
const CANNOT_CONNECT_NOW = '57P03'
const NOT_THERE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE'])
const CONNECT_TIMEOUT_MS = 5_000

/** The password proves that the server holds our cluster; its data directory says so once more. */
export async function ask(layout: Layout, port: number, password: string): Promise<Answer> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: ROLE,
    password,
    database: 'postgres',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  })
  client.on('error', () => {}) // the server may go away while we talk; the query then fails by itself
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string }>(
      "SELECT current_setting('data_directory') AS folder",
    )
    return rows[0]?.folder === layout.cluster ? 'ours' : 'stranger'
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === CANNOT_CONNECT_NOW || (code !== undefined && NOT_THERE.has(code))) return 'wait'
    // pg's own words for a connection that is cut before the server has answered; it has no code.
    return message.startsWith('Connection terminated') ? 'wait' : 'stranger'
  } finally {
    await client.end().catch(() => {})
  }
}
