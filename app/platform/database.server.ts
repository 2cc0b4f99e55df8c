// The one pool that Prisma and hand-written SQL share, and the transaction that both hot pipelines run in.
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/prisma/client.ts'

export interface Database {
  pool: pg.Pool
  prisma: PrismaClient
  /** The address, for connections of a single purpose (the click writer, LISTEN). */
  url: string
  close(): Promise<void>
}

/**
 * What a query function needs: the pool, or the client of a transaction.
 *
 * A query with a `name` is planned a few times and then kept for the life of its connection. Good for inserts and for
 * small tables; look-ups in tables that grow have no name and are planned at each call, since a plan from the time when a
 * table was all but empty goes on reading a whole shop (measured: 73 ms instead of 1.2 for 64 keys among 20,000).
 */
export type Queryable = Pick<pg.ClientBase, 'query'>

const INT8 = 20
/** How long to wait for a connection, free or new, before it is a failure of ours. */
const CONNECTION_TIMEOUT_MS = 5_000

/** Money comes back as bigint; pg gives int8 as text by default because a number could not hold it. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary'
      ? BigInt
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/**
 * Opens the pool; connections are made as they are needed.
 * @param onError told of connections that break while idle (a restarted server): the pool replaces them by itself
 */
export function openDatabase(url: string, maxConnections: number, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    types,
    application_name: 'throughline',
  })
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    pool,
    prisma,
    url,
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

const RETRIED = new Set(['40001', '40P01']) // serialization failure, deadlock
const TRIES = 3

/**
 * Runs `work` in one READ COMMITTED transaction; again from the start when PostgreSQL chose it as a deadlock's victim.
 * `work` must therefore have no effect but through the client it is handed.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query('BEGIN')
      const result = await work(client)
      await client.query('COMMIT')
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch((cause: Error) => (broken = cause))
      if (attempt === TRIES || !RETRIED.has((error as pg.DatabaseError).code ?? '')) throw error
    } finally {
      client.release(broken)
    }
  }
}
