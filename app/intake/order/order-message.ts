// What one webhook says of an order: a version of it, a refund, or that it was deleted. The first step of the worker.
import { parseExactJson } from '../exact-json.ts'
import { parseRefund } from './order-refund.ts'
import type { OrderRefund } from './order-refund.ts'
import type { OrderVersion } from './order-version.ts'
import { parseOrder } from './parse-order.ts'
import { stampOrder, stampRefund, type VersionStamp } from './version.ts'

export type OrderMessage =
  | { kind: 'version'; orderId: string; order: OrderVersion; stamp: VersionStamp }
  | { kind: 'refund'; orderId: string; refund: OrderRefund; stamp: VersionStamp }
  | { kind: 'deleted'; orderId: string; atMs: number }

export type MessageReading =
  | { ok: true; message: OrderMessage; warnings: string[] }
  /** Will never be readable: kept for repair. */
  | { ok: false; reason: string }

/** Topics that carry an order or say something of one. `orders/edited` is a diff; the order follows as orders/updated. */
export const ORDER_TOPICS: ReadonlySet<string> = new Set([
  'orders/create',
  'orders/updated',
  'orders/paid',
  'orders/cancelled',
  'orders/delete',
  'refunds/create',
])

export interface OrderWebhook {
  topic: string
  body: string
  /** Hex. */
  bodySha256: string
  /** X-Shopify-Triggered-At, ISO 8601. */
  triggeredAt: string | null
  receivedAtMs: number
}

/** Reads a webhook of one of ORDER_TOPICS. */
export function readOrderMessage(webhook: OrderWebhook): MessageReading {
  let body: unknown
  try {
    body = parseExactJson(webhook.body)
  } catch (error) {
    return { ok: false, reason: `not JSON: ${(error as Error).message}` }
  }
  const delivery = { triggeredAt: webhook.triggeredAt, bodySha256: webhook.bodySha256 }
  if (webhook.topic === 'refunds/create') {
    const reading = parseRefund(body)
    if (!reading.ok) return { ok: false, reason: reading.message }
    const { refund, warnings } = reading
    return {
      ok: true,
      warnings,
      message: { kind: 'refund', orderId: refund.orderId, refund, stamp: stampRefund(refund, delivery) },
    }
  }
  const reading = parseOrder(body)
  if (!reading.ok) return { ok: false, reason: reading.message }
  const { order, warnings } = reading
  if (webhook.topic === 'orders/delete') {
    const atMs = Date.parse(webhook.triggeredAt ?? '') || webhook.receivedAtMs
    return { ok: true, warnings: [], message: { kind: 'deleted', orderId: order.id, atMs } }
  }
  return {
    ok: true,
    warnings,
    message: { kind: 'version', orderId: order.id, order, stamp: stampOrder(order, delivery) },
  }
}
