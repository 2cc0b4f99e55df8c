// What rows are made with inside PostgreSQL: ids that carry their times, draws that are independent of each other and the same in
// every run, and chunk after chunk on two connections.
import type pg from 'pg'
import { ensurePartitions } from '#app/platform/partitions.server.ts'

const MONTHS_BEFORE = 6
/** Months that one call of `ensurePartitions` makes. */
const MONTHS_AT_ONCE = 3
const CHUNK = 25_000
/** One for each core. */
const WRITERS = 2

/** The id of the n-th row, or of its m-th attempt: UUIDv7 of its time, the rest from a hash. */
const MAKE_ID = `CREATE FUNCTION bench_id(at_ms bigint, n bigint, m int) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex(at_ms), 12, '0') || overlay(overlay(right(md5(n || ' ' || m), 20) PLACING '7' FROM 1 FOR 1)
    PLACING '8' FROM 5 FOR 1))::uuid $$`
/** Of a thousand, the n-th belongs there; each draw is independent of the others. */
const MAKE_DRAW = `CREATE FUNCTION bench_draw(n bigint, draw int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT (hashint8extended(n, draw) & 65535)::int % 1000 $$`

/** Rows are spread evenly over so long: the past six months and this one. */
export interface Spread {
  fromMs: number
  nowMs: number
}

/** Makes the functions, and the partitions as the app makes them. */
export async function prepareRows(pool: pg.Pool, nowMs: number): Promise<Spread> {
  const now = new Date(nowMs)
  const monthMs = (before: number) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - before)
  for (let before = MONTHS_BEFORE; before >= 0; before -= MONTHS_AT_ONCE)
    await ensurePartitions(pool, monthMs(before))
  await pool.query(MAKE_ID)
  await pool.query(MAKE_DRAW)
  return { fromMs: monthMs(MONTHS_BEFORE), nowMs }
}

/**
 * @param write makes the rows from `first` up to `end`, which is not one of them; chunks begin at even numbers
 * @param count of all rows
 */
export async function writeChunks(
  count: number,
  write: (first: number, end: number) => Promise<unknown>,
): Promise<void> {
  const share = Math.ceil(count / WRITERS / 2) * 2
  const writers = Array.from({ length: WRITERS }, async (_, index) => {
    const end = Math.min(count, (index + 1) * share)
    for (let first = index * share; first < end; first += CHUNK)
      await write(first, Math.min(first + CHUNK, end))
  })
  await Promise.all(writers)
}
