// `checkout_completed` as Shopify hands it to pixels, from the order that the checkout became. No person's data: an app
// without access to protected data finds null there.
import { randomUUID } from 'node:crypto'
import { idText } from '../web/exact-json.ts'
import { lineMoney } from '../shopify/order-totals.ts'
import { minorOf } from '../shopify/order.ts'
import type { LineItem, Order } from '../shopify/order.ts'
import { formatMinor } from '#app/money/decimal.ts'
import { isPrivate } from './cart-json.ts'

/** @param nowMs Unix milliseconds */
export function checkoutCompleted(order: Order, pageUrl: string, nowMs: number) {
  return {
    id: `sh-${randomUUID()}`,
    clientId: randomUUID(),
    timestamp: new Date(nowMs).toISOString(),
    name: 'checkout_completed',
    type: 'standard',
    seq: 1,
    context: pageContext(pageUrl),
    data: { checkout: checkoutOf(order) },
  }
}

/** Where the pixel runs, as far as it is told. */
export function pageContext(pageUrl: string) {
  const { href, host, hostname, origin, pathname, search, hash, protocol, port } = new URL(pageUrl)
  const location = { href, host, hostname, origin, pathname, search, hash, protocol, port }
  return {
    document: { location, referrer: '', characterSet: 'UTF-8', title: 'Thank you' },
    navigator: { language: 'en', cookieEnabled: true, languages: ['en'], userAgent: '' },
    window: { location, origin, innerWidth: 0, innerHeight: 0, pageXOffset: 0, pageYOffset: 0 },
  }
}

function checkoutOf(order: Order) {
  const { currency } = order
  const money = (amount: unknown) => ({ amount: Number(amount), currencyCode: currency })
  const customer = order['customer'] as { id: number } | null
  return {
    token: order['checkout_token'],
    order: {
      id: idText(order.id),
      customer: customer && { id: String(customer.id), isFirstOrder: null },
    },
    attributes: order.note_attributes
      .filter(({ name }) => !isPrivate(name))
      .map(({ name, value }) => ({ key: name, value })),
    currencyCode: currency,
    subtotalPrice: money(order['subtotal_price']),
    totalPrice: money(order.total_price),
    totalTax: money(order['total_tax']),
    discountsAmount: money(order['total_discounts']),
    shippingLine: { price: money(order.shipping_lines[0]?.price ?? 0) },
    discountApplications: (order['discount_applications'] as Record<string, string>[]).map(discountOf),
    lineItems: order.line_items.map((line) => lineOf(line, currency)),
    transactions: [{ amount: money(order.total_price), gateway: 'bogus' }],
    email: null,
    phone: null,
    smsMarketingPhone: null,
    billingAddress: null,
    shippingAddress: null,
    buyerAcceptsEmailMarketing: false,
    buyerAcceptsSmsMarketing: false,
    delivery: null,
    localization: {
      country: { isoCode: 'US' },
      language: { isoCode: 'en' },
      market: { handle: null, id: null },
    },
  }
}

/** A code's title is the code. */
function discountOf(application: Record<string, string>) {
  return {
    allocationMethod: application['allocation_method']!.toUpperCase(),
    targetSelection: application['target_selection']!.toUpperCase(),
    targetType: application['target_type']!.toUpperCase(),
    title: application['code'],
    type: application['type']!.toUpperCase(),
    value: { percentage: Number(application['value']) },
  }
}

function lineOf(line: LineItem, currency: string) {
  const money = (minor: bigint) => ({ amount: Number(formatMinor(minor, currency)), currencyCode: currency })
  const properties = line['properties'] as { name: string; value: string }[]
  return {
    id: idText(line.id),
    title: line.title,
    quantity: line.quantity,
    properties: properties.map(({ name, value }) => ({ key: name, value })),
    finalLinePrice: money(lineMoney(line, currency).net),
    discountAllocations: [],
    variant: {
      id: line['variant_id'] === null ? null : String(line['variant_id']),
      price: money(minorOf(line.price, currency)),
      product: { id: line['product_id'] === null ? null : String(line['product_id']), title: line.title },
      sku: line['sku'],
      title: null,
    },
  }
}
