// Tells of an order in the making as Shopify would: bodies of orders and refunds in the shape of its webhooks.
import { buildOrder, type Json, type LineSpec, type OrderSpec } from '../fixtures/orders/build-order.ts'
import { buildRefund } from '../fixtures/orders/build-refund.ts'
import { givenMinor, iso, money, owedMinor, wholeLine, type Draft, type Line, type Refund } from './draft.ts'
import type { Step } from './history.ts'
import { PRODUCT_IDS } from './offers.ts'

/** Sends the order as it stands, under each of the topics. */
export function tell(draft: Draft, step: Pick<Step, 'sameTrigger'>, ...topics: string[]): void {
  const refunds = draft.refunds.map((refund) => refundBody(draft, refund))
  const body = compact({ ...buildOrder(orderSpec(draft)), refunds })
  for (const topic of topics) send(draft, step, topic, body)
}

/** The same, where a step has done what it can. */
export function told(draft: Draft, step: Pick<Step, 'sameTrigger'>, ...topics: string[]): true {
  tell(draft, step, ...topics)
  return true
}

export function send(
  draft: Draft,
  { sameTrigger }: Pick<Step, 'sameTrigger'>,
  topic: string,
  body: string,
): void {
  // Triggers follow each other, but for those of one step that bear the same time.
  const ms = draft.atMs + 100 + (sameTrigger ? 0 : draft.hooks.length)
  draft.hooks.push({ orderId: draft.identity.orderId, topic, body, triggeredAt: new Date(ms).toISOString() })
}

function orderSpec(draft: Draft): OrderSpec {
  const { history, identity, atMs } = draft
  const { placed, credit } = history
  const text = (minor: number) => money(draft, minor)
  const coupon = credit === 'coupon'
  return {
    id: identity.orderId,
    currency: placed.currency,
    taxesIncluded: placed.taxesIncluded,
    lines: draft.lines.map((line) => lineSpec(line, text)),
    ...(placed.shippingMinor !== null && {
      shipping: { price: text(placed.shippingMinor), current: text(draft.shippingLeftMinor) },
    }),
    status: financialStatus(draft),
    with: {
      ...NOBODY,
      created_at: iso(identity.placedAtMs),
      processed_at: iso(identity.placedAtMs),
      updated_at: iso(atMs),
      cancelled_at: draft.cancelledAtMs === null ? null : iso(draft.cancelledAtMs),
      tags: draft.tags,
      test: placed.test,
      cart_token: `cart-${identity.orderId}`,
      checkout_token: `checkout-${identity.orderId}`,
      customer: { id: `8${identity.orderId}` },
      note_attributes: coupon ? [] : [{ name: 'click_id', value: identity.clickId }],
      discount_codes: coupon ? [{ code: identity.coupon, amount: text(0), type: 'percentage' }] : [],
      discount_applications: coupon
        ? [{ type: 'discount_code', target_type: 'line_item', code: identity.coupon }]
        : [{ type: 'automatic', target_type: 'line_item', title: 'Less' }],
    },
  }
}

/** No buyer is another order's. */
const NOBODY = {
  email: null,
  contact_email: null,
  phone: null,
  billing_address: null,
  shipping_address: null,
  client_details: null,
}

function lineSpec(line: Line, text: (minor: number) => string): LineSpec {
  const { offMinor, taxMinor } = wholeLine(line)
  return {
    price: text(line.priceMinor),
    quantity: line.quantity,
    current: line.left,
    productId: PRODUCT_IDS[line.product],
    giftCard: line.giftCard,
    ...(offMinor > 0 && { off: [text(offMinor)] }),
    ...(taxMinor > 0 && { tax: text(taxMinor) }),
  }
}

function financialStatus(draft: Draft): string {
  if (draft.voided) return 'voided'
  const [owed, given] = [owedMinor(draft), givenMinor(draft, 'success')]
  if (given > 0 && given >= draft.capturedMinor) return 'refunded'
  if (draft.capturedMinor < owed)
    return draft.capturedMinor > 0
      ? 'partially_paid'
      : draft.history.placed.payment === 'authorized'
        ? 'authorized'
        : 'pending'
  return given > 0 ? 'partially_refunded' : 'paid'
}

/** While money is on its way, or did not arrive, a discrepancy cancels it out; lines or amount stay told. */
export function refundBody(draft: Draft, { spec, moneyMinor, state, lasting }: Refund) {
  const open = state === 'success' || moneyMinor === 0 ? [] : [moneyMinor]
  return buildRefund(orderSpecOfRefund(draft), {
    ...spec,
    adjustments: [...lasting, ...open].map((minor) => money(draft, minor)),
    paid: moneyMinor > 0 ? [{ amount: money(draft, moneyMinor), status: state }] : [],
  })
}

const orderSpecOfRefund = ({ history, identity }: Draft): OrderSpec => ({
  id: identity.orderId,
  currency: history.placed.currency,
  lines: [],
})

/** As it travels: ids are bare numbers. */
export function compact(body: Json): string {
  return JSON.stringify(body).replace(/"((?:\w+_)?id)":"(\d+)"/g, '"$1":$2')
}
