// Whether an order's own totals say that we do not see all of it (a very large order may be cut) or that its lines
// are not what Shopify counts. Part of read-amounts.ts: such an order is read as it is and fetched again.
import { less, max, share, subtract, sum, whole, ZERO, type Fraction } from '../fraction.ts'
import { minorReader } from './line-base.ts'
import type { LineState } from './line-state.ts'
import type { OrderLine, OrderVersion } from '../payload/order-version.ts'

export function needsRefetch(order: OrderVersion, states: LineState[]): boolean {
  return states.some(({ missing }) => missing) || !linesAddUp(order) || !currentAddsUp(order, states)
}

/** Whether gift cards and tips are inside Shopify's sums is not certain, so a sum that fits either way is accepted. */
function fitsSomeReading(
  order: OrderVersion,
  amountOf: (line: OrderLine) => Fraction,
  expected: Fraction,
  tolerance: Fraction,
): boolean {
  const readings: ((line: OrderLine) => boolean)[] = [
    () => true,
    (line) => !line.tip,
    (line) => !line.giftCard,
    (line) => !line.tip && !line.giftCard,
  ]
  return readings.some((counts) => {
    const difference = subtract(sum(order.lines.filter(counts).map(amountOf)), expected)
    return !less(tolerance, max(difference, subtract(ZERO, difference)))
  })
}

function linesAddUp(order: OrderVersion): boolean {
  if (order.totalLineItemsPrice === null) return true
  const toMinor = minorReader(order)
  const amountOf = (line: OrderLine): Fraction => share(toMinor(line.price), whole(line.quantity), whole(1))
  return fitsSomeReading(order, amountOf, toMinor(order.totalLineItemsPrice), ZERO)
}

/** Against the order's own count of units, not the refunds': both are of the same version. */
function currentAddsUp(order: OrderVersion, states: LineState[]): boolean {
  if (order.currentSubtotalPrice === null || order.cancelledAt !== null) return true
  const nets = new Map(states.map(({ id, net }) => [id, net]))
  const amountOf = (line: OrderLine): Fraction =>
    share(nets.get(line.id) ?? ZERO, whole(line.currentQuantity ?? line.quantity), whole(line.quantity))
  return fitsSomeReading(
    order,
    amountOf,
    minorReader(order)(order.currentSubtotalPrice),
    whole(order.lines.length),
  )
}
