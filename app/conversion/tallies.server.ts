// The tallies in the database: locked before caps and tiers are judged, and kept right by every change of a conversion that
// counts in one. A tally that is not there yet is counted from the conversions.
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import { takes, type Counted } from './cap.ts'
import type { Conversion } from './conversion.ts'
import { keyText, type TallyKey } from './tally.ts'

export interface Tallies {
  /** What a tally holds, with what was counted since it was locked. Throws for one that was not locked: a bug. */
  of(key: TallyKey): Counted
  /** A conversion came to stand otherwise; null: it was, or is, not counted here. */
  count(key: TallyKey, before: Conversion | null, after: Conversion | null): void
  /** In which currencies a shop's tallies hold money. */
  currenciesOf(shopId: string): string[]
}

interface Held {
  key: TallyKey
  conversions: bigint
  revenueMinor: Map<string, bigint>
  payoutMinor: Map<string, bigint>
}

/** Locks the tallies of these keys, in one order for everybody. */
export async function lockTallies(
  db: Queryable,
  keys: readonly TallyKey[],
): Promise<Tallies & { all: Held[] }> {
  const byText = new Map(keys.map((key) => [keyText(key), key]))
  const held = new Map<string, Held>()
  for (const text of [...byText.keys()].sort())
    held.set(text, await lockOne(db, byText.get(text) as TallyKey))
  return {
    all: [...held.values()],
    of: (key) => get(held, key),
    count(key, before, after) {
      const tally = get(held, key)
      add(tally, before, -1n)
      add(tally, after, 1n)
    },
    currenciesOf: (shopId) =>
      [...held.values()].flatMap(({ key, payoutMinor }) =>
        key.shopId === shopId ? [...payoutMinor.keys()] : [],
      ),
  }
}

function get(held: ReadonlyMap<string, Held>, key: TallyKey): Held {
  const tally = held.get(keyText(key))
  if (!tally) throw new Error(`the tally ${keyText(key)} was not locked`)
  return tally
}

function add(tally: Held, conversion: Conversion | null, sign: bigint): void {
  const taken = conversion && takes(conversion)
  if (!taken) return
  const { currency, revenueMinor, payoutMinor } = taken
  tally.conversions += sign
  tally.revenueMinor.set(currency, (tally.revenueMinor.get(currency) ?? 0n) + sign * revenueMinor)
  tally.payoutMinor.set(currency, (tally.payoutMinor.get(currency) ?? 0n) + sign * payoutMinor)
}

/** The row without a currency counts conversions and is the one that is locked; those beside it hold money. */
async function lockOne(db: Queryable, key: TallyKey): Promise<Held> {
  const id = [key.shopId, key.scope, key.period, key.startsOn]
  const { rowCount: made } = await db.query(
    `INSERT INTO tally (shop_id, scope, period, starts_on, currency) VALUES ($1, $2, $3, $4, '') ON CONFLICT DO NOTHING`,
    id,
  )
  if (made === 1) await countAnew(db, key, id)
  const { rows } = await db.query<{
    currency: string
    conversions: bigint
    revenue_minor: bigint
    payout_minor: bigint
  }>(
    `SELECT currency, conversions, revenue_minor, payout_minor FROM tally
      WHERE shop_id = $1 AND scope = $2 AND period = $3 AND starts_on = $4 ORDER BY currency FOR UPDATE`,
    id,
  )
  const money = rows.filter(({ currency }) => currency !== '')
  return {
    key,
    conversions: rows.find(({ currency }) => currency === '')?.conversions ?? 0n,
    revenueMinor: new Map(money.map((row) => [row.currency, row.revenue_minor])),
    payoutMinor: new Map(money.map((row) => [row.currency, row.payout_minor])),
  }
}

/** As cap.ts `takes` counts. A conversion is never recorded long before it happens: the index on created_at bounds the search. */
async function countAnew(db: Queryable, key: TallyKey, id: string[]): Promise<void> {
  await db.query(
    `INSERT INTO tally (shop_id, scope, period, starts_on, currency, conversions, revenue_minor, payout_minor)
     SELECT $1::uuid, $2, $3, $4::date, CASE grouping(currency) WHEN 1 THEN '' ELSE currency END, count(*), coalesce(sum(amount_minor), 0), coalesce(sum(payout_minor), 0)
       FROM conversion
      WHERE shop_id = $1 AND created_at >= $5::timestamptz - interval '1 day' AND occurred_at >= $5::timestamptz AND ($6::timestamptz IS NULL OR occurred_at < $6)
        AND ($7::uuid IS NULL OR offer_id = $7) AND ($8::uuid IS NULL OR partner_id = $8)
        AND NOT test AND status NOT IN ('rejected', 'reversed')
        AND (decided_status IS NOT DISTINCT FROM 'approved' OR NOT flags ?| ARRAY['cap_soft', 'cap_hard', 'cap_rate_missing'])
      GROUP BY GROUPING SETS ((currency), ())
     ON CONFLICT (shop_id, scope, period, starts_on, currency) DO UPDATE SET conversions = excluded.conversions`,
    [...id, new Date(key.fromMs), key.toMs === null ? null : new Date(key.toMs), key.offerId, key.partnerId],
  )
}

interface TallyRow {
  key: TallyKey
  currency: string
  conversions: bigint
  revenueMinor: bigint
  payoutMinor: bigint
}

const TALLIES = createRowArrays<TallyRow>({
  shop_id: ['uuid', ({ key }) => key.shopId],
  scope: ['text', ({ key }) => key.scope],
  period: ['text', ({ key }) => key.period],
  starts_on: ['text', ({ key }) => key.startsOn],
  currency: ['text', (row) => row.currency],
  conversions: ['int8', (row) => row.conversions],
  revenue_minor: ['int8', (row) => row.revenueMinor],
  payout_minor: ['int8', (row) => row.payoutMinor],
})

/** Writes what was counted since they were locked. */
export async function saveTallies(db: Queryable, { all }: { all: readonly Held[] }): Promise<void> {
  const rows = all.flatMap(({ key, conversions, revenueMinor, payoutMinor }): TallyRow[] => [
    { key, currency: '', conversions, revenueMinor: 0n, payoutMinor: 0n },
    ...[...payoutMinor].map(([currency, minor]) => ({
      key,
      currency,
      conversions: 0n,
      revenueMinor: revenueMinor.get(currency) ?? 0n,
      payoutMinor: minor,
    })),
  ])
  if (rows.length === 0) return
  await db.query({
    text: `INSERT INTO tally (${TALLIES.names})
           SELECT shop_id, scope, period, starts_on::date, currency, conversions, revenue_minor, payout_minor
             FROM ${TALLIES.unnest} AS r(${TALLIES.names})
           ON CONFLICT (shop_id, scope, period, starts_on, currency) DO UPDATE
             SET conversions = excluded.conversions, revenue_minor = excluded.revenue_minor, payout_minor = excluded.payout_minor`,
    values: TALLIES.values(rows),
  })
}
