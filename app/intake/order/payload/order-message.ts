// What one webhook says of an order: a version of it, a refund, a dispute, or that it was deleted. The first step of the
// worker.
import { parseExactJson } from '../../exact-json.ts'
import { parseDispute, type OrderDispute } from './order-dispute.ts'
import { parseRefund, type OrderRefund } from './order-refund.ts'
import type { OrderVersion } from './order-version.ts'
import { parseOrder, type HashBuyer } from './parse-order.ts'
import { stampDispute, stampOrder, stampRefund, type VersionStamp } from './version.ts'

export type OrderMessage =
  | { kind: 'version'; orderId: string; order: OrderVersion; stamp: VersionStamp }
  | { kind: 'refund'; orderId: string; refund: OrderRefund; stamp: VersionStamp }
  | { kind: 'dispute'; orderId: string; dispute: OrderDispute; stamp: VersionStamp }
  | { kind: 'deleted'; orderId: string; atMs: number }

export type MessageReading =
  | { kind: 'message'; message: OrderMessage; warnings: string[] }
  /** In order, and about no order. */
  | { kind: 'nothing'; reason: string }
  /** Will never be readable: kept for repair. */
  | { kind: 'malformed'; reason: string }

/** Topics that carry an order or say something of one. `orders/edited` is a diff; the order follows as orders/updated. */
export const ORDER_TOPICS: ReadonlySet<string> = new Set([
  'orders/create',
  'orders/updated',
  'orders/paid',
  'orders/cancelled',
  'orders/delete',
  'refunds/create',
  'disputes/create',
  'disputes/update',
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

/** Reads a webhook of one of ORDER_TOPICS. @param arrivalNames as of parseOrder */
export function readOrderMessage(
  webhook: OrderWebhook,
  hashBuyer: HashBuyer,
  arrivalNames: readonly string[] = [],
): MessageReading {
  let body: unknown
  try {
    body = parseExactJson(webhook.body)
  } catch (error) {
    return { kind: 'malformed', reason: `not JSON: ${(error as Error).message}` }
  }
  switch (webhook.topic) {
    case 'refunds/create':
      return readRefund(body, webhook)
    case 'disputes/create':
    case 'disputes/update':
      return readDispute(body, webhook)
    default:
      return readVersion(body, webhook, hashBuyer, arrivalNames)
  }
}

function readRefund(body: unknown, { triggeredAt, bodySha256 }: OrderWebhook): MessageReading {
  const reading = parseRefund(body)
  if (!reading.ok) return { kind: 'malformed', reason: reading.message }
  const { refund, warnings } = reading
  const stamp = stampRefund(refund, { triggeredAt, bodySha256 })
  return { kind: 'message', warnings, message: { kind: 'refund', orderId: refund.orderId, refund, stamp } }
}

function readDispute(body: unknown, { triggeredAt, bodySha256 }: OrderWebhook): MessageReading {
  const reading = parseDispute(body)
  if (!reading.ok)
    return { kind: reading.code === 'missing_order_id' ? 'nothing' : 'malformed', reason: reading.message }
  const { dispute, warnings } = reading
  const stamp = stampDispute(dispute, { triggeredAt, bodySha256 })
  return { kind: 'message', warnings, message: { kind: 'dispute', orderId: dispute.orderId, dispute, stamp } }
}

function readVersion(
  body: unknown,
  webhook: OrderWebhook,
  hashBuyer: HashBuyer,
  arrivalNames: readonly string[],
): MessageReading {
  const { topic, triggeredAt, bodySha256, receivedAtMs } = webhook
  const reading = parseOrder(body, hashBuyer, arrivalNames)
  if (!reading.ok) return { kind: 'malformed', reason: reading.message }
  const { order, warnings } = reading
  if (topic === 'orders/delete') {
    const atMs = Date.parse(triggeredAt ?? '') || receivedAtMs
    return { kind: 'message', warnings: [], message: { kind: 'deleted', orderId: order.id, atMs } }
  }
  const stamp = stampOrder(order, { triggeredAt, bodySha256 })
  return { kind: 'message', warnings, message: { kind: 'version', orderId: order.id, order, stamp } }
}
