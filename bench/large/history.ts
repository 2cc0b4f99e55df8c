// Half a year of clicks and sightings, made inside PostgreSQL. Their ids carry their times, as the app's do, so that every
// month fills its own partition.
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { ensurePartitions } from '#app/platform/partitions.server.ts'
import type { Program } from './program.ts'

/** Of so many clicks one has been seen together with something that an order will show. */
export const CLICKS_PER_SIGHTING = 4
const MONTHS_BEFORE = 6
/** Months that one call of `ensurePartitions` makes. */
const MONTHS_AT_ONCE = 3
const CHUNK = 100_000
/** One for each core. */
const WRITERS = 2
const PROGRESS_MS = 5_000
const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

/** The id of the n-th click: UUIDv7 of its time, the rest from a hash of n. */
const MAKE_ID = `CREATE FUNCTION bench_id(at_ms bigint, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex(at_ms), 12, '0') || overlay(overlay(right(md5(n::text), 20) PLACING '7' FROM 1 FOR 1)
    PLACING '8' FROM 5 FOR 1))::uuid $$`

const CLICKS = `INSERT INTO click (shop_id, id, offer_id, partner_id, sub1, sub2, aff_click_id, source, referrer, user_agent,
    created_at)
  SELECT $1, bench_id(at_ms, n), ($2::uuid[])[(1 + n % cardinality($2))::int], ($3::uuid[])[(1 + n % cardinality($3))::int],
         'mail-' || n % 500, 'spring sale', 'theirs-' || n, 'link', 'https://blog.example/posts/' || n % 500, $4,
         to_timestamp(at_ms / 1000::float8)
    FROM generate_series($5::bigint, $6::bigint - 1) AS n
   CROSS JOIN LATERAL (SELECT $7::bigint + (n * $8::float8)::bigint AS at_ms) AS time`

/** In the order of their key: what is measured is reading, and filling the index at random takes its time. */
const SIGHTINGS = `INSERT INTO sighting (shop_id, trace, kind, key, click_id, seen_at, swept)
  SELECT $1, left(encode(sha256(convert_to(kind || ' ' || key, 'UTF8')), 'hex'), 32)::uuid AS trace, kind, key,
         bench_id(at_ms, n), to_timestamp(at_ms / 1000::float8), true
    FROM generate_series($2::bigint, $3::bigint - 1, ${CLICKS_PER_SIGHTING}) AS n
   CROSS JOIN LATERAL (SELECT $4::bigint + (n * $5::float8)::bigint AS at_ms,
      (ARRAY['cart_token', 'checkout_token', 'pixel', 'customer'])[(1 + n / ${CLICKS_PER_SIGHTING} % 4)::int] AS kind) AS made
   CROSS JOIN LATERAL (SELECT CASE WHEN kind IN ('pixel', 'customer') THEN (5000000000 + n)::text ELSE md5(kind || n) END AS key) AS keyed
   ORDER BY trace`

/**
 * Makes the partitions of the past six months as the app makes them, and fills them evenly up to `nowMs`.
 * @param count clicks; a quarter as many sightings
 */
export async function makeHistory(
  pool: pg.Pool,
  program: Program,
  count: number,
  nowMs: number,
): Promise<void> {
  const now = new Date(nowMs)
  const monthMs = (before: number) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - before)
  for (let before = MONTHS_BEFORE; before >= 0; before -= MONTHS_AT_ONCE)
    await ensurePartitions(pool, monthMs(before))
  await pool.query(MAKE_ID)

  const fromMs = monthMs(MONTHS_BEFORE)
  const stepMs = (nowMs - fromMs) / count
  let done = 0
  const write = async (first: number, end: number) => {
    for (let n = first; n < end; n += CHUNK) {
      const to = Math.min(n + CHUNK, end)
      const { shopId, offerIds, partnerIds } = program
      await pool.query(CLICKS, [shopId, offerIds, partnerIds, BROWSER, n, to, fromMs, stepMs])
      await pool.query(SIGHTINGS, [shopId, n, to, fromMs, stepMs])
      done += to - n
    }
  }
  // Each writer has a stretch of its own, so that both append to their indexes.
  const share = Math.ceil(count / WRITERS / CLICKS_PER_SIGHTING) * CLICKS_PER_SIGHTING
  const writers = Array.from({ length: WRITERS }, (_, index) =>
    write(index * share, Math.min(count, (index + 1) * share)),
  )
  await telling(
    Promise.all(writers),
    () => `${done.toLocaleString('en')} of ${count.toLocaleString('en')} clicks`,
  )
  // What autovacuum would do within minutes: statistics, and no row is left to be looked at for the first time.
  await telling(pool.query('VACUUM (ANALYZE)'), () => 'VACUUM and ANALYZE')
  await pool.query('CHECKPOINT')
}

/** Waits for `work`, and says every few seconds how far it is. */
async function telling(work: Promise<unknown>, say: () => string): Promise<void> {
  const stop = new AbortController()
  const tell = async () => {
    for (;;) {
      await pause(PROGRESS_MS, undefined, { signal: stop.signal })
      process.stderr.write(`${say()}\n`)
    }
  }
  const telling = tell().catch(() => {}) // ends by being stopped
  try {
    await work
  } finally {
    stop.abort()
    await telling
  }
}
