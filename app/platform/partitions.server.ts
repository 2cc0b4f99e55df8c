// The months of the two logs. Clicks and attempts are partitioned by range of their UUIDv7 id; a month's partition must
// exist before its first row, else the row goes to the default partition (where it is safe, but the month can then no
// longer be attached without moving it). Run at every start and daily.
import type { Queryable } from './database.server.ts'
import { firstUuidAt } from './uuid.ts'

export const PARTITIONED = ['click', 'delivery_attempt'] as const
const MONTHS_AHEAD = 2

/** The first moment of the month that lies `months` after the one of `atMs`, UTC, Unix milliseconds. */
function monthStart(atMs: number, months: number): number {
  const at = new Date(atMs)
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months)
}

/**
 * Makes the partitions of this month and the next two, of both logs, where they are missing. Any number of processes may
 * do so at once.
 * @param nowMs Unix milliseconds
 */
export async function ensurePartitions(db: Queryable, nowMs: number): Promise<void> {
  for (const table of PARTITIONED) {
    for (let month = 0; month <= MONTHS_AHEAD; month++) {
      const from = monthStart(nowMs, month)
      const name = `${table}_${new Date(from).toISOString().slice(0, 7).replace('-', '_')}`
      // IF NOT EXISTS alone can still fail when two processes create at the same instant: the lock makes it one after the other.
      await db.query(
        `DO $$ BEGIN
           IF to_regclass('${name}') IS NULL THEN
             PERFORM pg_advisory_xact_lock(hashtext('throughline partitions'));
             CREATE TABLE IF NOT EXISTS "${name}" PARTITION OF "${table}"
               FOR VALUES FROM ('${firstUuidAt(from)}') TO ('${firstUuidAt(monthStart(from, 1))}');
           END IF;
         END $$`,
      )
    }
  }
}
