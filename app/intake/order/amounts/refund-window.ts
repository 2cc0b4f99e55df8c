// An offer may take nothing back after a time: refunds and cancellations that come later are as if they had not been.
// Before line-state.ts and order-state.ts, which read what is left of the facts.
import { minorReader } from './line-base.ts'
import type { OrderRefund } from '../payload/order-refund.ts'
import type { OrderVersion } from '../payload/order-version.ts'

/** `late` ones take nothing back; the order's own count of units knows of them all the same. */
export type WindowedRefunds = { inTime: OrderRefund[]; late: OrderRefund[] }

/** @param endMs end of the window, Unix milliseconds; null: there is none. A refund without a time is in time. */
export function splitRefunds(refunds: OrderRefund[], endMs: number | null): WindowedRefunds {
  const late = (refund: OrderRefund) => isAfter(refund.processedAt ?? refund.createdAt, endMs)
  return { inTime: refunds.filter((refund) => !late(refund)), late: refunds.filter(late) }
}

/** The order as its state is judged: without a late cancellation, and paid where only late refunds gave it all back. */
export function orderInWindow(
  order: OrderVersion,
  { inTime, late }: WindowedRefunds,
  endMs: number | null,
): OrderVersion {
  const cancelledAt = isAfter(order.cancelledAt, endMs) ? null : order.cancelledAt
  // What gave no money back cannot have made the order `refunded`: then those in time did.
  const undone = order.financialStatus === 'refunded' && late.some((refund) => gaveMoney(refund, order))
  if (!undone) return { ...order, cancelledAt }
  const financialStatus = inTime.some((refund) => gaveMoney(refund, order)) ? 'partially_refunded' : 'paid'
  return { ...order, cancelledAt, financialStatus }
}

function gaveMoney(refund: OrderRefund, order: OrderVersion): boolean {
  const toMinor = minorReader(order)
  return refund.transactions.some(
    ({ kind, status, amount }) =>
      kind === 'refund' && (status === 'success' || status === 'pending') && toMinor(amount).n > 0n,
  )
}

function isAfter(text: string | null, endMs: number | null): boolean {
  return endMs !== null && Date.parse(text ?? '') > endMs
}
