// Settles conversions that wait for an exchange rate once it is known: a payout or a cap in another currency. Called by a chore, after
// rates were fetched and now and then, and when a merchant has set a rate. Orders are locked before conversions, as everywhere.
import { lockByIds, readWaitingForRates, type WaitingForRate } from '#app/conversion/conversions.server.ts'
import { openRates } from '#app/conversion/needed-rates.ts'
import { createSettler } from '#app/conversion/settler.server.ts'
import { writeEffects } from '#app/conversion/write-effects.server.ts'
import { rateDay } from '#app/money/rate.ts'
import { readRatesOfShops, type RatePair } from '#app/money/rates.server.ts'
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { readShopsById } from '#app/program/read-shops.server.ts'
import type { CreditingShop } from './order/apply-orders.server.ts'
import { lockOrdersOf, readStandings } from './person/standing.server.ts'

const BATCH = 200

export interface SettledRates {
  /** Conversions whose status or money changed. */
  changed: number
  /** Deliveries planned: the caller wakes the senders where there are any. */
  planned: number
}

/**
 * @param nowMs Unix milliseconds; reference rates are those of its day
 * @param shopId of this shop only: it has set a rate
 */
export async function settleKnownRates(
  db: Pick<Database, 'pool'>,
  newId: NewId,
  nowMs: number,
  shopId: string | null = null,
): Promise<SettledRates> {
  const total: SettledRates = { changed: 0, planned: 0 }
  let after: WaitingForRate | null = null
  do {
    const waiting: WaitingForRate[] = await readWaitingForRates(db.pool, shopId, after, BATCH)
    const ready = await withKnownRates(db.pool, waiting, nowMs)
    const shops = await readShopsById(db.pool, [...new Set(ready.map((one) => one.shopId))])
    for (const [ofShop, conversions] of Map.groupBy(ready, (one) => one.shopId)) {
      const shop = shops.get(ofShop)
      if (!shop) continue
      const ids = conversions.map(({ id }) => id)
      const settled = await inTransaction(db.pool, (client) => settleAgain(client, shop, ids, newId, nowMs))
      total.changed += settled.changed
      total.planned += settled.planned
    }
    after = waiting.length === BATCH ? (waiting.at(-1) ?? null) : null
  } while (after)
  return total
}

/** Those that the rates of now may help: what they cannot help is not locked for nothing. */
async function withKnownRates(
  db: Queryable,
  waiting: readonly WaitingForRate[],
  nowMs: number,
): Promise<WaitingForRate[]> {
  const lacking = waiting.map((one) => ({
    one,
    payout: openRates(one.payoutTerms, one.currency),
    caps: one.capCurrencies.filter((to) => to !== one.currency).map((to) => ({ from: one.currency, to })),
  }))
  const asked = lacking.flatMap(({ one: { shopId }, payout, caps }) =>
    [...payout, ...caps].map((pair) => ({ ...pair, shopId })),
  )
  const rates = await readRatesOfShops(db, asked, rateDay(nowMs))
  return lacking.flatMap(({ one, payout, caps }) => {
    const isKnown = ({ from, to }: RatePair) => rates(one.shopId)(from, to) !== null
    // What its caps count besides it is known only with their tallies.
    const judgeable = one.flags.includes('cap_rate_missing') && caps.every(isKnown)
    return judgeable || payout.some(isKnown) ? [one] : []
  })
}

async function settleAgain(
  db: Queryable,
  shop: CreditingShop,
  ids: readonly string[],
  newId: NewId,
  nowMs: number,
): Promise<SettledRates> {
  const orders = await lockOrdersOf(db, shop.id, ids, nowMs)
  const locked = await lockByIds(db, shop.id, ids)
  const standings = await readStandings(db, shop, locked, orders, nowMs)
  const readings = locked.flatMap((before) => {
    const input = standings.get(before.id)
    return input ? [{ before, input: { ...input, actor: 'chore' as const } }] : []
  })
  const settler = await createSettler(db, readings, nowMs)
  const effects = readings.map((reading) => settler.settle(reading, newId).effect)
  await settler.saveTallies()
  const planned = await writeEffects(db, effects, newId, nowMs)
  return { changed: effects.filter(({ settled }) => settled.kind !== 'same').length, planned }
}
