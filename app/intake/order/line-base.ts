// What one line of an order contributes to the revenue counted: its base (what the offer counts), its gross (what the
// customer paid for it) and its net (after discounts, as Shopify's subtotal has it). Under baseline.ts, refund-money.ts
// and read-amounts.ts; all amounts in minor units of the shop's currency.
import { currencyDigits, isCurrency } from '#app/money/currency.ts'
import type { AmountOptions } from './amount-options.ts'
import { add, max, readDecimal, round, share, subtract, sum, whole, ZERO, type Fraction } from './fraction.ts'
import type { OrderLine, OrderVersion, ShippingLine } from './order-version.ts'

export type LineBase = {
  id: string
  kind: 'product' | 'shipping' | 'tip'
  /** Units ordered; 1 for shipping and tips. */
  quantity: number
  baseMinor: bigint
  gross: Fraction
  net: Fraction
}

/** Decimal digits of the order's currency; 2 where we do not know it. */
export function orderDigits(order: OrderVersion): number {
  return isCurrency(order.currency) ? currencyDigits(order.currency) : 2
}

/** Every product line, then, where the offer counts them, the shipping lines and the tip. */
export function lineBases(order: OrderVersion, options: AmountOptions): LineBase[] {
  const toMinor = minorReader(order)
  const bases = order.lines.map((line) => productBase(line, order, options, toMinor))
  if (options.includeShipping) {
    for (const line of order.shippingLines) bases.push(shippingBase(line, order, options, toMinor))
  }
  const tip = toMinor(order.totalTip)
  if (options.includeTips && tip.n > 0n && !order.lines.some((line) => line.tip))
    bases.push({ id: 'tip', kind: 'tip', quantity: 1, baseMinor: round(tip), gross: tip, net: ZERO })
  return bases
}

/** Reads decimal text in shop money as minor units, digits past the currency's own included. */
export function minorReader(order: OrderVersion): (text: string | null) => Fraction {
  const scale = whole(10n ** BigInt(orderDigits(order)))
  return (text) => share(readDecimal(text), scale, whole(1))
}

/** The tax on shipping is that of its original price: `amount` of it bears the same part. */
export function withShippingTax(
  line: ShippingLine,
  amount: Fraction,
  order: OrderVersion,
): { ex: Fraction; gross: Fraction } {
  const toMinor = minorReader(order)
  const tax = share(sum(line.taxes.map(toMinor)), amount, toMinor(line.discounted))
  return order.taxesIncluded
    ? { ex: subtract(amount, tax), gross: amount }
    : { ex: amount, gross: add(amount, tax) }
}

type Reader = ReturnType<typeof minorReader>

function productBase(
  line: OrderLine,
  order: OrderVersion,
  options: AmountOptions,
  toMinor: Reader,
): LineBase {
  const discounts = sum(line.allocations.map(({ amount }) => toMinor(amount)))
  const price = share(toMinor(line.price), whole(line.quantity), whole(1))
  const net = max(ZERO, subtract(price, discounts))
  const tax = sum(line.taxes.map(toMinor))
  const gross = order.taxesIncluded ? net : add(net, tax)
  const ex = order.taxesIncluded ? max(ZERO, subtract(net, tax)) : net
  const counted = isExcluded(line, options) ? ZERO : options.includeTax ? gross : ex
  return {
    id: line.id,
    kind: 'product',
    quantity: line.quantity,
    baseMinor: round(counted),
    gross,
    net,
  }
}

function shippingBase(
  line: ShippingLine,
  order: OrderVersion,
  options: AmountOptions,
  toMinor: Reader,
): LineBase {
  const { ex, gross } = withShippingTax(line, toMinor(line.discounted), order)
  const baseMinor = round(max(ZERO, options.includeTax ? gross : ex))
  return { id: shippingKey(line), kind: 'shipping', quantity: 1, baseMinor, gross, net: ZERO }
}

/** Shipping lines stand beside product lines in a baseline, so their ids are kept apart. */
export function shippingKey(line: ShippingLine): string {
  return `shipping:${line.id}`
}

function isExcluded(line: OrderLine, options: AmountOptions): boolean {
  return (
    (line.giftCard && options.excludeGiftCards) ||
    (line.tip && !options.includeTips) ||
    (line.productId !== null && options.excludedProductIds.includes(line.productId)) ||
    (line.sku !== null && options.excludedSkus.includes(line.sku)) ||
    (line.vendor !== null && options.excludedVendors.includes(line.vendor))
  )
}
