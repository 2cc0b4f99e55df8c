// Asks shops' Admin APIs what orders have left open: facts of products that payout rules ask for, and the journeys of
// orders that attribution asks for. A chore, once a minute, bounded in questions and in time. Questions are leased, not
// locked, while Shopify answers: no transaction is open then.
import { inTransaction, type Database } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import type { AdminApi } from '#app/platform/shopify/admin-api.server.ts'
import { workThrough, type InTime } from '#app/platform/work-through.ts'
import { askShop, type Found } from './ask-shop.server.ts'
import { takeDue, type DueQuestion } from './questions.server.ts'
import { settleAnswers, type Settled } from './settle-answers.server.ts'

export interface AskAdminPorts {
  db: Database
  admin: AdminApi
  newId: NewId
  log: Log
}

const QUESTIONS_A_RUN = 200
/** Of shops. No call begins later than the run's time; with the last one (10 s) it is well within the lease. */
const BOUNDS = { atOnce: 4, runMs: 40_000 }
const LEASE_MS = 120_000

/**
 * Takes what is due, asks, and settles it shop by shop.
 * @param nowMs Unix milliseconds
 * @param stop once it is aborted no further call begins; what was not asked is due again when its lease ends
 * @returns how many questions were answered, wait for another try and were given up, and how many orders are rechecked
 * @throws where our own database fails; what was taken is due again when its lease ends
 */
export async function askAdmin(ports: AskAdminPorts, nowMs: number, stop?: AbortSignal): Promise<Settled> {
  const due = await takeDue(ports.db.pool, QUESTIONS_A_RUN, nowMs, LEASE_MS)
  const shops = [...Map.groupBy(due, ({ shopId }) => shopId).values()]
  const total: Settled = { answered: 0, waiting: 0, givenUp: 0, rechecks: 0 }
  await workThrough(shops, BOUNDS, stop, async (questions, inTime) => {
    const found = await askSafely(ports, questions, inTime)
    if (found.length === 0) return
    const settled = await inTransaction(ports.db.pool, (client) =>
      settleAnswers(client, found, ports.newId, nowMs),
    )
    for (const name of ['answered', 'waiting', 'givenUp', 'rechecks'] as const) total[name] += settled[name]
  })
  return total
}

/** One shop whose session cannot be read (sealed with a lost key) must not keep the others waiting. */
async function askSafely(
  { admin, log }: AskAdminPorts,
  questions: readonly DueQuestion[],
  inTime: InTime,
): Promise<Found[]> {
  try {
    return await askShop(admin, questions, inTime)
  } catch (error) {
    log.error({ err: error, shop: questions[0]?.domain }, 'asking the Admin API failed, tried again later')
    const reason = 'asking failed on our side'
    return questions.map((question) => ({ question, outcome: 'nothing', reason, waitMs: 0 }))
  }
}
