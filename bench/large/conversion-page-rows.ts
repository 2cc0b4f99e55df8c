// Half a year of conversions with their orders, made inside PostgreSQL: most approved and few held, one in twenty a test, very unevenly
// spread over partners and offers as programs are; of each kind a few that are alone, from long ago.
import type pg from 'pg'
import { writeChunks, type Spread } from './made-rows.ts'
import type { Named } from './conversion-page-cases.ts'
import type { Program } from './program.ts'

/** Six of ten are the first partner's, who has no trials, and three of the oldest the last one's; the others share the rest. */
const CONVERSIONS = `WITH made AS MATERIALIZED (
    SELECT n, at_ms, to_timestamp(at_ms / 1000::float8) AS at, bench_conversion(at_ms, n) AS id,
           CASE WHEN n BETWEEN 10 AND 12 THEN cardinality($2::uuid[]) WHEN bench_draw(n, 1) < 600 THEN 1
                ELSE 2 + (hashint8extended(n, 2) & 65535)::int % (cardinality($2::uuid[]) - 2) END AS partner,
           CASE WHEN bench_draw(n, 3) < 700 THEN 1 ELSE 1 + bench_draw(n, 3) % cardinality($3::uuid[]) END AS offer,
           CASE WHEN n >= $8::bigint - 20 THEN 'hold' WHEN bench_draw(n, 4) < 820 THEN 'approved' WHEN bench_draw(n, 4) < 880 THEN 'rejected'
                WHEN bench_draw(n, 4) < 940 THEN 'reversed' ELSE 'pending' END AS status,
           CASE WHEN bench_draw(n, 5) < 700 THEN 'shopify' WHEN bench_draw(n, 5) < 940 THEN 'inbound' ELSE 'manual' END AS source,
           CASE WHEN n BETWEEN 20 AND 24 THEN 'renewal' WHEN bench_draw(n, 6) < 550 THEN 'order_attribute' WHEN bench_draw(n, 6) < 750 THEN 'click'
                WHEN bench_draw(n, 6) < 870 THEN 'coupon' WHEN bench_draw(n, 6) < 940 THEN 'landing_page' ELSE 'journey' END AS method,
           bench_draw(n, 7) < 50 AS test
      FROM generate_series($4::bigint, $5::bigint - 1) AS n
     CROSS JOIN LATERAL (SELECT $6::bigint + (n * $7::float8)::bigint AS at_ms) AS time
  ), orders AS (
    INSERT INTO shop_order (shop_id, id, name, currency, placed_at, first_seen_at, changed_at)
    SELECT $1::uuid, 'order-' || n, '#' || n, 'USD', at, at, at FROM made WHERE source = 'shopify'
  )
  INSERT INTO conversion (shop_id, id, txn_id, order_id, event, status, currency, amount_minor, payout_minor, original_amount_minor,
    original_payout_minor, sale_amount_minor, discount_minor, partner_id, offer_id, method, coupon_code, source, test, flags, payout_terms,
    hold_until, occurred_at, created_at, changed_at)
  SELECT $1::uuid, id, CASE source WHEN 'shopify' THEN 'order-' ELSE 'txn-' END || n, CASE source WHEN 'shopify' THEN 'order-' || n END,
         CASE WHEN n < 5 THEN 'install' WHEN bench_draw(n, 8) < 60 THEN 'lead' WHEN bench_draw(n, 8) < 260 AND partner <> 1 THEN 'trial' ELSE 'sale' END,
         status, 'USD', counts * 4999, counts * 500, 4999, 500, 4999, 0, ($2::uuid[])[partner], ($3::uuid[])[offer], method,
         CASE WHEN n BETWEEN 30 AND 34 THEN 'Once' WHEN method = 'coupon' THEN CASE WHEN bench_draw(n, 9) < 500 THEN 'Spring' ELSE 'CODE' || partner END END,
         source, test, CASE WHEN n BETWEEN 40 AND 44 THEN '["absurd_amount"]'::jsonb WHEN status = 'pending' THEN '["manual_review"]'
                            WHEN status = 'reversed' THEN '["disputed"]' ELSE '[]' END,
         '{"kind":"percent","basisPoints":1000}', CASE status WHEN 'hold' THEN at + interval '14 days' END, at, at, at
    FROM made CROSS JOIN LATERAL (SELECT (status NOT IN ('rejected', 'reversed'))::int AS counts) AS counted ORDER BY n`

/** The id of the n-th conversion. */
const MAKE_ID = `CREATE FUNCTION bench_conversion(at_ms bigint, n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'conv_' || replace(bench_id(at_ms, n, 0)::text, '-', '') $$`

/** Before `makeConversions`, once in a database. */
export function prepareConversions(pool: pg.Pool) {
  return pool.query(MAKE_ID)
}

/** Spread evenly. */
export function makeConversions(
  pool: pg.Pool,
  { shopId, partnerIds, offerIds }: Program,
  count: number,
  { fromMs, nowMs }: Spread,
): Promise<void> {
  const stepMs = (nowMs - fromMs) / count
  return writeChunks(count, (first, end) =>
    pool.query(CONVERSIONS, [shopId, partnerIds, offerIds, first, end, fromMs, stepMs, count]),
  )
}

/** One in the middle. */
export async function findNamed(pool: pg.Pool, shopId: string, count: number): Promise<Named> {
  const { rows } = await pool.query<Named>(
    `SELECT name AS order, id AS transaction FROM shop_order WHERE shop_id = $1 AND id >= $2 ORDER BY id LIMIT 1`,
    [shopId, `order-${Math.floor(count / 2)}`],
  )
  return rows[0] as Named
}
