// Deliveries by themselves, without the orders that they tell of: planned in thousands, timed, and counted afterwards in the log
// and at the tracker.
import { expect } from 'vitest'
import { findStrays } from './verdict.ts'
import { untilSettled, type World } from './world.ts'

/** So many deliveries are due, and the workers are told. */
export async function plan({ pool, shop }: World, count: number): Promise<void> {
  await pool.query(
    `INSERT INTO delivery (shop_id, id, postback_id, conversion_id, change_id, next_attempt_at, values, amount_minor, payout_minor,
                           created_at)
     SELECT $1, id, $2, 'conv_' || id, uuidv7(), now(), jsonb_build_object('conversion_id', 'conv_' || id, 'txn_id', n::text), 0, 0,
            now()
       FROM (SELECT uuidv7() AS id, n FROM generate_series(1, $3::int) AS n) AS planned`,
    [shop.id, shop.postbackId, count],
  )
  await pool.query(`SELECT pg_notify('throughline', 'delivery')`)
}

export interface Sample {
  /** Requests at the tracker, between the first tenth and the last. */
  perSecond: number
  /** All requests that the tracker has had after it. */
  hits: number
}

/** How fast they go while nothing is wrong. @param warmUp so many first, for a worker that has just started */
export async function sendSample(world: World, warmUp: number, count: number): Promise<Sample> {
  await plan(world, warmUp)
  await untilSettled(world.pool)
  const begun = world.tracker.afterHits(count * 0.1)
  const ending = world.tracker.afterHits(count * 0.9)
  await plan(world, count)
  await begun
  const from = performance.now()
  await ending
  const seconds = (performance.now() - from) / 1000
  await untilSettled(world.pool)
  return { perSecond: (count * 0.8) / seconds, hits: hitsOf(world) }
}

export function hitsOf({ tracker }: World): number {
  return [...tracker.seen.values()].reduce((sum, { hits }) => sum + hits, 0)
}

export async function deliveredOf({ pool }: World): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM delivery WHERE state = 'delivered'",
  )
  return rows[0]?.n ?? 0
}

/** Every delivery has arrived and ended so, and its attempts are in the log, counted without a gap up to the success. */
export async function expectAllThere(world: World, planned: number): Promise<void> {
  const { rows } = await world.pool.query(
    `SELECT count(*)::int AS planned,
            count(*) FILTER (WHERE state = 'delivered')::int AS delivered,
            count(*) FILTER (WHERE numbers = ARRAY(SELECT generate_series(1, attempts)))::int AS counted,
            count(*) FILTER (WHERE attempts = ANY (successes))::int AS "logged as taken"
       FROM delivery LEFT JOIN LATERAL (
         SELECT array_agg(DISTINCT number ORDER BY number) AS numbers,
                array_agg(number) FILTER (WHERE http_status = 200) AS successes
           FROM delivery_attempt AS a WHERE a.shop_id = delivery.shop_id AND a.delivery_id = delivery.id) AS log ON true`,
  )
  expect(rows).toEqual([{ planned, delivered: planned, counted: planned, 'logged as taken': planned }])
  expect(await findStrays(world)).toEqual([])
}

/** Requests at the tracker that no log tells of: their sender was killed before it could. @throws where the log tells of more */
export async function unlogged({ pool, tracker }: World): Promise<number> {
  const { rows } = await pool.query<{ id: string; n: number }>(
    'SELECT delivery_id AS id, count(*)::int AS n FROM delivery_attempt GROUP BY delivery_id',
  )
  const logged = new Map(rows.map(({ id, n }) => [id, n]))
  let missing = 0
  for (const [id, { hits }] of tracker.seen) {
    const more = hits - (logged.get(id) ?? 0)
    if (more < 0) throw new Error(`${id}: ${-more} more attempts in the log than at the tracker`)
    missing += more
  }
  return missing
}
