// From what a shopper bought to the order that Shopify's webhooks carry. Pure: ids, tokens and the time are given.
import { formatMinor } from '#app/money/decimal.ts'
import { idText } from '../web/exact-json.ts'
import { applyDiscounts } from './order-discounts.ts'
import type { Discount } from './order-discounts.ts'
import { withTotals } from './order-totals.ts'
import { shopTime } from './order.ts'
import type { Id, Order } from './order.ts'
import { ORDER_CONSTANTS } from './order-constants.ts'
import { lineItem, shippingLine } from './order-lines.ts'
import type { BoughtLine } from './order-lines.ts'

const ONLINE_STORE_APP_ID = 580111
/** Shopify cuts the landing page at exactly this many characters. */
const LANDING_SITE_MAX = 255

export type Purchase = {
  lines: BoughtLine[]
  discounts: Discount[]
  attributes: Record<string, string>
  note: string | null
  shippingMinor: bigint
  landingSite: string | null
  referringSite: string | null
  cartToken: string
  checkoutToken: string
  orderToken: string
  customerId: number | null
  test: boolean
  paid: boolean
}

export type Placement = {
  number: number
  nextId: () => Id
  at: Date
  shop: { domain: string; currency: string; timeZone: string; storefrontUrl: string }
}

/** The order as `orders/create` carries it. */
export function placeOrder(purchase: Purchase, placement: Placement): Order {
  const { nextId, at, shop, number } = placement
  const { currency } = shop
  const id = nextId()
  const time = shopTime(at, shop.timeZone)
  const lineMinor = purchase.lines.map((line) => line.priceMinor * BigInt(line.quantity))
  const discounted = applyDiscounts(purchase.discounts, lineMinor, purchase.shippingMinor, currency)
  const lines = purchase.lines.map((line, i) => lineItem(nextId(), line, discounted.lines[i]!, currency))
  const order = withTotals({
    id,
    admin_graphql_api_id: `gid://shopify/Order/${idText(id)}`,
    app_id: ONLINE_STORE_APP_ID,
    name: `#${number}`,
    number: number - 1000,
    order_number: number,
    confirmation_number: purchase.orderToken.slice(0, 9).toUpperCase(),
    created_at: time,
    processed_at: time,
    updated_at: time,
    currency,
    presentment_currency: currency,
    financial_status: purchase.paid ? 'paid' : 'pending',
    test: purchase.test,
    token: purchase.orderToken,
    cart_token: purchase.cartToken,
    checkout_token: purchase.checkoutToken,
    landing_site: purchase.landingSite?.slice(0, LANDING_SITE_MAX) ?? null,
    referring_site: purchase.referringSite,
    note: purchase.note,
    note_attributes: Object.entries(purchase.attributes).map(([name, value]) => ({ name, value })),
    order_status_url: `${shop.storefrontUrl}/thank-you/${idText(id)}?key=${purchase.checkoutToken}`,
    discount_applications: discounted.applications,
    discount_codes: discounted.codes,
    line_items: lines,
    shipping_lines: [shippingLine(nextId(), purchase.shippingMinor, discounted.shipping, currency)],
    customer: customer(purchase.customerId, time, currency),
    payment_gateway_names: ['bogus'],
    ...ORDER_CONSTANTS,
    cancelled_at: null as string | null,
    refunds: [] as Order['refunds'],
    source_name: 'web',
  })
  return { ...order, total_outstanding: purchase.paid ? formatMinor(0n, currency) : order.total_price }
}

function customer(id: number | null, time: string, currency: string) {
  if (id === null) return null
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Customer/${id}`,
    created_at: time,
    updated_at: time,
    state: 'disabled',
    currency,
    tax_exempt: false,
    tax_exemptions: [],
    verified_email: true,
    note: null,
    multipass_identifier: null,
  }
}
