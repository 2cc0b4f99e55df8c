// Half a year of inbound calls, made inside PostgreSQL: most accepted, one in twenty a test, very unevenly spread over offers, of
// which the second repeats none; of outcomes and offers a few that are alone, from long ago.
import type pg from 'pg'
import { firstUuidAt } from '#app/platform/uuid.ts'
import { writeChunks, type Spread } from './made-rows.ts'
import type { Program } from './program.ts'

const CALLS = `INSERT INTO inbound_call (shop_id, id, offer_id, received_at, method, remote_ip, parameters, http_status, outcome, conversion_id)
  SELECT $1::uuid, bench_id(at_ms, n, 0),
         CASE WHEN n BETWEEN 10 AND 12 THEN ($2::uuid[])[cardinality($2::uuid[])] WHEN bench_draw(n, 1) < 700 THEN ($2::uuid[])[1]
              WHEN bench_draw(n, 1) < 760 THEN ($2::uuid[])[2] WHEN bench_draw(n, 1) >= 970 THEN NULL
              ELSE ($2::uuid[])[3 + bench_draw(n, 2) % (cardinality($2::uuid[]) - 3)] END,
         to_timestamp(at_ms / 1000::float8), 'GET', '203.0.113.9',
         jsonb_build_object('click_id', bench_id(at_ms - 86400000, n / 2, 1), 'txn_id', 'T-' || n, 'amount', '49.99', 'currency', 'USD'),
         CASE WHEN outcome IN ('ok', 'duplicate', 'test') THEN 200 ELSE 404 END, outcome,
         CASE WHEN outcome IN ('ok', 'duplicate', 'test') THEN 'conv_' || replace(bench_id(at_ms, n, 2)::text, '-', '') END
    FROM generate_series($3::bigint, $4::bigint - 1) AS n
   CROSS JOIN LATERAL (SELECT $5::bigint + (n * $6::float8)::bigint AS at_ms,
      CASE WHEN n < 5 THEN 'click_expired' WHEN bench_draw(n, 3) < 800 THEN 'ok' WHEN bench_draw(n, 3) < 860 AND bench_draw(n, 1) NOT BETWEEN 700 AND 759 THEN 'duplicate'
           WHEN bench_draw(n, 3) < 910 THEN 'test' WHEN bench_draw(n, 3) < 970 THEN 'click_not_found' ELSE 'invalid_secret' END AS outcome) AS made
   ORDER BY n`

/** An accepted call of an offer from the middle of the log, by what it is found. */
export async function findCall(
  pool: pg.Pool,
  shopId: string,
  offerId: string,
  { fromMs, nowMs }: Spread,
): Promise<{ txn: string; click: string }> {
  const { rows } = await pool.query<{ txn: string; click: string }>(
    `SELECT parameters ->> 'txn_id' AS txn, parameters ->> 'click_id' AS click FROM inbound_call
      WHERE shop_id = $1 AND offer_id = $2 AND outcome = 'ok' AND id > $3 ORDER BY id LIMIT 1`,
    [shopId, offerId, firstUuidAt(Math.floor((fromMs + nowMs) / 2))],
  )
  return rows[0] as { txn: string; click: string }
}

/** Spread evenly. */
export function makeCalls(
  pool: pg.Pool,
  { shopId, offerIds }: Program,
  count: number,
  { fromMs, nowMs }: Spread,
): Promise<void> {
  const stepMs = (nowMs - fromMs) / count
  return writeChunks(count, (first, end) => pool.query(CALLS, [shopId, offerIds, first, end, fromMs, stepMs]))
}
