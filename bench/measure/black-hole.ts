// One partner's tracker accepts and never answers, with 10,000 deliveries due; the orders are another partner's of the same
// shop.
import { countRows } from '../database-state.ts'
import type { Figure } from '../figure.ts'
import type { Stage } from '../stage.ts'
import { planBacklog } from './backlog.ts'
import { measureBeside } from './beside.ts'

const DELIVERIES = 10_000
/** So many attempts hang before the orders begin: DELIVERY_HOST_CONCURRENCY as it is unless it is set. */
const HANGING = 48
const BEGIN_TIMEOUT_MS = 10_000

export function measureBlackHole(stage: Stage): Promise<Figure> {
  const { app, pool, neighbours } = stage
  const { blackHole, hungPostback } = neighbours
  const ofHung = `FROM delivery WHERE postback_id = '${hungPostback.postbackId}'`
  return measureBeside(stage, {
    name: 'black_hole',
    async plan() {
      await blackHole.ask('reset')
      await planBacklog(stage, DELIVERIES, hungPostback)
    },
    async begun() {
      if (!(await blackHole.ask<boolean>('waitFor', { count: HANGING, timeoutMs: BEGIN_TIMEOUT_MS })))
        throw new Error(`black_hole: not ${HANGING} attempts hang`)
    },
    async witness() {
      const hanging = await blackHole.ask<number>('open')
      await app.ask('worker', false) // waits for the attempts under way: they run into their timeout
      const asked = await blackHole.ask<number>('requests')
      const logged = await countRows(
        pool,
        `delivery_attempt WHERE error_code = 'timeout_total' AND delivery_id IN (SELECT id ${ofHung})`,
      )
      const open = await countRows(pool, `(SELECT ${ofHung} AND state = 'scheduled') AS open`)
      if (asked < HANGING || logged !== asked || open !== DELIVERIES)
        throw new Error(`black_hole: ${asked} requests, ${logged} timeouts logged, ${open} deliveries open`)
      return `${DELIVERIES} due, ${HANGING} hanging before the first order and ${hanging} after the last; ${logged} attempts, all timed out, all in the log; none of the deliveries has ended`
    },
  })
}
