// An order in the making, for histories.ts: how it stands, and the webhooks that have told of it so far.
import { buildOrder, wireText, type Json, type OrderSpec } from '../fixtures/orders/build-order.ts'
import type { Random } from './random.ts'

export interface Hook {
  orderId: string
  topic: string
  body: string
  triggeredAt: string
}

export interface Draft {
  spec: OrderSpec & { id: string; currency: string }
  /** Units left of each line. */
  left: number[]
  status: string
  refunds: Json[]
  cancelledAt: string | null
  tags: string
  /** Unix milliseconds of the newest version. */
  atMs: number
  hooks: Hook[]
}

/** Time goes on; one time in four only for Shopify's clock of triggers, so that two versions bear the same time. */
export function later(draft: Draft, random: Random): void {
  if (!random.chance(0.25)) draft.atMs += (1 + random.below(90_000)) * 1000
}

export function iso(ms: number): string {
  return new Date(ms).toISOString().replace('.000', '')
}

export function hook(draft: Draft, topic: string, body: string): void {
  // Triggers of one history are always one after the other.
  const triggeredAt = new Date(draft.atMs + draft.hooks.length + 1).toISOString()
  draft.hooks.push({ orderId: draft.spec.id, topic, body, triggeredAt })
}

/** The order as it stands, under `topic`; one time in three once more as orders/updated. */
export function tell(draft: Draft, random: Random, topic: string): void {
  const { spec, left, status, refunds, cancelledAt, tags, atMs } = draft
  const lines = spec.lines.map((line, index) => ({ ...line, current: left[index] ?? 0 }))
  const now = { ...spec.with, updated_at: iso(atMs), cancelled_at: cancelledAt, tags }
  const body = wireText({ ...buildOrder({ ...spec, lines, status, with: now }), refunds })
  hook(draft, topic, body)
  if (topic !== 'orders/updated' && random.chance(0.33)) hook(draft, 'orders/updated', body)
}
