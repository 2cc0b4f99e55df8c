// How long the logs of deliveries are kept: whole months go at once, with their partitions, when their last day is older than
// the limit; so a row is kept for the days that are set and up to a month longer. Clicks are never dropped, deliveries
// themselves neither.
import type pg from 'pg'
import type { Database } from './database.server.ts'
import { firstUuidAt } from './uuid.ts'

const KEPT_FOR_DAYS = ['delivery_attempt', 'delivery_log'] as const
const DAY_MS = 86_400_000
const DELETED_AT_ONCE = 5_000
/** Taking a partition out waits for whoever reads the table, and lets nobody else in meanwhile: rather tomorrow than long. */
const LOCK_TIMEOUT_MS = 1_000
const LOCK_NOT_AVAILABLE = '55P03'

export interface Dropped {
  /** Names of partitions. */
  partitions: string[]
  /** Rows that never had a partition of their own. */
  rows: number
  /** Partitions that somebody was reading; the next call tries again. */
  busy: string[]
}

/**
 * @param nowMs Unix milliseconds
 * @param retentionDays at least this long a row is kept
 */
export async function dropOldPartitions(
  db: Pick<Database, 'pool'>,
  nowMs: number,
  retentionDays = 90,
): Promise<Dropped> {
  const limitMs = nowMs - retentionDays * DAY_MS
  const dropped: Dropped = { partitions: [], rows: 0, busy: [] }
  for (const table of KEPT_FOR_DAYS) {
    for (const name of await monthsBefore(db.pool, table, limitMs)) {
      const isDropped = await dropPartition(db.pool, table, name)
      dropped[isDropped ? 'partitions' : 'busy'].push(name)
    }
    dropped.rows += await emptyDefault(db.pool, table, firstUuidAt(limitMs))
  }
  return dropped
}

/** Partitions whose month had ended by then. */
async function monthsBefore(pool: pg.Pool, table: string, limitMs: number): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT child.relname AS name FROM pg_inherits
       JOIN pg_class child ON child.oid = inhrelid WHERE inhparent = $1::regclass ORDER BY 1`,
    [table],
  )
  return rows
    .map(({ name }) => name)
    .filter((name) => {
      const month = /^_(\d{4})_(\d{2})$/.exec(name.slice(table.length))
      // The months of Date.UTC count from 0: this is the first of the month after.
      return month !== null && Date.UTC(Number(month[1]), Number(month[2])) <= limitMs
    })
}

/** @returns false where it could not be had in time */
async function dropPartition(pool: pg.Pool, table: string, name: string): Promise<boolean> {
  const client = await pool.connect()
  try {
    // One at a time with whoever makes partitions. Detached first: a drop by itself would hold its locks for longer.
    await client.query(
      `DO $$ BEGIN
         PERFORM set_config('lock_timeout', '${LOCK_TIMEOUT_MS}ms', true);
         PERFORM pg_advisory_xact_lock(hashtext('throughline partitions'));
         IF NOT EXISTS (SELECT FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE relname = '${name}') THEN RETURN; END IF;
         ALTER TABLE "${table}" DETACH PARTITION "${name}";
         DROP TABLE "${name}";
       END $$`,
    )
    return true
  } catch (error) {
    if ((error as pg.DatabaseError).code === LOCK_NOT_AVAILABLE) return false
    throw error
  } finally {
    client.release()
  }
}

/** In batches, each a transaction of its own: nobody waits long for a row. */
async function emptyDefault(pool: pg.Pool, table: string, before: string): Promise<number> {
  for (let rows = 0; ;) {
    const { rowCount } = await pool.query(
      `DELETE FROM "${table}_default" WHERE ctid = ANY(ARRAY(SELECT ctid FROM "${table}_default" WHERE id < $1 LIMIT ${DELETED_AT_ONCE}))`,
      [before],
    )
    rows += rowCount ?? 0
    if ((rowCount ?? 0) < DELETED_AT_ONCE) return rows
  }
}
