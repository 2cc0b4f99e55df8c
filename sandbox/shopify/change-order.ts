// What a merchant does to an order afterwards, as Shopify tells of it: the new order and the webhooks in their order.
// Pure: nothing is sent and nothing is kept here.
import { formatMinor } from '#app/money/decimal.ts'
import { idText } from '../web/exact-json.ts'
import { proRata } from './order-discounts.ts'
import { lineMoney, refundedMinor, shippingMinor, withTotals } from './order-totals.ts'
import type { BoughtLine } from './order-lines.ts'
import { lineItem } from './order-lines.ts'
import { minorOf, moneySet, shopTime, sum } from './order.ts'
import type { Id, Order } from './order.ts'
import { refundRecord } from './refund-record.ts'

export type OrderChange =
  | { action: 'refund_all' }
  | { action: 'refund_half' }
  | { action: 'refund_unit'; lineId: string }
  | { action: 'cancel' }
  | { action: 'add_line'; line: BoughtLine }
  | { action: 'remove_unit'; lineId: string }
  | { action: 'mark_paid' }
  | { action: 'delete' }

export type Changed = { order: Order; webhooks: { topic: string; body: unknown }[] }
export type ChangeContext = { at: Date; timeZone: string; nextId: () => Id }

/** @returns null where the order does not allow it, such as a refund with nothing left to refund */
export function changeOrder(order: Order, change: OrderChange, context: ChangeContext): Changed | null {
  switch (change.action) {
    case 'refund_all':
      return refund(
        order,
        { units: unitsLeft(order), shipping: true, amountMinor: refundable(order) },
        context,
      )
    case 'refund_half':
      return refund(order, { units: [], shipping: false, amountMinor: refundable(order) / 2n }, context)
    case 'refund_unit':
      return refundUnit(order, change.lineId, context)
    case 'cancel':
      return cancel(order, context)
    case 'add_line':
      return addLine(order, change.line, context)
    case 'remove_unit':
      return removeUnit(order, change.lineId, context)
    case 'mark_paid':
      return markPaid(order, context)
    case 'delete':
      return { order, webhooks: [{ topic: 'orders/delete', body: { id: order.id } }] }
  }
}

type Units = { lineId: string; quantity: number }[]
type Return = { units: Units; shipping: boolean; amountMinor: bigint }

/** What was paid and not yet paid back. */
export function refundable(order: Order): bigint {
  const paid = ['paid', 'partially_refunded'].includes(order.financial_status)
  return paid ? minorOf(order.total_price, order.currency) - refundedMinor(order) : 0n
}

function refund(order: Order, back: Return, context: ChangeContext): Changed | null {
  if (back.amountMinor <= 0n) return null
  const record = refundRecord(order, back, context)
  const next = touch(returned({ ...order, refunds: [...order.refunds, record] }, back), context)
  const isAll = refundedMinor(next) >= minorOf(next.total_price, next.currency)
  next.financial_status = isAll ? 'refunded' : 'partially_refunded'
  return {
    order: next,
    webhooks: [
      { topic: 'refunds/create', body: record },
      { topic: 'orders/updated', body: next },
    ],
  }
}

function refundUnit(order: Order, lineId: string, context: ChangeContext): Changed | null {
  const line = order.line_items.find((each) => idText(each.id) === lineId)
  if (!line || line.current_quantity === 0) return null
  const { net, tax } = lineMoney(line, order.currency)
  const back = line.quantity - line.current_quantity
  const until = (units: number) => proRata(net, units, line.quantity) + proRata(tax, units, line.quantity)
  const wanted = until(back + 1) - until(back)
  const left = refundable(order)
  const amountMinor = wanted < left ? wanted : left
  return refund(order, { units: [{ lineId, quantity: 1 }], shipping: false, amountMinor }, context)
}

function cancel(order: Order, context: ChangeContext): Changed | null {
  if (order.cancelled_at !== null) return null
  const refunded = changeOrder(order, { action: 'refund_all' }, context)
  const base = refunded?.order ?? order
  const at = shopTime(context.at, context.timeZone)
  const status = refunded ? base.financial_status : 'voided'
  const next = touch(
    { ...base, cancelled_at: at, closed_at: at, cancel_reason: 'customer', financial_status: status },
    context,
  )
  const first = refunded ? [refunded.webhooks[0]!] : []
  return {
    order: next,
    webhooks: [...first, ...['orders/cancelled', 'orders/updated'].map((topic) => ({ topic, body: next }))],
  }
}

function addLine(order: Order, bought: BoughtLine, context: ChangeContext): Changed | null {
  if (order.cancelled_at !== null) return null
  const line = lineItem(context.nextId(), bought, [], order.currency)
  const next = touch(withTotals({ ...order, line_items: [...order.line_items, line] }), context)
  const added = [{ id: line.id, delta: line.quantity }]
  return {
    order: next,
    webhooks: [
      edited(next, { additions: added, removals: [] }, context),
      { topic: 'orders/updated', body: next },
    ],
  }
}

/** An edit that takes a unit off: Shopify books it as a refund record without money. */
function removeUnit(order: Order, lineId: string, context: ChangeContext): Changed | null {
  const line = order.line_items.find((each) => idText(each.id) === lineId)
  if (!line || line.current_quantity === 0 || order.cancelled_at !== null) return null
  const back = { units: [{ lineId, quantity: 1 }], shipping: false, amountMinor: 0n }
  const record = refundRecord(order, back, context)
  const next = touch(returned({ ...order, refunds: [...order.refunds, record] }, back), context)
  const removed = [{ id: line.id, delta: 1 }]
  return {
    order: next,
    webhooks: [
      edited(next, { additions: [], removals: removed }, context),
      { topic: 'orders/updated', body: next },
    ],
  }
}

function markPaid(order: Order, context: ChangeContext): Changed | null {
  if (order.financial_status !== 'pending' || order.cancelled_at !== null) return null
  const next = touch(
    { ...order, financial_status: 'paid', total_outstanding: formatMinor(0n, order.currency) },
    context,
  )
  return { order: next, webhooks: ['orders/paid', 'orders/updated'].map((topic) => ({ topic, body: next })) }
}

function edited(order: Order, lines: { additions: unknown[]; removals: unknown[] }, context: ChangeContext) {
  const at = shopTime(context.at, context.timeZone)
  const edit = {
    id: context.nextId(),
    app_id: null,
    order_id: order.id,
    user_id: null,
    staff_note: '',
    notify_customer: false,
  }
  return {
    topic: 'orders/edited',
    body: { order_edit: { ...edit, created_at: at, committed_at: at, line_items: lines } },
  }
}

/** The order once these units, and perhaps its shipping, came back. */
function returned(order: Order, back: Return): Order {
  const line_items = order.line_items.map((line) => {
    const units = sum(
      back.units.filter((unit) => unit.lineId === idText(line.id)).map(({ quantity }) => BigInt(quantity)),
    )
    return { ...line, current_quantity: line.current_quantity - Number(units) }
  })
  const shipping_lines = order.shipping_lines.map((line) => {
    if (!back.shipping || shippingMinor(line, order.currency) === 0n) return line
    return { ...line, is_removed: true, current_discounted_price_set: moneySet(0n, order.currency) }
  })
  return withTotals({ ...order, line_items, shipping_lines })
}

function unitsLeft(order: Order): Units {
  return order.line_items
    .filter((line) => line.current_quantity > 0)
    .map((line) => ({ lineId: idText(line.id), quantity: line.current_quantity }))
}

/** A change never carries an older time than the one before it. */
function touch(order: Order, { at, timeZone }: ChangeContext): Order {
  const latest = new Date(Math.max(at.getTime(), Date.parse(order.updated_at)))
  return { ...order, updated_at: shopTime(latest, timeZone) }
}
