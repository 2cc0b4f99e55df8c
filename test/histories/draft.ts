// An order in the making: how it stands in Shopify, what that is worth, and the webhooks that have told of it so far.
import { formatMinor } from '#app/money/decimal.ts'
import type { RefundSpec } from '../fixtures/orders/build-refund.ts'
import type { History, PlacedLine, DisputeStatus } from './history.ts'

/** A webhook as it is sent, but for its id and signature. */
export interface Hook {
  orderId: string
  topic: string
  body: string
  triggeredAt: string
}

/** What a history is told of a real order with: its id, when it is placed, and what credits it. */
export interface Identity {
  orderId: string
  /** Whole seconds, as Shopify's times. */
  placedAtMs: number
  clickId: string
  coupon: string
}

export interface Line extends PlacedLine {
  /** Units that are neither returned nor removed. */
  left: number
  /** Units that an edit took off. */
  removed: number
}

export interface Refund {
  spec: RefundSpec
  moneyMinor: number
  state: 'success' | 'pending' | 'failure'
  /** Discrepancies that stay whatever becomes of the money. */
  lasting: number[]
}

export interface Draft {
  history: History
  identity: Identity
  lines: Line[]
  shippingLeftMinor: number
  capturedMinor: number
  voided: boolean
  refunds: Refund[]
  cancelledAtMs: number | null
  /** What a cancellation put back that gave no money: an order that is opened again has it. */
  putBack: number[] | null
  disputes: Map<number, { opened: string; status: DisputeStatus }>
  deleted: boolean
  tags: string
  /** Of the newest version. */
  atMs: number
  hooks: Hook[]
}

export function place(history: History, identity: Identity): Draft {
  const { placed } = history
  const draft: Draft = {
    history,
    identity,
    lines: placed.lines.map((line) => ({ ...line, left: line.quantity, removed: 0 })),
    shippingLeftMinor: placed.shippingMinor ?? 0,
    capturedMinor: 0,
    voided: false,
    refunds: [],
    cancelledAtMs: null,
    putBack: null,
    disputes: new Map(),
    deleted: false,
    tags: '',
    atMs: identity.placedAtMs,
    hooks: [],
  }
  const share = { paid: 1, partially_paid: 0.4, authorized: 0, pending: 0 }[placed.payment]
  draft.capturedMinor = Math.floor(owedMinor(draft) * share)
  return draft
}

/** Net and tax of so many units of a line. */
export function worthOf(line: PlacedLine, units: number): { netMinor: number; taxMinor: number } {
  const { offMinor, taxMinor } = wholeLine(line)
  const part = (minor: number) => Math.round((minor * units) / line.quantity)
  return { netMinor: part(line.priceMinor * line.quantity - offMinor), taxMinor: part(taxMinor) }
}

/** What all its units cost less, and what tax they bear. */
export function wholeLine({ priceMinor, quantity, discountPercent, taxPercent }: PlacedLine) {
  const offMinor = Math.floor((priceMinor * quantity * discountPercent) / 100)
  return { offMinor, taxMinor: Math.floor(((priceMinor * quantity - offMinor) * taxPercent) / 100) }
}

/** What the customer pays for so many units. */
export function chargeOf({ history }: Draft, line: PlacedLine, units: number): number {
  const { netMinor, taxMinor } = worthOf(line, units)
  return history.placed.taxesIncluded ? netMinor : netMinor + taxMinor
}

/** What the order costs after edits, refunded units included. */
export function owedMinor(draft: Draft): number {
  const goods = draft.lines.reduce(
    (sum, line) => sum + chargeOf(draft, line, line.quantity - line.removed),
    0,
  )
  return goods + (draft.history.placed.shippingMinor ?? 0)
}

/** Money that went back, and what of it is still on its way. */
export function givenMinor({ refunds }: Draft, ...states: Refund['state'][]): number {
  return refunds.reduce((sum, { state, moneyMinor }) => sum + (states.includes(state) ? moneyMinor : 0), 0)
}

export const refundableMinor = (draft: Draft) => draft.capturedMinor - givenMinor(draft, 'success', 'pending')

export const money = ({ history }: Draft, minor: number) =>
  formatMinor(BigInt(minor), history.placed.currency)
export const iso = (ms: number) => new Date(ms).toISOString().replace('.000', '')
