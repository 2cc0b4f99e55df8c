// Exchange rates in the database: the reference rates of all days, the same for every shop, and those that a shop has set by hand.
// Whoever converts asks readRates for what he needs and keeps the Rate that he got.
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import { together } from '#app/platform/together.ts'
import { createRateOf, MAX_AGE_DAYS, type ReferenceRate } from './choose-rate.ts'
import { checkManualRate, plain, type ManualRate, type ManualRateProblem } from './manual-rate.ts'
import type { RateOf } from './rate.ts'

const REFERENCE = createRowArrays<ReferenceRate>({
  day: ['text', (row) => row.day],
  currency: ['text', (row) => row.currency],
  per_euro: ['text', (row) => row.perEuro],
})

/**
 * Stores reference rates of the European Central Bank; one that is there already and was corrected is replaced.
 * @returns how many were new or changed
 */
export async function saveReferenceRates(db: Queryable, rates: readonly ReferenceRate[]): Promise<number> {
  if (rates.length === 0) return 0
  const { rowCount } = await db.query(
    `INSERT INTO exchange_rate AS known (source, day, currency, per_euro)
     SELECT 'ecb', day::date, currency, per_euro::numeric FROM ${REFERENCE.unnest} AS r(${REFERENCE.names}) ORDER BY day, currency
     ON CONFLICT (source, day, currency) DO UPDATE SET per_euro = excluded.per_euro WHERE known.per_euro <> excluded.per_euro`,
    REFERENCE.values(rates),
  )
  return rowCount ?? 0
}

export interface RatePair {
  from: string
  to: string
}

/**
 * The rates of a shop for these pairs of different currencies.
 * @param day `YYYY-MM-DD`: reference rates are those of the newest day at or before it, at most 10 days before
 * @returns asks what was read: null for a pair that nobody knows or that was not among those asked for
 */
export async function readRates(
  db: Queryable,
  shopId: string,
  pairs: readonly RatePair[],
  day: string,
): Promise<RateOf> {
  const rates = await readRatesOfShops(
    db,
    pairs.map((pair) => ({ ...pair, shopId })),
    day,
  )
  return rates(shopId)
}

/** As readRates, for many shops in one go. Without pairs nothing is asked. */
export async function readRatesOfShops(
  db: Queryable,
  pairs: readonly (RatePair & { shopId: string })[],
  day: string,
): Promise<(shopId: string) => RateOf> {
  if (pairs.length === 0) return () => () => null
  const currencies = [...new Set(pairs.flatMap(({ from, to }) => [from, to]))]
  const [manual, reference] = await together(
    readManual(db, [...new Set(pairs.map(({ shopId }) => shopId))], currencies),
    readReference(db, currencies, day),
  )
  const byShop = Map.groupBy(manual, ({ shopId }) => shopId)
  return (shopId) => createRateOf(byShop.get(shopId) ?? [], reference)
}

async function readManual(db: Queryable, shopIds: readonly string[], currencies: readonly string[]) {
  const { rows } = await db.query<{
    shop_id: string
    from_currency: string
    to_currency: string
    rate: string
  }>({
    name: 'manual rates',
    text: `SELECT shop_id, from_currency, to_currency, rate::text FROM manual_rate
            WHERE shop_id = ANY ($1::uuid[]) AND from_currency = ANY ($2::text[]) AND to_currency = ANY ($2)`,
    values: [shopIds, currencies],
  })
  return rows.map((row) => ({
    shopId: row.shop_id,
    from: row.from_currency,
    to: row.to_currency,
    rate: plain(row.rate),
  }))
}

async function readReference(
  db: Queryable,
  currencies: readonly string[],
  day: string,
): Promise<ReferenceRate[]> {
  const { rows } = await db.query<ReferenceRate>({
    name: 'reference rates',
    text: `SELECT day::text, currency, per_euro::text AS "perEuro" FROM exchange_rate
            WHERE source = 'ecb' AND day > $1::date - ${MAX_AGE_DAYS + 1} AND day <= $1::date AND currency = ANY ($2::text[])`,
    values: [day, currencies],
  })
  return rows
}

export type SetManualRate = { ok: true; rate: ManualRate } | { ok: false; problems: ManualRateProblem[] }

/** Sets the shop's own rate for a pair, in place of the one before. What was converted already keeps its rate. */
export async function setManualRate(
  db: Queryable,
  shopId: string,
  input: { from: string; to: string; rate: string },
  nowMs: number,
): Promise<SetManualRate> {
  const checked = checkManualRate(input)
  if (!checked.ok) return checked
  const { from, to, rate } = checked.rate
  await db.query(
    `INSERT INTO manual_rate (shop_id, from_currency, to_currency, rate, updated_at) VALUES ($1, $2, $3, $4::numeric, $5)
     ON CONFLICT (shop_id, from_currency, to_currency) DO UPDATE SET rate = excluded.rate, updated_at = excluded.updated_at`,
    [shopId, from, to, rate, new Date(nowMs)],
  )
  return checked
}

/** @returns whether there was one */
export async function deleteManualRate(
  db: Queryable,
  shopId: string,
  { from, to }: RatePair,
): Promise<boolean> {
  const { rowCount } = await db.query(
    'DELETE FROM manual_rate WHERE shop_id = $1 AND from_currency = $2 AND to_currency = $3',
    [shopId, from, to],
  )
  return rowCount === 1
}

/** The shop's own rates, by currency; updatedAtMs in Unix milliseconds. */
export async function listManualRates(
  db: Queryable,
  shopId: string,
): Promise<(ManualRate & { updatedAtMs: number })[]> {
  const { rows } = await db.query<{ from: string; to: string; rate: string; updated_at: Date }>(
    `SELECT from_currency AS "from", to_currency AS "to", rate::text, updated_at FROM manual_rate
      WHERE shop_id = $1 ORDER BY from_currency, to_currency`,
    [shopId],
  )
  return rows.map(({ from, to, rate, updated_at }) => ({
    from,
    to,
    rate: plain(rate),
    updatedAtMs: updated_at.getTime(),
  }))
}
