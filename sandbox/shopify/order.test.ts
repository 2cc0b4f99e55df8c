import { describe, expect, test } from 'vitest'
import { exactNumber, idText } from '../web/exact-json.ts'
import { changeOrder, refundable } from './change-order.ts'
import type { OrderChange } from './change-order.ts'
import { applyDiscounts, spread } from './order-discounts.ts'
import type { Discount } from './order-discounts.ts'
import { placeOrder } from './place-order.ts'
import type { Purchase } from './place-order.ts'
import { purchaseOf } from './purchase.fixture.ts'

const shop = {
  domain: 'demo.myshopify.com',
  currency: 'USD',
  timeZone: 'America/New_York',
  storefrontUrl: 'http://shop',
}
const at = new Date('2026-11-20T18:00:00.700Z')
const percent = (code: string, value: number): Discount => ({ code, kind: 'percentage', percent: value })

function ids() {
  let last = 820982911946154508n
  return () => exactNumber(++last)
}

function bought(priceMinor: bigint, quantity: number, giftCard = false) {
  return {
    productId: 1,
    variantId: 2,
    title: 'Mug',
    sku: 'M',
    vendor: 'V',
    priceMinor,
    quantity,
    giftCard,
    properties: {},
  }
}

function purchase(change: Partial<Purchase> = {}): Purchase {
  return purchaseOf({
    lines: [bought(5000n, 2)],
    attributes: { click_id: 'abc' },
    shippingMinor: 700n,
    landingSite: '/?click_id=abc',
    customerId: 5,
    ...change,
  })
}
const place = (change: Partial<Purchase> = {}) =>
  placeOrder(purchase(change), { number: 1001, nextId: ids(), at, shop })
const change = (order: ReturnType<typeof place>, what: OrderChange) =>
  changeOrder(order, what, { at, timeZone: shop.timeZone, nextId: ids() })

describe('an order', () => {
  test('has the totals that its lines make', () => {
    expect(place()).toMatchObject({
      total_line_items_price: '100.00',
      subtotal_price: '100.00',
      total_tax: '8.00',
      total_price: '115.00',
      current_subtotal_price: '100.00',
      total_outstanding: '0.00',
      subtotal_price_set: {
        shop_money: { amount: '100.00', currency_code: 'USD' },
        presentment_money: { amount: '100.00' },
      },
      financial_status: 'paid',
      name: '#1001',
      order_number: 1001,
    })
  })

  test('carries its id exactly, as a number in the JSON text', () => {
    const order = place()
    expect(JSON.stringify(order)).toMatch(
      /^\{"id":820982911946154509,"admin_graphql_api_id":"gid:\/\/shopify\/Order\/820982911946154509"/,
    )
  })

  test('writes its times in whole seconds with the shop’s offset', () => {
    expect(place().updated_at).toBe('2026-11-20T13:00:00-05:00')
  })

  test('cuts the landing page at 255 characters and keeps what comes first', () => {
    const order = place({ landingSite: `/?click_id=abc&${'x'.repeat(400)}` })
    expect(order.landing_site).toHaveLength(255)
    expect(order.landing_site).toMatch(/^\/\?click_id=abc&/)
  })

  test('carries attributes as note_attributes and tokens without a key', () => {
    expect(place()).toMatchObject({
      note_attributes: [{ name: 'click_id', value: 'abc' }],
      cart_token: 'cart',
      checkout_token: 'checkout',
    })
  })

  test('holds no person’s data', () => {
    expect(place()).toMatchObject({
      email: null,
      phone: null,
      billing_address: null,
      shipping_address: null,
      browser_ip: null,
    })
  })
})

describe('discounts', () => {
  test('twenty percent is spread over the lines, and tax is on what is left', () => {
    const order = place({
      discounts: [percent('PARTNER20', 20)],
      lines: [bought(1000n, 1), bought(3001n, 1)],
    })
    expect(order).toMatchObject({
      discount_codes: [{ code: 'PARTNER20', amount: '8.00', type: 'percentage' }],
      discount_applications: [
        { type: 'discount_code', code: 'PARTNER20', value: '20.0', target_type: 'line_item' },
      ],
      subtotal_price: '32.01',
      total_discounts: '8.00',
    })
    expect(order.line_items.map((line) => line.discount_allocations[0]!.amount)).toEqual(['2.00', '6.00'])
  })

  test('free shipping leaves the goods alone', () => {
    const order = place({ discounts: [{ code: 'FREESHIP', kind: 'shipping' }] })
    expect(order).toMatchObject({
      subtotal_price: '100.00',
      total_price: '108.00',
      total_discounts: '7.00',
      discount_codes: [{ code: 'FREESHIP', amount: '7.00', type: 'shipping' }],
    })
  })

  test('a second code takes its part of what the first left', () => {
    const { codes } = applyDiscounts([percent('A', 20), percent('B', 10)], [10000n], 0n, 'USD')
    expect(codes.map(({ amount }) => amount)).toEqual(['20.00', '8.00'])
  })

  test.each([
    [10n, [1n, 1n, 1n].map((n) => n * 199n), [4n, 3n, 3n]],
    [5n, [0n, 5n], [0n, 5n]],
    [0n, [3n], [0n]],
    [7n, [0n, 0n], [0n, 0n]],
  ])('%s units over %s are %s', (total, weights, shares) => {
    expect(spread(total, weights)).toEqual(shares)
  })
})

describe('what a merchant does', () => {
  test('a full refund returns units, shipping and all money', () => {
    const changed = change(place(), { action: 'refund_all' })!
    expect(changed.webhooks.map(({ topic }) => topic)).toEqual(['refunds/create', 'orders/updated'])
    expect(changed.order).toMatchObject({
      financial_status: 'refunded',
      current_subtotal_price: '0.00',
      current_total_price: '0.00',
      subtotal_price: '100.00',
    })
    expect(changed.webhooks[0]!.body).toMatchObject({
      refund_line_items: [
        { quantity: 2, subtotal: 100, subtotal_set: { shop_money: { amount: '100.00' } }, total_tax: 8 },
      ],
      order_adjustments: [],
      transactions: [{ amount: '115.00', kind: 'refund', status: 'success' }],
    })
    expect(refundable(changed.order)).toBe(0n)
    expect(change(changed.order, { action: 'refund_all' })).toBeNull()
  })

  test('half the money comes back as an amount only, with its adjustment', () => {
    const { order, webhooks } = change(place(), { action: 'refund_half' })!
    expect(order).toMatchObject({ financial_status: 'partially_refunded', current_subtotal_price: '100.00' })
    expect(webhooks[0]!.body).toMatchObject({
      refund_line_items: [],
      order_adjustments: [{ kind: 'refund_discrepancy', amount: '-57.50' }],
      transactions: [{ amount: '57.50' }],
    })
  })

  test('the rest after half closes the order to the cent', () => {
    const half = change(place({ lines: [bought(3333n, 3)] }), { action: 'refund_half' })!.order
    const rest = change(half, { action: 'refund_all' })!.order
    expect(rest.financial_status).toBe('refunded')
    expect(rest.refunds).toHaveLength(2)
    expect(refundable(rest)).toBe(0n)
  })

  test('units come back one at a time and sum to the line', () => {
    let order = place({
      lines: [bought(3000n, 3)],
      discounts: [{ code: 'TEN', kind: 'fixed_amount', amountMinor: 1000n }],
    })
    const lineId = idText(order.line_items[0]!.id)
    const subtotals: unknown[] = []
    for (let i = 0; i < 3; i++) {
      const changed = change(order, { action: 'refund_unit', lineId })!
      subtotals.push(
        (changed.webhooks[0]!.body as { refund_line_items: { subtotal: number }[] }).refund_line_items[0]!
          .subtotal,
      )
      order = changed.order
    }
    expect(subtotals).toEqual([26.67, 26.66, 26.67])
    expect(order).toMatchObject({ current_subtotal_price: '0.00', financial_status: 'partially_refunded' })
    expect(change(order, { action: 'refund_unit', lineId })).toBeNull()
  })

  test('cancelling a paid order refunds it first', () => {
    const changed = change(place(), { action: 'cancel' })!
    expect(changed.webhooks.map(({ topic }) => topic)).toEqual([
      'refunds/create',
      'orders/cancelled',
      'orders/updated',
    ])
    expect(changed.order).toMatchObject({
      cancelled_at: '2026-11-20T13:00:00-05:00',
      financial_status: 'refunded',
    })
    expect(change(changed.order, { action: 'cancel' })).toBeNull()
  })

  test('cancelling an unpaid order moves no money', () => {
    const changed = change(place({ paid: false }), { action: 'cancel' })!
    expect(changed.order).toMatchObject({ financial_status: 'voided', refunds: [] })
  })

  test('an edit adds to the totals or takes a unit off without money', () => {
    const added = change(place(), { action: 'add_line', line: bought(2500n, 1) })!
    expect(added.order).toMatchObject({ subtotal_price: '125.00', current_subtotal_price: '125.00' })
    expect(added.webhooks.map(({ topic }) => topic)).toEqual(['orders/edited', 'orders/updated'])
    const lineId = idText(added.order.line_items[0]!.id)
    const removed = change(added.order, { action: 'remove_unit', lineId })!.order
    expect(removed).toMatchObject({ subtotal_price: '125.00', current_subtotal_price: '75.00' })
    expect(removed.refunds[0]).toMatchObject({
      transactions: [],
      order_adjustments: [],
      refund_line_items: [{ quantity: 1 }],
    })
  })

  test('a pending order can be paid once', () => {
    const paid = change(place({ paid: false }), { action: 'mark_paid' })!
    expect(paid.webhooks.map(({ topic }) => topic)).toEqual(['orders/paid', 'orders/updated'])
    expect(change(paid.order, { action: 'mark_paid' })).toBeNull()
  })

  test('a deleted order is told of by its id alone', () => {
    expect(JSON.stringify(change(place(), { action: 'delete' })!.webhooks[0]!.body)).toBe(
      '{"id":820982911946154509}',
    )
  })
})
