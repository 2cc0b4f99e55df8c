// A refund as we keep it: of the topic refunds/create, or out of `order.refunds`, which have the same shape.
// The zod shapes are the allow-list: no note, no staff member, no gateway receipt.
import { z } from 'zod'
import { decimal, gid, id, isRecord, list, moneySet, record, text, count, type MoneySet } from './fields.ts'

export type RefundLine = { lineId: string; quantity: number; subtotal: string | null; tax: string | null }
export type RefundAdjustment = {
  /** A refund of shipping; any other is a discrepancy between what was calculated and what was paid. */
  shipping: boolean
  amount: string
  tax: string
  /** The same amount in the customer's currency: the rate by which this refund's transactions are read. */
  customerAmount: string | null
  customerCurrency: string | null
}
/** `amount` is in `currency`, which is the customer's. */
export type RefundTransaction = { kind: string; status: string; amount: string; currency: string | null }

/** All money is decimal text in shop money unless it says otherwise. Plain JSON: stored and read back as jsonb. */
export type OrderRefund = {
  id: string
  orderId: string
  createdAt: string | null
  processedAt: string | null
  lines: RefundLine[]
  /** Shipping given back, each amount positive and without its tax where prices are without tax. */
  shipping: string[]
  adjustments: RefundAdjustment[]
  transactions: RefundTransaction[]
}

export type RefundReading =
  | { ok: true; refund: OrderRefund; warnings: string[] }
  | { ok: false; code: 'not_an_object' | 'missing_id' | 'missing_order_id'; message: string }

const transactionShape = record({ kind: text, status: text, amount: decimal, currency: text })
const adjustmentShape = record({
  kind: text,
  reason: text,
  amount: decimal,
  amount_set: moneySet,
  tax_amount: decimal,
  tax_amount_set: moneySet,
})
export const refundShape = record({
  id,
  admin_graphql_api_id: gid,
  order_id: id,
  created_at: text,
  processed_at: text,
  refund_line_items: list(
    record({
      line_item_id: id,
      line_item: record({ id }),
      quantity: count,
      subtotal: decimal,
      subtotal_set: moneySet,
      total_tax: decimal,
      total_tax_set: moneySet,
    }),
  ),
  refund_shipping_lines: list(record({ subtotal_amount_set: moneySet })),
  order_adjustments: list(adjustmentShape),
  transactions: list(transactionShape),
})

/**
 * Reads the body of refunds/create (as parseExactJson gives it).
 * Money that is missing or unreadable counts as zero and is named in `warnings`.
 */
export function parseRefund(body: unknown): RefundReading {
  if (!isRecord(body))
    return { ok: false, code: 'not_an_object', message: 'The refund is not a JSON object.' }
  const shape = refundShape.parse(body)
  const orderId = shape.order_id
  if (orderId === null)
    return { ok: false, code: 'missing_order_id', message: 'The refund does not say which order it is of.' }
  const warnings: string[] = []
  const refund = toRefund(shape, orderId, warnings)
  if (refund === null) return { ok: false, code: 'missing_id', message: 'The refund has no readable id.' }
  return { ok: true, refund, warnings }
}

/** Whether it has to do with money at all. One that has not is the trace of an edit, or of units put back unpaid. */
export function carriesMoney(refund: OrderRefund): boolean {
  return refund.transactions.length + refund.adjustments.length > 0
}

/** Null where the refund has no id: then it cannot be told from its own copies. */
export function toRefund(
  shape: z.output<typeof refundShape>,
  orderId: string,
  warnings: string[],
): OrderRefund | null {
  const refundId = shape.admin_graphql_api_id ?? shape.id
  if (refundId === null) return null
  return {
    id: refundId,
    orderId,
    createdAt: shape.created_at,
    processedAt: shape.processed_at,
    lines: refundLines(shape, refundId, warnings),
    shipping: shape.refund_shipping_lines.flatMap((line) => line.subtotal_amount_set.shop_money.amount ?? []),
    adjustments: shape.order_adjustments.map((adjustment) => toAdjustment(adjustment, refundId, warnings)),
    transactions: shape.transactions.map((transaction) => ({
      kind: transaction.kind ?? 'refund',
      status: transaction.status ?? 'unknown',
      amount: required(transaction.amount, `refund ${refundId}: transaction amount`, warnings),
      currency: transaction.currency,
    })),
  }
}

function refundLines(
  shape: z.output<typeof refundShape>,
  refundId: string,
  warnings: string[],
): RefundLine[] {
  return shape.refund_line_items.flatMap((line) => {
    const lineId = line.line_item_id ?? line.line_item.id
    if (lineId === null || line.quantity === null) {
      warnings.push(`refund ${refundId}: a line without id or quantity`)
      return []
    }
    const subtotal = line.subtotal_set.shop_money.amount ?? line.subtotal
    return [{ lineId, quantity: line.quantity, subtotal, tax: shopMoney(line.total_tax_set, line.total_tax) }]
  })
}

function toAdjustment(
  shape: z.output<typeof adjustmentShape>,
  refundId: string,
  warnings: string[],
): RefundAdjustment {
  const customer = shape.amount_set.presentment_money
  return {
    // `kind` is deprecated; without it the reason tells.
    shipping: (shape.kind ?? shape.reason ?? '').toLowerCase().replace(' ', '_') === 'shipping_refund',
    amount: required(
      shopMoney(shape.amount_set, shape.amount),
      `refund ${refundId}: adjustment amount`,
      warnings,
    ),
    tax: shopMoney(shape.tax_amount_set, shape.tax_amount) ?? '0',
    customerAmount: customer.amount,
    customerCurrency: customer.currency_code,
  }
}

function shopMoney(set: MoneySet, scalar: string | null): string | null {
  return set.shop_money.amount ?? scalar
}

function required(amount: string | null, what: string, warnings: string[]): string {
  if (amount === null) warnings.push(`${what} is missing or no decimal`)
  return amount ?? '0'
}
