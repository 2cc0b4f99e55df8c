// Releases holds that have ended: a chore, once a minute. The postbacks that want to hear of it are planned in the same
// transaction, as with every change.
import { inTransaction, type Database } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { readShopsById } from '#app/program/read-shops.server.ts'
import { lockEndedHolds } from './conversions.server.ts'
import { readTerms, type ReferenceTerms } from './terms.server.ts'
import { settleHold } from './settle.ts'
import { writeEffects, type Effect } from './write-effects.server.ts'

const BATCH = 500

/** @returns how many were released, and how many deliveries that planned */
export async function releaseHolds(
  db: Database,
  newId: NewId,
  nowMs: number,
): Promise<{ released: number; planned: number }> {
  let released = 0
  let planned = 0
  for (;;) {
    const count = await inTransaction(db.pool, async (client) => {
      const held = await lockEndedHolds(client, new Date(nowMs), BATCH)
      const shops = await readShopsById(client, [...new Set(held.map(({ shopId }) => shopId))])
      const terms = await readTerms(client, held)
      const effects = held.flatMap((before, index): Effect[] => {
        const shop = shops.get(before.shopId)
        return shop
          ? [
              {
                settled: settleHold(before, nowMs),
                before,
                input: { shop, actor: 'chore' },
                terms: terms[index] as ReferenceTerms,
              },
            ]
          : []
      })
      planned += await writeEffects(client, effects, newId, nowMs)
      return held.length
    })
    released += count
    if (count < BATCH) return { released, planned }
  }
}
