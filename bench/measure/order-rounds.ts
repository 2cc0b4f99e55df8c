// Rounds of signed orders at a steady rate: from the moment an order's webhook is sent to the arrival of the partner's
// postback. What `order_to_attempt_p95` measures, and what others must not slow down.
import type { OrderSenderSettings, SendOrders, SentOrder } from '../child/order-sender.ts'
import type { Arrival } from '../child/sink.ts'
import { median } from '../figure.ts'
import type { Child } from '../processes.ts'
import type { Stage } from '../stage.ts'

export const ORDERS_PER_SECOND = 200
export const WARM_UP_SECONDS = 2
const ARRIVAL_TIMEOUT_MS = 30_000

export interface OrderRound {
  p50Ms: number
  p95Ms: number
  p99Ms: number
  answeredP95Ms: number
  latestMs: number
}

export interface Orders {
  /** Sends orders for so long and waits for their postbacks. @throws when one is refused, missing or doubled */
  run(seconds: number): Promise<OrderRound>
  stop(): Promise<void>
}

/** Over all figures of a run: no order comes twice. */
let nextOrderId = 8_000_000_000

export async function openOrders(stage: Stage): Promise<Orders> {
  const { app, secret, shop, clickIds } = stage
  const settings: OrderSenderSettings = {
    url: `http://127.0.0.1:${app.ready.port}/webhooks`,
    secret,
    domain: shop.domain,
    clickIds,
  }
  const sender = await stage.startBare('order-sender.ts', settings)
  return {
    run(seconds) {
      const send = {
        firstOrderId: nextOrderId,
        count: ORDERS_PER_SECOND * seconds,
        perSecond: ORDERS_PER_SECOND,
      }
      nextOrderId += send.count
      return sendAndWait(stage, sender, send)
    },
    stop: () => sender.stop(),
  }
}

/** The median of each round's figure. */
export function medianOf(rounds: readonly OrderRound[], field: keyof OrderRound): number {
  return median(rounds.map((round) => round[field]))
}

/** How far the sender was behind its schedule at the most: what it measures is worth no more than that. */
export function senderNote(rounds: readonly OrderRound[]): string {
  return `the sender was at most ${Math.max(...rounds.map(({ latestMs }) => latestMs)).toFixed(1)} ms behind its schedule`
}

async function sendAndWait(stage: Stage, sender: Child<unknown>, send: SendOrders): Promise<OrderRound> {
  const { sink } = stage
  await sink.ask('reset', true)
  const sent = await sender.ask<SentOrder[]>('send', send)
  await sink.ask('waitFor', { count: send.count, timeoutMs: ARRIVAL_TIMEOUT_MS })
  const arrivals = await sink.ask<Arrival[]>('arrivals')
  const refused = sent.filter(({ status }) => status !== 200).length
  if (refused > 0) throw new Error(`orders: ${refused} webhooks were not accepted`)
  const arrivedAt = new Map(arrivals)
  if (arrivedAt.size !== send.count || arrivals.length !== send.count)
    throw new Error(
      `orders: of ${send.count} orders ${arrivedAt.size} arrived, in ${arrivals.length} requests`,
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
