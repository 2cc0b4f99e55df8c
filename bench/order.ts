// An order as Shopify sends it, cut down to 1.9 KB: what an order is read for, and some of what it is not.

const BODY_BYTES = 1_900
/** Between an order and its refund. */
const REFUND_AFTER_MS = 60_000

/**
 * @param id the order's, at most 16 digits
 * @param clickId the click it carries
 * @returns JSON of exactly 1,900 bytes
 */
export function buildOrder(id: number, clickId: string, at: Date): string {
  const text = JSON.stringify(makeOrder(id, clickId, at))
  return text.replace('"tags":""', `"tags":"${'t'.repeat(Math.max(0, BODY_BYTES - text.length))}"`)
}

/** The version that follows when one of its two dresses has been given back: JSON, a little longer. */
export function buildRefundedOrder(id: number, clickId: string, at: Date): string {
  const order = makeOrder(id, clickId, at)
  const time = new Date(at.getTime() + REFUND_AFTER_MS).toISOString()
  const [line] = order.line_items
  return JSON.stringify({
    ...order,
    updated_at: time,
    financial_status: 'partially_refunded',
    line_items: [{ ...line, current_quantity: 1 }],
    refunds: [
      {
        id: id * 10 + 2,
        order_id: id,
        created_at: time,
        processed_at: time,
        refund_line_items: [
          { id: id * 10 + 3, line_item_id: line?.id, quantity: 1, subtotal: '50.00', total_tax: '3.50' },
        ],
        order_adjustments: [],
        transactions: [
          { id: id * 10 + 4, kind: 'refund', status: 'success', amount: '53.50', currency: 'USD' },
        ],
      },
    ],
  })
}

function makeOrder(id: number, clickId: string, at: Date) {
  const time = at.toISOString()
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${id}`,
    order_number: id,
    email: 'shopper@example.com',
    created_at: time,
    updated_at: time,
    processed_at: time,
    financial_status: 'paid',
    fulfillment_status: null,
    currency: 'USD',
    presentment_currency: 'USD',
    taxes_included: false,
    test: false,
    source_name: 'web',
    checkout_token: `checkout-${id}`,
    cart_token: `cart-${id}`,
    landing_site: '/collections/summer?utm=1',
    subtotal_price: '100.00',
    total_price: '112.00',
    total_tax: '7.00',
    total_discounts: '0.00',
    customer: { id: 7_000_000 + (id % 100_000), orders_count: 1 },
    note_attributes: [{ name: 'click_id', value: clickId }],
    discount_codes: [],
    discount_applications: [],
    line_items: [
      {
        id: id * 10,
        product_id: 632910392,
        variant_id: 808950810,
        title: 'Summer dress',
        sku: 'SUMMER-1',
        quantity: 2,
        current_quantity: 2,
        price: '50.00',
        total_discount: '0.00',
        gift_card: false,
        taxable: true,
        properties: [],
        discount_allocations: [],
        tax_lines: [{ title: 'State tax', price: '7.00', rate: 0.07 }],
      },
    ],
    shipping_lines: [
      {
        id: id * 10 + 1,
        title: 'Standard',
        price: '5.00',
        discounted_price: '5.00',
        discount_allocations: [],
        tax_lines: [],
      },
    ],
    refunds: [],
    tags: '',
  }
}
