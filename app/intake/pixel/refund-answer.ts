// What the Admin API answers of one refund, in the shape of a webhook. Below ask-order.
import { z } from 'zod'
import { idOf, pageInfo, shopMoney } from './order-line-answer.ts'

const refundLine = z.object({
  quantity: z.int(),
  lineItem: z.object({ id: z.string() }),
  subtotalSet: shopMoney,
  totalTaxSet: shopMoney,
})

const refund = z.object({
  id: z.string(),
  createdAt: z.string().nullish(),
  processedAt: z.string(),
  refundLineItems: z.object({ nodes: z.array(refundLine), pageInfo }),
  refundShippingLines: z.object({ nodes: z.array(z.object({ subtotalAmountSet: shopMoney })) }),
  orderAdjustments: z.object({
    nodes: z.array(z.object({ amountSet: shopMoney, taxAmountSet: shopMoney })),
  }),
  transactions: z.object({
    nodes: z.array(z.object({ kind: z.string(), status: z.string(), amountSet: shopMoney })),
  }),
})

export type RefundAnswer = z.infer<typeof refund>
export type RefundLineAnswer = z.infer<typeof refundLine>
export type WebhookRefund = ReturnType<typeof toRefund>

/** Of REFUND_QUERY. */
export const refundAnswer = z.object({ refund: refund.nullable() })

/**
 * One of a webhook's `refunds`.
 * @param lines all of them, whatever the answer's own page held
 */
export function toRefund(refund: RefundAnswer, lines: readonly RefundLineAnswer[]) {
  return {
    id: idOf(refund.id),
    admin_graphql_api_id: refund.id,
    created_at: refund.createdAt ?? null,
    processed_at: refund.processedAt,
    refund_line_items: lines.map((line) => ({
      line_item_id: idOf(line.lineItem.id),
      quantity: line.quantity,
      subtotal_set: line.subtotalSet,
      total_tax_set: line.totalTaxSet,
    })),
    refund_shipping_lines: refund.refundShippingLines.nodes.map(({ subtotalAmountSet }) => ({
      subtotal_amount_set: subtotalAmountSet,
    })),
    // Shipping that was given back stands above: here the API keeps discrepancies only.
    order_adjustments: refund.orderAdjustments.nodes.map(({ amountSet, taxAmountSet }) => ({
      kind: 'refund_discrepancy',
      amount_set: amountSet,
      tax_amount_set: taxAmountSet,
    })),
    // A webhook gives these in the customer's currency.
    transactions: refund.transactions.nodes.map(({ kind, status, amountSet }) => ({
      kind: kind.toLowerCase(),
      status: status.toLowerCase(),
      amount: amountSet.presentment_money?.amount,
      currency: amountSet.presentment_money?.currency_code,
    })),
  }
}
