// Half a year of deliveries with their attempts and conversions, made inside PostgreSQL: very unevenly spread, as programs
// are, with a partner and an event that have but a few rows, from long ago.
import type pg from 'pg'
import { prepareRows, writeChunks } from './made-rows.ts'
import type { Program } from './program.ts'

/** On the average. */
export const ATTEMPTS_PER_DELIVERY = 2

/** Six of ten deliveries are the first partner's, a few of the oldest are the last one's; the others share the rest. */
const DELIVERIES = `WITH made AS MATERIALIZED (
    SELECT n, at_ms, to_timestamp(at_ms / 1000::float8) AS at, bench_id(at_ms, n, 0) AS id,
           'conv_' || n / 2 AS conversion_id, bench_id(at_ms, n, -1) AS change_id,
           CASE WHEN n BETWEEN 10 AND 12 THEN cardinality($2::uuid[]) WHEN bench_draw(n, 1) < 600 THEN 1
                ELSE 2 + (hashint8extended(n, 2) & 65535)::int % (cardinality($2::uuid[]) - 2) END AS partner,
           CASE WHEN bench_draw(n, 3) < 700 THEN 1 ELSE 1 + bench_draw(n, 3) % cardinality($4::uuid[]) END AS offer,
           CASE WHEN n < 5 THEN 'install' WHEN bench_draw(n, 5) < 900 THEN 'sale' WHEN bench_draw(n, 5) < 990 THEN 'rebill'
                ELSE 'lead' END AS event,
           CASE WHEN bench_draw(n, 6) < 850 THEN 'approved' WHEN bench_draw(n, 6) < 930 THEN 'rejected'
                WHEN bench_draw(n, 6) < 980 THEN 'reversed' ELSE 'pending' END AS status,
           CASE WHEN n >= $9::bigint - 100 THEN 'scheduled' WHEN n >= $9::bigint - 400 THEN 'retrying'
                WHEN bench_draw(n, 7) < 30 THEN 'failed' WHEN bench_draw(n, 7) < 45 THEN 'cancelled' ELSE 'delivered' END AS state
      FROM generate_series($5::bigint, $6::bigint - 1) AS n
     CROSS JOIN LATERAL (SELECT $7::bigint + (n * $8::float8)::bigint AS at_ms) AS time
  ), counted AS MATERIALIZED (
    SELECT made.*, CASE state WHEN 'scheduled' THEN 0 ELSE 1 + (hashint8extended(n, 8) & 65535)::int % 3 END AS attempts FROM made
  ), conversions AS (
    INSERT INTO conversion (shop_id, id, txn_id, event, status, currency, amount_minor, payout_minor, original_amount_minor,
      original_payout_minor, sale_amount_minor, discount_minor, partner_id, offer_id, method, source, payout_terms, occurred_at,
      created_at, changed_at)
    SELECT $1::uuid, conversion_id, 'txn-' || n / 2, event, 'approved', 'USD', 4999, 500, 4999, 500, 4999, 0, ($2::uuid[])[partner], ($4::uuid[])[offer],
           'click', 'inbound', '{}', at, at, at FROM counted WHERE n % 2 = 0
  ), log AS (
    INSERT INTO delivery_log (shop_id, id, postback_id, partner_id, offer_id, event, status)
    SELECT $1::uuid, id, ($3::uuid[])[partner], ($2::uuid[])[partner], ($4::uuid[])[offer], event, status FROM counted
  ), tried AS (
    INSERT INTO delivery_attempt (shop_id, id, delivery_id, number, started_at, duration_ms, method, url, request_headers,
      http_status, response_body, error_code, error)
    SELECT $1::uuid, bench_id(at_ms + m * 60000, n, m), id, m, at + m * interval '1 minute', 120, 'GET',
           'https://tracker.example/postback?clickid=theirs-' || n || '&cid=' || conversion_id || '&payout=5.00', '{"user-agent":"Throughline"}',
           CASE WHEN m = attempts AND state = 'delivered' THEN 200 ELSE 503 END, 'OK',
           CASE WHEN m = attempts AND state = 'delivered' THEN NULL ELSE 'http_status' END,
           CASE WHEN m = attempts AND state = 'delivered' THEN NULL ELSE 'HTTP 503' END
      FROM counted CROSS JOIN LATERAL generate_series(1, attempts) AS m
  )
  INSERT INTO delivery (shop_id, id, postback_id, conversion_id, change_id, state, attempts, next_attempt_at, ready, "values",
    amount_minor, payout_minor, reason, created_at, settled_at)
  SELECT $1::uuid, id, ($3::uuid[])[partner], conversion_id, change_id, CASE state WHEN 'retrying' THEN 'scheduled' ELSE state END, attempts,
         CASE WHEN state IN ('scheduled', 'retrying') THEN at + interval '1 day' END, state <> 'retrying',
         jsonb_build_object('conversion_id', conversion_id, 'payout', '5.00', 'amount', '49.99', 'currency', 'USD', 'event', event),
         4999, 500, CASE state WHEN 'failed' THEN 'HTTP 503; no attempt left' END, at,
         CASE WHEN state NOT IN ('scheduled', 'retrying') THEN at + interval '3 minutes' END
    FROM counted`

export interface Filled {
  /** One for each partner, in the order of theirs. */
  postbackIds: string[]
  deliveries: number
  fromMs: number
}

/**
 * Fills the past six months evenly up to `nowMs`.
 * @param attempts roughly so many
 */
export async function makeLog(
  pool: pg.Pool,
  { shopId, offerIds, partnerIds }: Program,
  attempts: number,
  nowMs: number,
): Promise<Filled> {
  const { fromMs } = await prepareRows(pool, nowMs)
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO postback (shop_id, id, partner_id, url, updated_at)
     SELECT $1::uuid, uuidv7(), partner, 'https://tracker.example/postback?clickid={aff_click_id}', now()
       FROM unnest($2::uuid[]) WITH ORDINALITY AS made(partner, n) ORDER BY n RETURNING id`,
    [shopId, partnerIds],
  )
  const postbackIds = rows.map(({ id }) => id)
  const deliveries = Math.ceil(attempts / ATTEMPTS_PER_DELIVERY)
  const stepMs = (nowMs - fromMs) / deliveries
  await writeChunks(deliveries, (first, end) =>
    pool.query(DELIVERIES, [
      shopId,
      partnerIds,
      postbackIds,
      offerIds,
      first,
      end,
      fromMs,
      stepMs,
      deliveries,
    ]),
  )
  return { postbackIds, deliveries, fromMs }
}
