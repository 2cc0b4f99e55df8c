// From the moment an order's webhook is sent to the arrival of the partner's postback: the whole system, web and worker in
// one process, under a steady 200 orders a second.
import type { OrderSenderSettings, SendOrders, SentOrder } from '../child/order-sender.ts'
import type { Arrival } from '../child/sink.ts'
import { rest } from '../database-state.ts'
import { median, type Figure } from '../figure.ts'
import type { Child } from '../processes.ts'
import type { Stage } from '../stage.ts'

const PER_SECOND = 200
const FIRST_ORDER = 8_000_000_000
const WARM_UP_SECONDS = 2
const ARRIVAL_TIMEOUT_MS = 30_000
/** Convoy's p95 from event to first attempt at this rate. */
const CONVOY_MS = 127

interface Round {
  p50Ms: number
  p95Ms: number
  p99Ms: number
  answeredP95Ms: number
  latestMs: number
}

export async function measureOrderToAttempt(stage: Stage): Promise<Figure> {
  const { app, options, pool, secret, shop, clickIds } = stage
  const settings: OrderSenderSettings = {
    url: `http://127.0.0.1:${app.ready.port}/webhooks`,
    secret,
    domain: shop.domain,
    clickIds,
  }
  const sender = await stage.startBare('order-sender.ts', settings)
  await pool.query('TRUNCATE webhook_inbox, delivery')
  await app.ask('worker', true)
  let nextOrderId = FIRST_ORDER
  const run = async (seconds: number) => {
    const count = PER_SECOND * seconds
    const round = await sendAndWait(stage, sender, {
      firstOrderId: nextOrderId,
      count,
      perSecond: PER_SECOND,
    })
    nextOrderId += count
    return round
  }
  await run(Math.min(WARM_UP_SECONDS, options.seconds))
  const rounds: Round[] = []
  for (let round = 1; round <= options.rounds; round++) {
    await rest(pool)
    rounds.push(await run(options.seconds))
    process.stderr.write(`order_to_attempt round ${round}: p95 ${rounds.at(-1)?.p95Ms.toFixed(1)} ms\n`)
  }
  await app.ask('worker', false)
  await sender.stop()
  const of = (field: keyof Round) => median(rounds.map((round) => round[field]))
  return {
    name: 'order_to_attempt_p95',
    unit: 'ms',
    value: of('p95Ms'),
    baseline: CONVOY_MS,
    notes: [
      `p50 ${of('p50Ms').toFixed(1)} ms, p99 ${of('p99Ms').toFixed(1)} ms; ${PER_SECOND} orders/s, each arrived exactly once`,
      `p95 by round: ${rounds.map(({ p95Ms }) => p95Ms.toFixed(1)).join(', ')} ms; webhooks answered in ${of('answeredP95Ms').toFixed(1)} ms (p95)`,
      `the sender was at most ${Math.max(...rounds.map(({ latestMs }) => latestMs)).toFixed(1)} ms behind its schedule`,
      `the baseline is no measurement of this run but the figure that Convoy reaches`,
    ],
  }
}

async function sendAndWait(stage: Stage, sender: Child<unknown>, send: SendOrders): Promise<Round> {
  const { sink } = stage
  await sink.ask('reset', true)
  const sent = await sender.ask<SentOrder[]>('send', send)
  await sink.ask('waitFor', { count: send.count, timeoutMs: ARRIVAL_TIMEOUT_MS })
  const arrivals = await sink.ask<Arrival[]>('arrivals')
  const refused = sent.filter(({ status }) => status !== 200).length
  if (refused > 0) throw new Error(`order_to_attempt: ${refused} webhooks were not accepted`)
  const arrivedAt = new Map(arrivals)
  if (arrivedAt.size !== send.count || arrivals.length !== send.count)
    throw new Error(
      `order_to_attempt: of ${send.count} orders ${arrivedAt.size} arrived, in ${arrivals.length} requests`,
    )
  const tookMs = sent.map(
    ({ orderId, sentMicros }) => ((arrivedAt.get(orderId) as number) - sentMicros) / 1000,
  )
  return {
    p50Ms: share(tookMs, 0.5),
    p95Ms: share(tookMs, 0.95),
    p99Ms: share(tookMs, 0.99),
    answeredP95Ms: share(
      sent.map(({ answeredMs }) => answeredMs),
      0.95,
    ),
    latestMs: Math.max(...sent.map(({ lateMs }) => lateMs)),
  }
}

/** The value below which that share of the values lies. */
function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}
