// A backlog of due deliveries to one destination, timed from the worker's start until the last is settled and its attempt
// logged. What `deliveries` and `deliveries_graphile` measure of the system.
import { setTimeout as pause } from 'node:timers/promises'
import { measure } from '../compare.ts'
import { countRows, rest } from '../database-state.ts'
import type { Side } from '../figure.ts'
import type { Stage } from '../stage.ts'
import { clearQueues, planBacklog } from './backlog.ts'

/** Deliveries in a round, for each second that a round is to take. */
export const BACKLOG_PER_SECOND = 3_000
/** Both sides are slower by half until they are compiled. */
export const WARM_UP_DELIVERIES = 10_000
/** The slowest rate that is waited for. */
const SLOWEST_PER_SECOND = 200
const POLL_MS = 5

/** Plans so many deliveries, starts the worker and times it until all are done. @throws when one is missing or doubled */
export async function emptyBacklog(stage: Stage, backlog: number): Promise<Side> {
  const { app, pool, sink } = stage
  await clearQueues(stage)
  await sink.ask('reset', false)
  await planBacklog(stage, backlog)
  await rest(pool)
  const side = await measure(stage, app, async () => {
    const from = performance.now()
    await app.ask('worker', true)
    await untilEmpty(stage, backlog)
    return { requests: backlog, seconds: (performance.now() - from) / 1000 }
  })
  await checkAll(stage, backlog)
  return side
}

async function untilEmpty({ pool, sink }: Stage, backlog: number): Promise<void> {
  const timeoutMs = (backlog / SLOWEST_PER_SECOND) * 1000
  const until = performance.now() + timeoutMs
  await sink.ask('waitFor', { count: backlog, timeoutMs })
  for (;;) {
    const { rowCount } = await pool.query(
      `SELECT 1 FROM delivery WHERE state IN ('scheduled', 'sending') AND next_attempt_at IS NOT NULL LIMIT 1`,
    )
    if (rowCount === 0) return
    if (performance.now() > until) throw new Error('deliveries: the backlog does not get empty')
    await pause(POLL_MS)
  }
}

async function checkAll({ pool, sink }: Stage, backlog: number): Promise<void> {
  const delivered = await countRows(pool, `delivery WHERE state = 'delivered'`)
  const attempts = await countRows(pool, 'delivery_attempt WHERE http_status = 200')
  const arrived = await sink.ask<number>('count')
  if (delivered !== backlog || attempts !== backlog || arrived !== backlog)
    throw new Error(
      `deliveries: of ${backlog}, ${delivered} delivered, ${attempts} attempts, ${arrived} requests at the tracker`,
    )
}
