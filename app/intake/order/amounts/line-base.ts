// What one line of an order is worth, before any offer says what of it counts: without and with tax, its gross (what
// the customer paid for it) and its net (after discounts, as Shopify's subtotal has it). Under baseline.ts,
// refund-money.ts and read-amounts.ts; all amounts in minor units of the shop's currency.
import { currencyDigits, isCurrency } from '#app/money/currency.ts'
import type { AmountOptions } from './amount-options.ts'
import {
  add,
  max,
  readDecimal,
  round,
  share,
  subtract,
  sum,
  whole,
  ZERO,
  type Fraction,
} from '../fraction.ts'
import type { OrderLine, OrderVersion, ShippingLine } from '../payload/order-version.ts'

/** What an offer's options decide by, and its payout rules. */
export type LineFacts = {
  /** `tip` is the order's total of tips; a tip that stands as a line of its own is a product with the flag. */
  kind: 'product' | 'shipping' | 'tip'
  giftCard: boolean
  tip: boolean
  productId: string | null
  variantId: string | null
  sku: string | null
  vendor: string | null
}

export type LineBase = LineFacts & {
  id: string
  /** Units ordered; 1 for shipping and tips. */
  quantity: number
  /** All its units, without and with tax. */
  exMinor: bigint
  incMinor: bigint
  gross: Fraction
  net: Fraction
}

/** Ids of what stands beside product lines. */
const TIP = 'tip'
const SHIPPING = 'shipping:'

const NO_PRODUCT = { giftCard: false, productId: null, variantId: null, sku: null, vendor: null }

/** Decimal digits of the order's currency; 2 where we do not know it. */
export function orderDigits(order: OrderVersion): number {
  return isCurrency(order.currency) ? currencyDigits(order.currency) : 2
}

/** Every product line, then the shipping lines and the tip, counted by an offer or not. */
export function lineBases(order: OrderVersion): LineBase[] {
  const toMinor = minorReader(order)
  const bases = [
    ...order.lines.map((line) => productBase(line, order, toMinor)),
    ...order.shippingLines.map((line) => shippingBase(line, order, toMinor)),
  ]
  const tip = toMinor(order.totalTip)
  if (tip.n <= 0n || order.lines.some((line) => line.tip)) return bases
  const [exMinor, incMinor] = [round(tip), round(tip)]
  const facts = { ...NO_PRODUCT, kind: 'tip' as const, tip: true }
  return [...bases, { ...facts, id: TIP, quantity: 1, exMinor, incMinor, gross: tip, net: ZERO }]
}

/** What of a line an offer counts, all its units: 0 where the offer excludes it. */
export function countedMinor(
  line: LineFacts & { exMinor: bigint; incMinor: bigint },
  options: AmountOptions,
): bigint {
  if (isExcluded(line, options)) return 0n
  return options.includeTax ? line.incMinor : line.exMinor
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

/** Never below zero, whatever the payload says of discounts and tax; a line without units is worth nothing. */
function productBase(line: OrderLine, order: OrderVersion, toMinor: Reader): LineBase {
  const isThere = line.quantity > 0
  const discounts = sum(line.allocations.map(({ amount }) => toMinor(amount)))
  const price = share(toMinor(line.price), whole(line.quantity), whole(1))
  const net = isThere ? max(ZERO, subtract(price, discounts)) : ZERO
  const tax = isThere ? sum(line.taxes.map(toMinor)) : ZERO
  const gross = order.taxesIncluded ? net : max(ZERO, add(net, tax))
  const ex = order.taxesIncluded ? max(ZERO, subtract(net, tax)) : net
  const { id, giftCard, tip, productId, variantId, sku, vendor, quantity } = line
  return {
    id,
    kind: 'product',
    quantity,
    exMinor: round(ex),
    incMinor: round(gross),
    gross,
    net,
    giftCard,
    tip,
    productId,
    variantId,
    sku,
    vendor,
  }
}

function shippingBase(line: ShippingLine, order: OrderVersion, toMinor: Reader): LineBase {
  const { ex, gross } = withShippingTax(line, toMinor(line.discounted), order)
  const [exMinor, incMinor] = [round(max(ZERO, ex)), round(max(ZERO, gross))]
  const facts = { ...NO_PRODUCT, kind: 'shipping' as const, tip: false }
  return { ...facts, id: shippingKey(line), quantity: 1, exMinor, incMinor, gross, net: ZERO }
}

/** Shipping lines stand beside product lines in a baseline, so their ids are kept apart. */
export function shippingKey(line: ShippingLine): string {
  return `${SHIPPING}${line.id}`
}

/** What a line is by the id that it has here: a product's is Shopify's, digits. */
export function kindOfLine(id: string): LineFacts['kind'] {
  if (id === TIP) return 'tip'
  return id.startsWith(SHIPPING) ? 'shipping' : 'product'
}

function isExcluded(line: LineFacts, options: AmountOptions): boolean {
  return (
    (line.kind === 'shipping' && !options.includeShipping) ||
    (line.tip && !options.includeTips) ||
    (line.giftCard && options.excludeGiftCards) ||
    (line.productId !== null && options.excludedProductIds.includes(line.productId)) ||
    (line.sku !== null && options.excludedSkus.includes(line.sku)) ||
    (line.vendor !== null && options.excludedVendors.includes(line.vendor))
  )
}
