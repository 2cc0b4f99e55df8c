// Sends signed order webhooks at a steady rate, whatever the answers take (an open loop), and notes when each one left.
import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { buildOrder } from '../order.ts'
import { readSettings, serveParent } from './serve-parent.ts'

export interface OrderSenderSettings {
  url: string
  secret: string
  domain: string
  clickIds: string[]
}

export interface SendOrders {
  firstOrderId: number
  count: number
  perSecond: number
}

/** `sentMicros` by the monotonic clock that all processes share; `lateMs` behind its turn. */
export interface SentOrder {
  orderId: string
  sentMicros: number
  lateMs: number
  status: number
  answeredMs: number
}

const CONNECTIONS = 32

const { url, secret, domain, clickIds } = readSettings<OrderSenderSettings>()
const dispatcher = new Agent({ connections: CONNECTIONS })

async function send({ firstOrderId, count, perSecond }: SendOrders): Promise<SentOrder[]> {
  const bodies = Array.from({ length: count }, (_, index) => {
    const body = buildOrder(firstOrderId + index, clickIds[index % clickIds.length] as string, new Date())
    return { body, hmac: createHmac('sha256', secret).update(body).digest('base64') }
  })
  const from = performance.now()
  const sent: Promise<SentOrder>[] = []
  while (sent.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - from) / 1000) * perSecond) + 1)
    while (sent.length < due) {
      const index = sent.length
      const { body, hmac } = bodies[index] as (typeof bodies)[number]
      const lateMs = performance.now() - from - (index / perSecond) * 1000
      sent.push(post(String(firstOrderId + index), body, hmac, lateMs))
    }
    await pause(1)
  }
  return Promise.all(sent)
}

async function post(orderId: string, body: string, hmac: string, lateMs: number): Promise<SentOrder> {
  const headers = {
    'content-type': 'application/json',
    'x-shopify-topic': 'orders/create',
    'x-shopify-shop-domain': domain,
    'x-shopify-api-version': '2026-10',
    'x-shopify-webhook-id': randomUUID(),
    'x-shopify-triggered-at': new Date().toISOString(),
    'x-shopify-hmac-sha256': hmac,
  }
  const startMs = performance.now()
  const sentMicros = Number(process.hrtime.bigint() / 1000n)
  const answer = await request(url, { dispatcher, method: 'POST', headers, body })
  await answer.body.dump()
  return { orderId, sentMicros, lateMs, status: answer.statusCode, answeredMs: performance.now() - startMs }
}

serveParent({}, { send }, () => dispatcher.destroy())
