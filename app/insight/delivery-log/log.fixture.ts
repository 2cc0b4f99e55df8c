// A shop with a few thousand deliveries of every kind for the tests of the log: spread over months, partners and events as
// unevenly as in life, and each of them known in plain TypeScript, so that a test can reckon for itself what fits.
import type pg from 'pg'
import { createIds } from '#app/platform/ids.server.ts'
import { ensurePartitions } from '#app/platform/partitions.server.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import type { LogState } from './log-fields.ts'

export interface FixtureDelivery {
  id: string
  atMs: number
  label: LogState
  attempts: number
  conversion: string
  partner: string
  offer: string
  postback: string
  event: string
  status: string
  values: Record<string, string>
  url: string
  responseBody: string
  error: string | null
}

export interface FixtureShop {
  id: string
  partners: string[]
  offers: string[]
  postbacks: string[]
  deliveries: FixtureDelivery[]
}

const DAY_MS = 86_400_000
const DAYS = 120
const EVENTS = ['sale', 'rebill', 'lead']
const STATUSES = ['approved', 'rejected', 'reversed']
const LABELS: readonly LogState[] = ['delivered', 'delivered', 'delivered', 'failed', 'cancelled', 'retrying', 'scheduled', 'sending'] // prettier-ignore

/** A source of numbers in [0, 1) that gives the same ones every time. */
export function createDice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** The first half of a list is drawn seven times in eight. */
const skewed = <T>(list: readonly T[], dice: () => number) => list[Math.floor(dice() ** 3 * list.length)] as T

export function makeDelivery(
  shop: Omit<FixtureShop, 'deliveries'>,
  dice: () => number,
  atMs: number,
): FixtureDelivery {
  const random = Uint8Array.from({ length: 10 }, () => Math.floor(dice() * 256))
  const postback = Math.floor(dice() ** 3 * shop.postbacks.length)
  const label = LABELS[Math.floor(dice() * LABELS.length)] as LogState
  const word = skewed(['click', 'Übung_50%', 'back\\slash'], dice)
  return {
    id: uuidv7(atMs, random),
    atMs,
    label,
    attempts: label === 'scheduled' ? 0 : 1 + Math.floor(dice() * 3),
    conversion: `conv_${Math.floor(dice() * 600)}`,
    partner: shop.partners[postback % shop.partners.length] as string,
    offer: skewed(shop.offers, dice),
    postback: shop.postbacks[postback] as string,
    event: skewed(EVENTS, dice),
    status: skewed(STATUSES, dice),
    values: { click_id: `${word}-${Math.floor(dice() * 40)}`, payout: '5.00' },
    url: `https://tracker.example/p?c=${Math.floor(dice() * 50)}`,
    responseBody: skewed(['OK', 'no such click', 'Rate limit'], dice),
    error: label === 'delivered' ? null : skewed(['HTTP 503', 'connection refused'], dice),
  }
}

/** @param nowMs the newest is of then, Unix milliseconds */
export async function writeShop(
  pool: pg.Pool,
  slug: string,
  nowMs: number,
  count: number,
  timeZone = 'America/New_York',
): Promise<FixtureShop> {
  for (const months of [5, 2, 0]) await ensurePartitions(pool, nowMs - months * 30 * DAY_MS)
  const newId = createIds(() => nowMs)
  const ids = (many: number) => Array.from({ length: many }, newId)
  const shop = { id: newId(), partners: ids(5), offers: ids(3), postbacks: ids(7) }
  await pool.query(
    `INSERT INTO shop (id, domain, slug, name, currency, time_zone, installed_at, updated_at)
     VALUES ($1, $2 || '.myshopify.com', $2, $2, 'USD', $3, now(), now())`,
    [shop.id, slug, timeZone],
  )
  await pool.query(
    `WITH p AS (INSERT INTO partner (shop_id, id, slug, name, updated_at)
       SELECT $1, id, 'partner-' || n, 'Partner ' || n, now() FROM unnest($2::uuid[]) WITH ORDINALITY AS p(id, n))
     INSERT INTO offer (shop_id, id, slug, name, destination_url, updated_at)
       SELECT $1, id, 'offer-' || n, 'Offer ' || n, 'https://shop.example/', now() FROM unnest($3::uuid[]) WITH ORDINALITY AS o(id, n)`,
    [shop.id, shop.partners, shop.offers],
  )
  await pool.query(
    `INSERT INTO postback (shop_id, id, partner_id, url, updated_at)
     SELECT $1, id, partner, 'https://tracker.example/p?c={click_id}', now() FROM unnest($2::uuid[], $3::uuid[]) AS b(id, partner)`,
    [shop.id, shop.postbacks, shop.postbacks.map((_, index) => shop.partners[index % shop.partners.length])],
  )
  const dice = createDice(slug.length * 7919)
  const deliveries = Array.from({ length: count }, (_, n) =>
    makeDelivery(shop, dice, nowMs - Math.floor(((count - 1 - n) / count) * DAYS * DAY_MS)),
  )
  await writeDeliveries(pool, shop.id, deliveries)
  return { ...shop, deliveries }
}

/** With their log, their conversions where they are new, and their attempts. */
export async function writeDeliveries(
  pool: pg.Pool,
  shopId: string,
  deliveries: readonly FixtureDelivery[],
): Promise<void> {
  const rows = JSON.stringify(
    deliveries.map((row) => ({
      ...row,
      state: row.label === 'retrying' ? 'scheduled' : row.label,
      at: new Date(row.atMs),
      is_open: row.label === 'scheduled' || row.label === 'retrying' || row.label === 'sending',
    })),
  )
  const from = `jsonb_to_recordset($2::jsonb) AS r(id uuid, at timestamptz, label text, state text, is_open bool, attempts int,
    conversion text, partner uuid, offer uuid, postback uuid, event text, status text, "values" jsonb, url text,
    "responseBody" text, error text)`
  const run = (text: string) => pool.query(text, [shopId, rows])
  await run(
    `INSERT INTO conversion (shop_id, id, txn_id, event, status, currency, amount_minor, payout_minor, original_amount_minor,
       original_payout_minor, sale_amount_minor, discount_minor, partner_id, offer_id, method, source, payout_terms, occurred_at,
       created_at, changed_at)
     SELECT DISTINCT ON (conversion) $1::uuid, conversion, replace(conversion, 'conv_', 'txn-'), event, 'approved', 'USD', 4999, 500, 4999, 500, 4999, 0,
            partner, offer, 'click', 'inbound', '{}', at, at, at FROM ${from} ORDER BY conversion, at ON CONFLICT DO NOTHING`,
  )
  await run(
    `INSERT INTO delivery (shop_id, id, postback_id, conversion_id, change_id, state, attempts, next_attempt_at, ready, leased_until,
       "values", amount_minor, payout_minor, reason, created_at, settled_at)
     SELECT $1::uuid, id, postback, conversion, id, state, attempts, CASE WHEN is_open THEN at + interval '1 minute' END,
            label <> 'retrying', CASE state WHEN 'sending' THEN at + interval '1 minute' END, "values", 4999, 500, error, at, CASE WHEN NOT is_open THEN at + interval '1 second' END FROM ${from}`,
  )
  await run(
    `INSERT INTO delivery_log (shop_id, id, postback_id, partner_id, offer_id, event, status)
     SELECT $1::uuid, id, postback, partner, offer, event, status FROM ${from}`,
  )
  await run(
    `INSERT INTO delivery_attempt (shop_id, id, delivery_id, number, started_at, duration_ms, method, url, request_headers,
       http_status, response_body, error)
     SELECT $1::uuid, overlay(id::text PLACING lpad(to_hex(m), 2, '0') FROM 35)::uuid, id, m, at + m * interval '1 second', 12, 'GET', url, '{}',
            CASE WHEN error IS NULL THEN 200 WHEN error LIKE 'HTTP%' THEN 503 END,
            CASE WHEN error = 'connection refused' THEN NULL ELSE "responseBody" END, error
       FROM ${from} CROSS JOIN LATERAL generate_series(1, attempts) AS m`,
  )
}
