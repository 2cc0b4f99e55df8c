// Counts clicks into hours, by shop, partner and offer: a chore. Clicks are recorded by COPY and nothing is written beside them, so
// an hour is counted when it is over and nobody writes into it any more. What is not counted yet is counted where it lies
// (insight/figures), so that the sum is exact at every moment.
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import { firstUuidAt } from '#app/platform/uuid.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/**
 * How long after its end an hour is counted. A click's id carries the moment at which it began; it is committed seconds later at
 * most (the writer's patience is 2 s), and machines' clocks agree to within seconds.
 */
export const SETTLE_MS = 10 * 60_000
/** What is counted in one transaction. */
const STEP_MS = DAY_MS
/** Hours of the past that are counted again in one transaction. */
const RECOUNTS = 200

/** @returns how many hours were counted again because a click was written into them */
export async function countClickHours(db: Database, nowMs: number): Promise<{ recounted: number }> {
  const until = Math.floor((nowMs - SETTLE_MS) / HOUR_MS) * HOUR_MS
  while (await inTransaction(db.pool, (client) => countOn(client, until)));
  let recounted = 0
  for (;;) {
    const hours = await inTransaction(db.pool, recount)
    recounted += hours
    if (hours === 0) return { recounted }
  }
}

/** @returns whether there is more to be counted */
async function countOn(client: Queryable, untilMs: number): Promise<boolean> {
  // The lock: of two chores at once the second finds it done.
  const { rows } = await client.query<{ until: Date }>('SELECT until FROM click_counted FOR UPDATE')
  const from = rows[0]?.until.getTime()
  if (from === undefined) throw new Error('click_counted has lost its row')
  if (from >= untilMs) return false
  const first = await firstClickMs(client, from, untilMs)
  const start = first === null ? untilMs : Math.floor(first / HOUR_MS) * HOUR_MS
  const to = Math.min(start + STEP_MS, untilMs)
  if (start < to)
    await client.query(
      writeHours(`SELECT shop_id, date_trunc('hour', created_at, 'UTC'), partner_id, offer_id, count(*)
                    FROM click WHERE id >= $1 AND id < $2 GROUP BY 1, 2, 3, 4`),
      [firstUuidAt(start), firstUuidAt(to)],
    )
  await client.query('UPDATE click_counted SET until = $1', [new Date(to)])
  return to < untilMs
}

/** Hours by partner, and the same of all partners together. @param counted shop, hour, partner, offer, clicks */
const writeHours = (counted: string) => `
  WITH by_partner AS (
    INSERT INTO click_hour (shop_id, hour, partner_id, offer_id, clicks) ${counted} RETURNING shop_id, hour, offer_id, clicks)
  INSERT INTO click_offer_hour (shop_id, hour, offer_id, clicks)
  SELECT shop_id, hour, offer_id, sum(clicks) FROM by_partner GROUP BY 1, 2, 3`

async function firstClickMs(client: Queryable, fromMs: number, toMs: number): Promise<number | null> {
  const { rows } = await client.query<{ at: Date }>(
    'SELECT created_at AS at FROM click WHERE id >= $1 AND id < $2 ORDER BY id LIMIT 1',
    [firstUuidAt(fromMs), firstUuidAt(toMs)],
  )
  return rows[0]?.at.getTime() ?? null
}

/**
 * Counts hours again that clicks were written into. The rows that say so are taken first: a click whose row is not there yet is
 * seen by the next run, whether or not this one has counted it.
 */
async function recount(client: Queryable): Promise<number> {
  await client.query('SELECT FROM click_counted FOR UPDATE')
  const { rows } = await client.query<{ shop_id: string; hour: Date }>(
    `DELETE FROM click_recount USING (
       SELECT DISTINCT shop_id, hour FROM click_recount
        WHERE hour < (SELECT until FROM click_counted) LIMIT $1) AS these
      WHERE click_recount.shop_id = these.shop_id AND click_recount.hour = these.hour
      RETURNING click_recount.shop_id, click_recount.hour`,
    [RECOUNTS],
  )
  const hours = new Map(rows.map((row) => [`${row.shop_id} ${row.hour.getTime()}`, row]))
  if (hours.size === 0) return 0
  const shops = [...hours.values()].map(({ shop_id }) => shop_id)
  const starts = [...hours.values()].map(({ hour }) => hour.getTime())
  for (const table of ['click_hour', 'click_offer_hour'])
    await client.query(
      `DELETE FROM ${table} USING unnest($1::uuid[], $2::timestamptz[]) AS these(shop_id, hour)
        WHERE ${table}.shop_id = these.shop_id AND ${table}.hour = these.hour`,
      [shops, starts.map((ms) => new Date(ms))],
    )
  await client.query(
    writeHours(`SELECT these.shop_id, these.hour, found.partner_id, found.offer_id, found.clicks
       FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::uuid[]) AS these(shop_id, hour, first, behind)
      CROSS JOIN LATERAL (
        SELECT partner_id, offer_id, count(*) AS clicks FROM click
         WHERE click.shop_id = these.shop_id AND click.id >= these.first AND click.id < these.behind GROUP BY 1, 2) AS found`),
    [
      shops,
      starts.map((ms) => new Date(ms)),
      starts.map(firstUuidAt),
      starts.map((ms) => firstUuidAt(ms + HOUR_MS)),
    ],
  )
  return hours.size
}
