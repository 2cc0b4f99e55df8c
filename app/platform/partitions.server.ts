// The months of the logs. Clicks, attempts and what deliveries are searched by are partitioned by range of their UUIDv7 id; a month's partition must
// exist before its first row, else the row goes to the default partition, from where it moves when the month is made. Run at
// every start and daily.
import type { Queryable } from './database.server.ts'
import { firstUuidAt } from './uuid.ts'

export const PARTITIONED = ['click', 'delivery_attempt', 'delivery_log'] as const
const MONTHS_AHEAD = 2

/** The first moment of the month that lies `months` after the one of `atMs`, UTC, Unix milliseconds. */
function monthStart(atMs: number, months: number): number {
  const at = new Date(atMs)
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months)
}

/**
 * Makes the partitions of this month and the next two, of all logs, where they are missing. Any number of processes may
 * do so at once.
 * @param nowMs Unix milliseconds
 */
export async function ensurePartitions(db: Queryable, nowMs: number): Promise<void> {
  for (const table of PARTITIONED) {
    for (let month = 0; month <= MONTHS_AHEAD; month++) {
      const from = monthStart(nowMs, month)
      const name = `${table}_${new Date(from).toISOString().slice(0, 7).replace('-', '_')}`
      const [first, last] = [firstUuidAt(from), firstUuidAt(monthStart(from, 1))]
      // Under a lock, because two processes may come at the same instant. Rows that had to wait in the default partition
      // move with it: a partition cannot be attached while they lie there.
      await db.query(
        `DO $$ BEGIN
           IF to_regclass('${name}') IS NOT NULL THEN RETURN; END IF;
           PERFORM pg_advisory_xact_lock(hashtext('throughline partitions'));
           -- Asked of the table itself: to_regclass may still remember what it saw before the lock.
           IF EXISTS (SELECT FROM pg_class WHERE relname = '${name}') THEN RETURN; END IF;
           CREATE TABLE "${name}" (LIKE "${table}" INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
           WITH moved AS (DELETE FROM "${table}_default" WHERE id >= '${first}' AND id < '${last}' RETURNING *)
             INSERT INTO "${name}" SELECT * FROM moved;
           ALTER TABLE "${table}" ATTACH PARTITION "${name}" FOR VALUES FROM ('${first}') TO ('${last}');
         END $$`,
      )
    }
  }
}
