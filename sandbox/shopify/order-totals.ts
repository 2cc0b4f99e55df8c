// The totals of an order, derived from its lines. One function for a new order and for one that changed, so that the
// two cannot disagree.
import { formatMinor } from '#app/money/decimal.ts'
import { minorOf, moneySet, sum } from './order.ts'
import type { LineItem, Order, ShippingLine } from './order.ts'
import { proRata } from './order-discounts.ts'

/** A line's price x quantity less its discounts, and its tax, in minor units, for all its units. */
export function lineMoney(line: LineItem, currency: string): { gross: bigint; net: bigint; tax: bigint } {
  const gross = minorOf(line.price, currency) * BigInt(line.quantity)
  const off = sum(line.discount_allocations.map(({ amount }) => minorOf(amount, currency)))
  return { gross, net: gross - off, tax: sum(line.tax_lines.map(({ price }) => minorOf(price, currency))) }
}

/** What shipping costs after its discounts. */
export function shippingMinor(line: ShippingLine, currency: string): bigint {
  return (
    minorOf(line.price, currency) -
    sum(line.discount_allocations.map(({ amount }) => minorOf(amount, currency)))
  )
}

/** What was paid back so far. */
export function refundedMinor(order: Pick<Order, 'refunds' | 'currency'>): bigint {
  return sum(
    order.refunds.flatMap((refund) =>
      refund.transactions.map(({ amount }) => minorOf(amount, order.currency)),
    ),
  )
}

/** The order with every total and `current_…` total as its lines, shipping and returns make it. */
export function withTotals<T extends Pick<Order, 'currency' | 'line_items' | 'shipping_lines'>>(order: T) {
  const { currency } = order
  const lines = order.line_items.map((line) => ({ line, ...lineMoney(line, currency) }))
  const now = (of: 'gross' | 'net' | 'tax') =>
    sum(lines.map(({ line, ...money }) => proRata(money[of], line.current_quantity, line.quantity)))
  const gross = sum(lines.map((each) => each.gross))
  const subtotal = sum(lines.map((each) => each.net))
  const tax = sum(lines.map((each) => each.tax))
  const shipping = sum(order.shipping_lines.map((line) => shippingMinor(line, currency)))
  const fullShipping = sum(order.shipping_lines.map((line) => minorOf(line.price, currency)))
  const shippingNow = sum(
    order.shipping_lines.map((line) => (line.is_removed ? 0n : shippingMinor(line, currency))),
  )
  return {
    ...order,
    ...pair('total_line_items_price', gross, currency),
    ...pair('total_discounts', gross - subtotal + (fullShipping - shipping), currency),
    ...pair('subtotal_price', subtotal, currency),
    ...pair('total_tax', tax, currency),
    ...pair('total_price', subtotal + tax + shipping, currency),
    ...pair('current_total_discounts', now('gross') - now('net'), currency),
    ...pair('current_subtotal_price', now('net'), currency),
    ...pair('current_total_tax', now('tax'), currency),
    ...pair('current_total_price', now('net') + now('tax') + shippingNow, currency),
    total_shipping_price_set: moneySet(shipping, currency),
    current_shipping_price_set: moneySet(shippingNow, currency),
    tax_lines: taxLines(tax, currency),
  }
}

function taxLines(tax: bigint, currency: string) {
  if (tax === 0n) return []
  return [
    {
      price: formatMinor(tax, currency),
      rate: 0.08,
      title: 'State tax',
      price_set: moneySet(tax, currency),
      channel_liable: false,
    },
  ]
}

type Pair<N extends string> = Record<N, string> & Record<`${N}_set`, ReturnType<typeof moneySet>>

function pair<N extends string>(name: N, minor: bigint, currency: string): Pair<N> {
  return { [name]: formatMinor(minor, currency), [`${name}_set`]: moneySet(minor, currency) } as Pair<N>
}
