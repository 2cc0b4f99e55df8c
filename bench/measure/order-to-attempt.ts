// From the moment an order's webhook is sent to the arrival of the partner's postback: the whole system, web and worker in
// one process, under a steady 200 orders a second.
import { rest } from '../database-state.ts'
import type { Figure } from '../figure.ts'
import type { Stage } from '../stage.ts'
import { clearQueues } from './backlog.ts'
import {
  ORDERS_PER_SECOND,
  WARM_UP_SECONDS,
  medianOf,
  openOrders,
  senderNote,
  type OrderRound,
} from './order-rounds.ts'

/** Convoy's p95 from event to first attempt at this rate. */
const CONVOY_MS = 127

export async function measureOrderToAttempt(stage: Stage): Promise<Figure> {
  const { app, options, pool } = stage
  const orders = await openOrders(stage)
  await clearQueues(stage)
  await app.ask('worker', true)
  await orders.run(Math.min(WARM_UP_SECONDS, options.seconds))
  const rounds: OrderRound[] = []
  for (let round = 1; round <= options.rounds; round++) {
    await rest(pool)
    rounds.push(await orders.run(options.seconds))
    process.stderr.write(`order_to_attempt round ${round}: p95 ${rounds.at(-1)?.p95Ms.toFixed(1)} ms\n`)
  }
  await app.ask('worker', false)
  await orders.stop()
  const of = (field: keyof OrderRound) => medianOf(rounds, field)
  return {
    name: 'order_to_attempt_p95',
    unit: 'ms',
    value: of('p95Ms'),
    baseline: CONVOY_MS,
    notes: [
      `p50 ${of('p50Ms').toFixed(1)} ms, p99 ${of('p99Ms').toFixed(1)} ms; ${ORDERS_PER_SECOND} orders/s, each arrived exactly once`,
      `p95 by round: ${rounds.map(({ p95Ms }) => p95Ms.toFixed(1)).join(', ')} ms; webhooks answered in ${of('answeredP95Ms').toFixed(1)} ms (p95)`,
      senderNote(rounds),
      `the baseline is no measurement of this run but the figure that Convoy reaches`,
    ],
  }
}
