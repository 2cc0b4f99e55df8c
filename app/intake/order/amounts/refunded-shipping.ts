// How much shipping a refund gives back. It can be told twice, as refund_shipping_lines and as the deprecated
// adjustment `shipping_refund`: only one of the two counts. Used by line-state.ts and refund-money.ts.
import { add, negate, share, subtract, sum, type Fraction } from '../fraction.ts'
import { minorReader, withShippingTax } from './line-base.ts'
import type { OrderRefund } from '../payload/order-refund.ts'
import type { OrderVersion } from '../payload/order-version.ts'

/**
 * In minor units of shop money.
 * @returns `amount` as shipping prices are given (with tax where prices contain it), `gross` always with tax
 */
export function refundedShipping(
  refund: OrderRefund,
  order: OrderVersion,
): { amount: Fraction; gross: Fraction } {
  const toMinor = minorReader(order)
  if (refund.shipping.length > 0) {
    const amount = sum(refund.shipping.map(toMinor))
    const charged = sum(order.shippingLines.map((line) => toMinor(line.discounted)))
    const chargedTax = sum(
      order.shippingLines.map((line) => {
        const { ex, gross } = withShippingTax(line, toMinor(line.discounted), order)
        return subtract(gross, ex)
      }),
    )
    return { amount, gross: order.taxesIncluded ? amount : add(amount, share(chargedTax, amount, charged)) }
  }
  const adjustments = refund.adjustments.filter(({ shipping }) => shipping)
  const amount = negate(sum(adjustments.map((adjustment) => toMinor(adjustment.amount))))
  const tax = negate(sum(adjustments.map((adjustment) => toMinor(adjustment.tax))))
  const gross = add(amount, tax)
  return { amount: order.taxesIncluded ? gross : amount, gross }
}
