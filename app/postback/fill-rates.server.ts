// Deliveries that wait for an exchange rate get it once it is known, and are due then. A chore; a delivery waits only where its
// change came before the rate. In one transaction a batch, so that a batch is filled whole or not at all.
import { readRatesOfShops } from '#app/money/rates.server.ts'
import { rateDay, type RateOf } from '#app/money/rate.ts'
import { inTransaction, type Database } from '#app/platform/database.server.ts'
import { fillWaiting, type Filled } from './fill-waiting.ts'
import {
  lockWaiting,
  readReportedBefore,
  readWaitingPairs,
  writeFilled,
  type WaitingDelivery,
  type WaitingPair,
} from './waiting-deliveries.server.ts'

const BATCH = 500

/**
 * Fills all that can be filled.
 * @param nowMs Unix milliseconds; reference rates are those of its day
 * @returns how many: the caller wakes the senders where there were any
 */
export async function fillRates(db: Pick<Database, 'pool'>, nowMs: number): Promise<number> {
  const waiting = await readWaitingPairs(db.pool)
  const rates = await readRatesOfShops(db.pool, waiting, rateDay(nowMs))
  const known = waiting.filter(({ shopId, from, to }) => from === to || rates(shopId)(from, to))
  if (known.length === 0) return 0
  let filled = 0
  let after: WaitingDelivery | null = null
  do {
    const batch = await inTransaction(db.pool, (client) => fillBatch(client, known, after, rates, nowMs))
    filled += batch.filled
    after = batch.last
  } while (after)
  return filled
}

/** @returns the last delivery that it looked at; null: there are no more */
async function fillBatch(
  client: Parameters<typeof lockWaiting>[0],
  known: readonly WaitingPair[],
  after: WaitingDelivery | null,
  rates: (shopId: string) => RateOf,
  nowMs: number,
): Promise<{ filled: number; last: WaitingDelivery | null }> {
  const deliveries = await lockWaiting(client, known, after, BATCH)
  const before = await readReportedBefore(client, deliveries)
  const filled = new Map<string, Filled & { delivery: WaitingDelivery; dueAtMs: number }>()
  for (const delivery of deliveries) {
    const previous = before.get(delivery.id) ?? null
    const reported = previous && (filled.get(previous.id) ?? previous)
    // The one before waits itself, for another rate or because somebody else is at it: its turn comes first.
    if (reported && 'waits' in reported && reported.waits) continue
    const one = fillWaiting(delivery, reported, delivery.to, rates(delivery.shopId))
    const dueAtMs = Math.max(nowMs, delivery.dueAtMs)
    if (one) filled.set(delivery.id, { ...one, delivery, dueAtMs })
  }
  await writeFilled(client, [...filled.values()], nowMs)
  return { filled: filled.size, last: deliveries.length === BATCH ? (deliveries.at(-1) ?? null) : null }
}
