// What of each shipping line is left, and what was sold: as line-units.ts has it for units, here by amount. Shipping that
// is gone without a refund that has to do with money was taken off by an edit. Part of line-state.ts.
import { clamp, max, min, subtract, sum, ZERO, type Fraction } from '../fraction.ts'
import { minorReader, shippingKey, withShippingTax } from './line-base.ts'
import { carriesMoney, type OrderRefund } from '../payload/order-refund.ts'
import type { OrderVersion } from '../payload/order-version.ts'
import type { WindowedRefunds } from './refund-window.ts'
import { refundedShipping } from './refunded-shipping.ts'

type Amount = { ex: Fraction; gross: Fraction }
export type ShippingLeft = {
  now: Amount
  sold: Amount
  /** An edit took the line off the order. */
  removed: boolean
}

type Line = { discounted: Fraction; gone: Fraction }

/** By shippingKey; minor units of shop money, nothing rounded. */
export function shippingLeft(
  order: OrderVersion,
  { inTime, late }: WindowedRefunds,
): Map<string, ShippingLeft> {
  const toMinor = minorReader(order)
  const lines = order.shippingLines.map((line): Line => {
    const discounted = max(ZERO, toMinor(line.discounted))
    const current = line.currentDiscounted === null ? discounted : toMinor(line.currentDiscounted)
    const left = line.removed ? ZERO : clamp(current, ZERO, discounted)
    return { discounted, gone: subtract(discounted, left) }
  })
  const refunded = (refunds: OrderRefund[]): Fraction =>
    max(ZERO, sum(refunds.map((refund) => refundedShipping(refund, order).amount)))
  const afterwards = refunded(late)
  const gone = max(sum(lines.map((line) => line.gone)), refunded([...inTime, ...late]))
  const counted = max(refunded(inTime), subtract(gone, afterwards))
  const taken = spread(lines, counted)
  const removed = spread(lines, max(ZERO, subtract(counted, refunded(inTime.filter(carriesMoney)))))
  return new Map(
    order.shippingLines.map((line, i) => {
      const { discounted } = lines[i] as Line
      const now = subtract(discounted, taken[i] ?? ZERO)
      const sold = subtract(discounted, removed[i] ?? ZERO)
      const state = { now: withShippingTax(line, now, order), sold: withShippingTax(line, sold, order) }
      return [shippingKey(line), { ...state, removed: line.removed && sold.n === 0n }]
    }),
  )
}

/** What of `total` falls on each line: first what the order itself knows is gone, then the rest in order. */
function spread(lines: Line[], total: Fraction): Fraction[] {
  let open = total
  const take = (most: Fraction): Fraction => {
    const taken = min(open, most)
    open = subtract(open, taken)
    return taken
  }
  const known = lines.map(({ gone }) => take(gone))
  return lines.map(({ discounted }, i) => {
    const own = known[i] ?? ZERO
    return sum([own, take(subtract(discounted, own))])
  })
}
