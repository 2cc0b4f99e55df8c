// A refund as Shopify writes it: returned units at what was paid for them, shipping, and an adjustment for whatever
// the money paid back differs from that (positive: the merchant kept some; negative: gave extra).
import { formatMinor } from '#app/money/decimal.ts'
import { exactNumber, idText } from '../web/exact-json.ts'
import { proRata } from './order-discounts.ts'
import { lineMoney, shippingMinor } from './order-totals.ts'
import { moneySet, shopTime, sum } from './order.ts'
import type { Id, LineItem, Order, Refund, RefundLine } from './order.ts'

type Back = { units: { lineId: string; quantity: number }[]; shipping: boolean; amountMinor: bigint }

/** @param back.amountMinor what is paid back; 0 with units is an edit's removal: no transaction and no adjustment */
export function refundRecord(
  order: Order,
  back: Back,
  context: { at: Date; timeZone: string; nextId: () => Id },
): Refund {
  const { currency } = order
  const id = context.nextId()
  const at = shopTime(context.at, context.timeZone)
  const lines = back.units.map(({ lineId, quantity }) => {
    const line = order.line_items.find((each) => idText(each.id) === lineId)!
    return refundLine(context.nextId(), line, quantity, currency)
  })
  const shipping = back.shipping ? order.shipping_lines.filter((line) => !line.is_removed) : []
  const shippingBack = sum(shipping.map((line) => shippingMinor(line, currency)))
  const discrepancy =
    back.amountMinor === 0n ? 0n : sum(lines.map(({ minor }) => minor)) + shippingBack - back.amountMinor
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Refund/${idText(id)}`,
    order_id: order.id,
    created_at: at,
    processed_at: at,
    note: null,
    user_id: null,
    restock: lines.length > 0,
    return: null,
    duties: [],
    total_duties_set: moneySet(0n, currency),
    refund_line_items: lines.map(({ record }) => record),
    refund_shipping_lines: shippingRecords(shipping, currency, context.nextId),
    order_adjustments: discrepancy === 0n ? [] : [adjustment(order, id, discrepancy, context.nextId())],
    transactions: back.amountMinor === 0n ? [] : [transaction(order, back.amountMinor, at, context.nextId())],
  }
}

function refundLine(
  id: Id,
  line: LineItem,
  quantity: number,
  currency: string,
): { record: RefundLine; minor: bigint } {
  const { net, tax } = lineMoney(line, currency)
  const before = line.quantity - line.current_quantity
  // From running totals, so that the last unit back closes the line exactly.
  const units = (minor: bigint) =>
    proRata(minor, before + quantity, line.quantity) - proRata(minor, before, line.quantity)
  const [subtotal, taxBack] = [units(net), units(tax)]
  const record: RefundLine = {
    id,
    line_item_id: line.id,
    line_item: line,
    location_id: null,
    quantity,
    restock_type: 'no_restock',
    // Shopify writes these two as JSON numbers; a decimal of two places survives as one.
    subtotal: Number(formatMinor(subtotal, currency)),
    subtotal_set: moneySet(subtotal, currency),
    total_tax: Number(formatMinor(taxBack, currency)),
    total_tax_set: moneySet(taxBack, currency),
  }
  return { record, minor: subtotal + taxBack }
}

function shippingRecords(lines: Order['shipping_lines'], currency: string, nextId: () => Id) {
  return lines
    .filter((line) => shippingMinor(line, currency) > 0n)
    .map((line) => ({
      id: nextId(),
      shipping_line_id: line.id,
      shipping_line: line,
      subtotal_amount_set: moneySet(shippingMinor(line, currency), currency),
      tax_amount_set: moneySet(0n, currency),
    }))
}

function adjustment(order: Order, refundId: Id, minor: bigint, id: Id) {
  const { currency } = order
  return {
    id,
    order_id: order.id,
    refund_id: refundId,
    kind: 'refund_discrepancy',
    reason: 'Refund discrepancy',
    amount: formatMinor(minor, currency),
    amount_set: moneySet(minor, currency),
    tax_amount: formatMinor(0n, currency),
    tax_amount_set: moneySet(0n, currency),
  }
}

function transaction(order: Order, minor: bigint, at: string, id: Id) {
  const { currency } = order
  return {
    id,
    admin_graphql_api_id: `gid://shopify/OrderTransaction/${idText(id)}`,
    order_id: order.id,
    kind: 'refund',
    status: 'success',
    gateway: 'bogus',
    amount: formatMinor(minor, currency),
    currency,
    parent_id: exactNumber(BigInt(idText(order.id)) + 1_000_000n),
    created_at: at,
    processed_at: at,
    message: 'Bogus Gateway: forced success',
    test: order.test,
    source_name: 'web',
    error_code: null,
  }
}
