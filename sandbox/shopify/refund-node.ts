// Money that went in and came back, as the Admin API tells it. Webhooks carry no sale: it follows from the totals.
import { idText } from '../web/exact-json.ts'
import { bag, connection } from './graphql-values.ts'
import { lineNode, shippingNode } from './order-line-node.ts'
import { minorOf, moneySet, sum } from './order.ts'
import type { MoneySet, Order, Refund, ShippingLine } from './order.ts'

export function refundNode(order: Order, refund: Refund) {
  const { currency } = order
  const back = sum(refund.transactions.map(({ amount }) => minorOf(amount, currency)))
  const lines = refund.refund_line_items.map((each) => ({
    id: `gid://shopify/RefundLineItem/${idText(each['id'])}`,
    quantity: each.quantity,
    restockType: String(each['restock_type']).toUpperCase(),
    lineItem: lineNode(
      order,
      order.line_items.find(({ id }) => idText(id) === idText(each.line_item_id))!,
    ),
    subtotalSet: bag(each.subtotal_set),
    totalTaxSet: bag(each.total_tax_set),
  }))
  const shipping = (refund.refund_shipping_lines as Record<string, unknown>[]).map((each) => ({
    id: `gid://shopify/RefundShippingLine/${idText(each['id'])}`,
    shippingLine: shippingNode(order, each['shipping_line'] as ShippingLine),
    subtotalAmountSet: bag(each['subtotal_amount_set'] as MoneySet),
    taxAmountSet: bag(each['tax_amount_set'] as MoneySet),
  }))
  const adjustments = refund.order_adjustments.map((each) => ({
    id: `gid://shopify/OrderAdjustment/${idText(each['id'])}`,
    reason: 'REFUND_DISCREPANCY',
    amountSet: bag(each['amount_set'] as MoneySet),
    taxAmountSet: bag(each['tax_amount_set'] as MoneySet),
  }))
  return {
    id: `gid://shopify/Refund/${idText(refund.id)}`,
    legacyResourceId: idText(refund.id),
    createdAt: refund.created_at,
    processedAt: refund['processed_at'],
    note: null,
    totalRefundedSet: bag(moneySet(back, currency)),
    refundLineItems: connection(lines),
    refundShippingLines: connection(shipping),
    orderAdjustments: connection(adjustments),
    transactions: connection(refund.transactions.map((each) => transactionNode(order, each))),
  }
}

/** The refund of `gid://shopify/Refund/…` among those of all orders, or null. */
export function findRefund(orders: readonly Order[], gid: string) {
  const id = gid.replace('gid://shopify/Refund/', '')
  for (const order of orders) {
    const refund = order.refunds.find((each) => idText(each.id) === id)
    if (refund) return refundNode(order, refund)
  }
  return null
}

export function transactionNode(order: Order, transaction: Refund['transactions'][number]) {
  return {
    id: `gid://shopify/OrderTransaction/${idText(transaction['id'])}`,
    kind: String(transaction['kind']).toUpperCase(),
    status: 'SUCCESS',
    gateway: 'bogus',
    errorCode: null,
    test: order.test,
    amountSet: bag(moneySet(minorOf(transaction.amount, order.currency), order.currency)),
    createdAt: transaction['created_at'],
    processedAt: transaction['created_at'],
    parentTransaction: saleNode(order)[0] ?? null,
  }
}

/** The payment of an order that was ever paid, under the id that its refunds name as their parent. */
export function saleNode(order: Order) {
  if (['pending', 'voided'].includes(order.financial_status)) return []
  return [
    {
      id: `gid://shopify/OrderTransaction/${BigInt(idText(order.id)) + 1_000_000n}`,
      kind: 'SALE',
      status: 'SUCCESS',
      gateway: 'bogus',
      errorCode: null,
      test: order.test,
      amountSet: bag(order.total_price_set),
      createdAt: order.created_at,
      processedAt: order.created_at,
      parentTransaction: null,
    },
  ]
}
