// The lines of an order: goods and shipping, each with its discounts and tax. Used for new orders and for edits.
import { formatMinor } from '#app/money/decimal.ts'
import { percentOf } from '#app/money/rounding.ts'
import { idText } from '../web/exact-json.ts'
import { lineMoney } from './order-totals.ts'
import { minorOf, moneySet } from './order.ts'
import type { Allocation, Id, LineItem, ShippingLine } from './order.ts'

const TAX_BASIS_POINTS = 800

export type BoughtLine = {
  productId: number | null
  variantId: number | null
  title: string
  sku: string
  vendor: string
  priceMinor: bigint
  quantity: number
  giftCard: boolean
  properties: Record<string, string>
}

/** A line with its share of the discounts, its tax (on top, on what is left to pay), and a new line's quantities. */
export function lineItem(id: Id, bought: BoughtLine, allocations: Allocation[], currency: string): LineItem {
  const line: LineItem = {
    id,
    admin_graphql_api_id: `gid://shopify/LineItem/${idText(id)}`,
    title: bought.title,
    name: bought.title,
    variant_title: null,
    sku: bought.sku,
    vendor: bought.vendor,
    product_id: bought.productId,
    variant_id: bought.variantId,
    product_exists: bought.productId !== null,
    price: formatMinor(bought.priceMinor, currency),
    price_set: moneySet(bought.priceMinor, currency),
    quantity: bought.quantity,
    current_quantity: bought.quantity,
    fulfillable_quantity: bought.quantity,
    fulfillment_service: 'manual',
    fulfillment_status: null,
    gift_card: bought.giftCard,
    grams: 0,
    requires_shipping: !bought.giftCard,
    taxable: !bought.giftCard,
    properties: Object.entries(bought.properties).map(([name, value]) => ({ name, value })),
    // Zero even on a discounted line, as in Shopify's own payloads: the allocations carry the discount.
    total_discount: formatMinor(0n, currency),
    total_discount_set: moneySet(0n, currency),
    discount_allocations: allocations,
    tax_lines: [],
    duties: [],
    attributed_staffs: [],
    variant_inventory_management: null,
  }
  const tax = bought.giftCard ? 0n : percentOf(lineMoney(line, currency).net, TAX_BASIS_POINTS)
  if (tax === 0n) return line
  const price = formatMinor(tax, currency)
  line.tax_lines.push({
    title: 'State tax',
    rate: 0.08,
    price,
    price_set: moneySet(tax, currency),
    channel_liable: false,
  })
  return line
}

export function shippingLine(
  id: Id,
  minor: bigint,
  allocations: Allocation[],
  currency: string,
): ShippingLine {
  const left = minor - allocations.reduce((off, { amount }) => off + minorOf(amount, currency), 0n)
  const pair = (name: string, value: bigint) => ({
    [name]: formatMinor(value, currency),
    [`${name}_set`]: moneySet(value, currency),
  })
  return {
    id,
    code: 'Standard',
    title: 'Standard',
    source: 'shopify',
    carrier_identifier: null,
    phone: null,
    price: formatMinor(minor, currency),
    price_set: moneySet(minor, currency),
    ...pair('discounted_price', left),
    current_discounted_price_set: moneySet(left, currency),
    is_removed: false,
    discount_allocations: allocations,
    tax_lines: [],
  }
}
