// The table of sightings: written by whoever sees a click beside a token or a customer, read when an order comes. One that comes
// after its order is found by the sweep, which asks for that order to be judged again.
import { createHash } from 'node:crypto'
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import type { Sighting, SightingKind } from './sighting.ts'

const SIGHTINGS = createRowArrays<Sighting>({
  shop_id: ['uuid', (row) => row.shopId],
  trace: ['uuid', traceOf],
  kind: ['text', (row) => row.kind],
  key: ['text', (row) => row.key],
  click_id: ['uuid', (row) => row.clickId],
  seen_at: ['timestamptz', (row) => row.seenAtMs],
})

/** What the index goes by: 16 bytes for a kind and a key of whatever length. */
export function traceOf({ kind, key }: Pick<Sighting, 'kind' | 'key'>): string {
  const digest = createHash('sha256').update(`${kind} ${key}`).digest('hex')
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 16),
    digest.slice(16, 20),
    digest.slice(20, 32),
  ].join('-')
}

/**
 * Of one key no more than this many clicks are looked at, the newest: a cart seen with thousands is no evidence. Newest by their ids,
 * which begin with their time: when a click was seen may yet turn out to be earlier than we know, what it is stays.
 */
const NEWEST = 10

/**
 * Keeps them; of one that is known already the earlier time counts, whichever we heard of first.
 * @returns for each whether it says anything that was not known
 */
export async function saveSightings(db: Queryable, sightings: readonly Sighting[]): Promise<boolean[]> {
  if (sightings.length === 0) return []
  const { rows } = await db.query<{ shop_id: string; trace: string; click_id: string }>({
    name: 'save sightings',
    // Two orders of a batch may tell the same; sorted by key, two batches that do wait for each other instead of deadlocking.
    text: `INSERT INTO sighting (${SIGHTINGS.names}) SELECT DISTINCT ON (shop_id, trace, click_id) * FROM ${SIGHTINGS.unnest} AS r(${SIGHTINGS.names})
            ORDER BY shop_id, trace, click_id, seen_at
           ON CONFLICT (shop_id, trace, click_id) DO UPDATE SET seen_at = excluded.seen_at WHERE excluded.seen_at < sighting.seen_at
           RETURNING shop_id, trace, click_id`,
    values: SIGHTINGS.values(sightings),
  })
  const news = new Set(rows.map((row) => `${row.shop_id} ${row.trace} ${row.click_id}`))
  return sightings.map((sighting) => news.has(`${sighting.shopId} ${traceOf(sighting)} ${sighting.clickId}`))
}

export interface SightingKey {
  shopId: string
  kind: SightingKind
  key: string
  /** What was seen before comes before what was seen after; absent: all alike. Unix milliseconds. */
  beforeMs?: number
}

interface SightingRow {
  n: string
  click_id: string
  seen_at: Date
}

/** What was seen under each key, newest click first; in the order of the keys. */
export async function findSightings(db: Queryable, keys: readonly SightingKey[]): Promise<Sighting[][]> {
  const found = keys.map((): Sighting[] => [])
  if (keys.length === 0) return found
  const { rows } = await db.query<SightingRow>({
    name: 'sightings by key',
    text: `SELECT asked.n, seen.click_id, seen.seen_at
             FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) WITH ORDINALITY AS asked(shop_id, trace, before, n)
            CROSS JOIN LATERAL (SELECT click_id, seen_at FROM sighting
              WHERE sighting.shop_id = asked.shop_id AND sighting.trace = asked.trace
              ORDER BY seen_at < asked.before DESC, click_id DESC LIMIT ${NEWEST}) AS seen`,
    values: [
      keys.map(({ shopId }) => shopId),
      keys.map(traceOf),
      keys.map(({ beforeMs }) => (beforeMs === undefined ? 'infinity' : new Date(beforeMs))),
    ],
  })
  for (const row of rows) {
    const index = Number(row.n) - 1
    const { shopId, kind, key } = keys[index] as SightingKey
    found[index]?.push({ shopId, kind, key, clickId: row.click_id, seenAtMs: row.seen_at.getTime() })
  }
  return found
}

/** Deletes what is older than any click of the shop may be; a shop with an offer of unlimited lookback keeps all. */
export async function forgetSightings(db: Queryable, now: Date): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM sighting USING (
        SELECT shop_id, max(lookback_days) AS days FROM offer GROUP BY shop_id HAVING bool_and(lookback_days IS NOT NULL)) AS longest
      WHERE sighting.shop_id = longest.shop_id AND seen_at < $1::timestamptz - make_interval(days => longest.days)`,
    [now],
  )
  return rowCount ?? 0
}

/**
 * Takes sightings that no sweep has looked at yet. Only those of before `seenBefore`: an order that was being written while
 * they came in has been committed by then, so that either it saw them or the sweep sees it.
 */
export async function takeUnswept(db: Queryable, seenBefore: Date, limit: number): Promise<SightingKey[]> {
  const { rows } = await db.query<{ shop_id: string; kind: SightingKind; key: string }>(
    `UPDATE sighting SET swept = true FROM (
        SELECT shop_id, trace, click_id FROM sighting WHERE NOT swept AND seen_at <= $1
         ORDER BY seen_at LIMIT $2 FOR UPDATE SKIP LOCKED) AS due
      WHERE sighting.shop_id = due.shop_id AND sighting.trace = due.trace AND sighting.click_id = due.click_id
      RETURNING sighting.shop_id, sighting.kind, sighting.key`,
    [seenBefore, limit],
  )
  return rows.map((row) => ({ shopId: row.shop_id, kind: row.kind, key: row.key }))
}
