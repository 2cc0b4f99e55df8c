// A merchant's own exchange rates, changed one by one. Who changes a rate that somebody else has changed meanwhile is told.
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import { checkManualRate, plain, type ManualRateProblem } from '#app/money/manual-rate.ts'
import { deleteManualRate, setManualRate } from '#app/money/rates.server.ts'
import type { Merchant } from '../viewer.ts'

export type RateSaved =
  | { kind: 'saved' }
  | { kind: 'refused'; problems: ManualRateProblem[] }
  /** How it stands now; null: there is none. */
  | { kind: 'conflict'; rate: string | null }

export interface RateInput {
  from: string
  to: string
  rate: string
  /** The pair's rate as the page showed it; null: none, it is a new one. */
  before: string | null
}

/** Counts for conversions and deliveries that are made from now on; what was converted keeps its rate. */
export async function saveManualRate(
  db: Pick<Database, 'pool'>,
  { shopId }: Merchant,
  input: RateInput,
  nowMs: number,
): Promise<RateSaved> {
  const checked = checkManualRate(input)
  if (!checked.ok) return { kind: 'refused', problems: checked.problems }
  return inTransaction(db.pool, async (client): Promise<RateSaved> => {
    const rate = await lockRate(client, shopId, checked.rate)
    if (rate !== input.before) return { kind: 'conflict', rate }
    await setManualRate(client, shopId, checked.rate, nowMs)
    return { kind: 'saved' }
  })
}

/** The reference rates count for the pair from now on, where they know it. */
export async function removeManualRate(
  db: Pick<Database, 'pool'>,
  { shopId }: Merchant,
  input: Omit<RateInput, 'rate'>,
): Promise<RateSaved> {
  return inTransaction(db.pool, async (client): Promise<RateSaved> => {
    const rate = await lockRate(client, shopId, input)
    if (rate !== input.before) return { kind: 'conflict', rate }
    await deleteManualRate(client, shopId, input)
    return { kind: 'saved' }
  })
}

/** One change of a shop's rates at a time: a rate that is not there yet has no row to lock. */
async function lockRate(
  db: Queryable,
  shopId: string,
  { from, to }: { from: string; to: string },
): Promise<string | null> {
  await db.query('SELECT FROM shop WHERE id = $1 FOR NO KEY UPDATE', [shopId])
  const { rows } = await db.query<{ rate: string }>(
    'SELECT rate::text FROM manual_rate WHERE shop_id = $1 AND from_currency = $2 AND to_currency = $3',
    [shopId, from, to],
  )
  return rows[0] ? plain(rows[0].rate) : null
}
