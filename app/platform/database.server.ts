// The one pool that Prisma and hand-written SQL share, and the transaction that both hot pipelines run in.
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { together } from './together.ts'
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
 * A query with a `name` is planned a few times and then kept for the life of its connection, whatever its tables have
 * become since: a plan from a table's first rows reads a whole shop for every key later (measured: 73 ms instead of 1.2 for
 * 64 keys among 20,000). So of tables that grow, named look-ups ask key by key, `unnest(…) CROSS JOIN LATERAL (SELECT …
 * OFFSET 0)`, and transactions leave the planner nothing but the index for it; whatever else joins or scans them has no name
 * and is planned at each call. test/integration/plans.test.ts holds this.
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
    // Queries that are asked together leave together; one by one it makes no difference.
    pipeline: true,
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

/** See `Queryable`. */
const BEGIN = 'BEGIN; SET LOCAL enable_seqscan = off'
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
      const [, result] = await together(client.query(BEGIN), work(client))
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
