// Another shop's backlog of 100,000 deliveries is worked off, as fast as it goes, to a tracker that answers at once.
import { countRows } from '../database-state.ts'
import type { Figure } from '../figure.ts'
import type { Stage } from '../stage.ts'
import { planBacklog } from './backlog.ts'
import { measureBeside } from './beside.ts'

const DELIVERIES = 100_000
/** What the backlog lasts for at the least: more than the system can send. */
const MOST_PER_SECOND = 10_000
/** Sent before the orders begin. */
const BEGUN = 1_000
const BEGIN_TIMEOUT_MS = 20_000

export function measureShopBacklog(stage: Stage): Promise<Figure> {
  const { app, pool, neighbours, options } = stage
  const { otherSink, otherPostback } = neighbours
  const backlog = Math.max(DELIVERIES, MOST_PER_SECOND * options.seconds)
  let begunAtMs = 0
  return measureBeside(stage, {
    name: 'shop_backlog',
    async plan() {
      await otherSink.ask('reset', false)
      await planBacklog(stage, backlog, otherPostback)
    },
    async begun() {
      const count = await otherSink.ask<number>('waitFor', { count: BEGUN, timeoutMs: BEGIN_TIMEOUT_MS })
      if (count < BEGUN) throw new Error(`shop_backlog: only ${count} of the backlog were sent`)
      begunAtMs = performance.now()
    },
    async witness() {
      const sent = await otherSink.ask<number>('count')
      const seconds = (performance.now() - begunAtMs) / 1000
      await app.ask('worker', false)
      const left = await countRows(
        pool,
        `delivery WHERE postback_id = '${otherPostback.postbackId}' AND state = 'scheduled' AND ready`,
      )
      const logged = await countRows(
        pool,
        `delivery_attempt WHERE shop_id = '${otherPostback.shopId}' AND http_status = 200`,
      )
      const arrived = await otherSink.ask<number>('count')
      if (left === 0 || logged !== arrived || left + logged !== backlog)
        throw new Error(`shop_backlog: of ${backlog}, ${arrived} sent, ${logged} logged, ${left} left`)
      return `of ${backlog.toLocaleString('en')} due, ${Math.round((sent - BEGUN) / seconds)}/s were sent meanwhile, and ${left} were left at the end`
    },
  })
}
