// An order webhook's body, as parseExactJson gives it, told the way the Admin API tells an order: what graphql-js answers
// queries from. Independent of the sandbox's own, and of whatever the app makes of it.
type Json = Record<string, unknown>

const list = (value: unknown) => (value ?? []) as Json[]
const upper = (value: unknown) => String(value).toUpperCase()
const gid = (type: string, id: unknown) => (id ? `gid://shopify/${type}/${String(id)}` : null)
const object = (type: string, id: unknown) => (id ? { id: gid(type, id) } : null)

/** `set` as a MoneyBag. */
function bag(set: unknown) {
  const { shop_money, presentment_money } = set as Record<string, Json>
  const money = (each: Json | undefined) => ({
    amount: each?.['amount'],
    currencyCode: each?.['currency_code'],
  })
  return { shopMoney: money(shop_money), presentmentMoney: money(presentment_money) }
}

const bagOf = (amount: unknown, currency: unknown) =>
  bag({
    shop_money: { amount, currency_code: currency },
    presentment_money: { amount, currency_code: currency },
  })

/** Pages over `nodes`; a cursor is a place. */
const connection =
  (nodes: unknown[]) =>
  ({ first = nodes.length, after }: { first?: number; after?: string | null }) => {
    const from = after ? Number(after) : 0
    const to = Math.min(nodes.length, from + first)
    return {
      nodes: nodes.slice(from, to),
      pageInfo: { hasNextPage: to < nodes.length, endCursor: String(to) },
    }
  }

const pairs = (value: unknown) => list(value).map((pair) => ({ key: pair['name'], value: pair['value'] }))
const taxes = (value: unknown) => list(value).map((tax) => ({ priceSet: bag(tax['price_set']) }))

const TYPES: Record<string, string> = {
  discount_code: 'DiscountCodeApplication',
  automatic: 'AutomaticDiscountApplication',
  manual: 'ManualDiscountApplication',
  script: 'ScriptDiscountApplication',
}
/** The API does not say that its index begins with 0: here it does not. */
const indexAt = (place: unknown) => Number(place) + 7

function allocations(value: unknown, applications: Json[]) {
  return list(value).map((each) => {
    const place = Number(each['discount_application_index'])
    const type = String(applications[place]?.['type'] ?? 'automatic')
    return {
      allocatedAmountSet: bag(each['amount_set']),
      discountApplication: { __typename: TYPES[type], index: indexAt(place) },
    }
  })
}

function lineNode(line: Json, applications: Json[]) {
  return {
    id: gid('LineItem', line['id']),
    quantity: Number(line['quantity']),
    currentQuantity: Number(line['current_quantity']),
    originalUnitPriceSet: bag(line['price_set']),
    product: object('Product', line['product_id']),
    variant: object('ProductVariant', line['variant_id']),
    sku: line['sku'],
    vendor: line['vendor'],
    isGiftCard: line['gift_card'],
    taxable: line['taxable'],
    customAttributes: pairs(line['properties']),
    sellingPlan: line['selling_plan_id']
      ? { sellingPlanId: gid('SellingPlan', line['selling_plan_id']) }
      : null,
    discountAllocations: allocations(line['discount_allocations'], applications),
    taxLines: taxes(line['tax_lines']),
  }
}

function shippingNode(line: Json, applications: Json[]) {
  return {
    id: gid('ShippingLine', line['id']),
    isRemoved: line['is_removed'],
    originalPriceSet: bag(line['price_set']),
    discountedPriceSet: bag(line['discounted_price_set']),
    currentDiscountedPriceSet: bag(line['current_discounted_price_set']),
    discountAllocations: allocations(line['discount_allocations'], applications),
    taxLines: taxes(line['tax_lines']),
  }
}

/** @param currency of the shop */
function refundNode(refund: Json, rate: { from: unknown; to: unknown }) {
  const bothSides = (amount: unknown) => ({
    shopMoney: { amount: '0', currencyCode: rate.from },
    presentmentMoney: { amount, currencyCode: rate.to },
  })
  return {
    id: refund['admin_graphql_api_id'],
    createdAt: refund['created_at'],
    processedAt: refund['processed_at'],
    refundLineItems: connection(
      list(refund['refund_line_items']).map((line) => ({
        quantity: Number(line['quantity']),
        lineItem: object('LineItem', line['line_item_id']),
        subtotalSet: bag(line['subtotal_set']),
        totalTaxSet: bag(line['total_tax_set']),
      })),
    ),
    refundShippingLines: connection(
      list(refund['refund_shipping_lines']).map((line) => ({
        subtotalAmountSet: bag(line['subtotal_amount_set']),
      })),
    ),
    orderAdjustments: connection(
      list(refund['order_adjustments'])
        .filter((each) => each['kind'] !== 'shipping_refund')
        .map((each) => ({ amountSet: bag(each['amount_set']), taxAmountSet: bag(each['tax_amount_set']) })),
    ),
    transactions: connection(
      list(refund['transactions']).map((each) => ({
        kind: upper(each['kind']),
        status: upper(each['status']),
        amountSet: bothSides(each['amount']),
      })),
    ),
  }
}

/** What `order` and `refund` of the API answer from: a root value for graphql-js. */
export function adminRoot(order: Json) {
  const applications = list(order['discount_applications'])
  const lines = list(order['line_items'])
  const currencies = { from: order['currency'], to: order['presentment_currency'] }
  const refunds = list(order['refunds']).map((refund) => refundNode(refund, currencies))
  const id = order['admin_graphql_api_id']
  const tips = lines.filter((line) => line['tip_payment_method'])
  const node = {
    id,
    name: order['name'],
    createdAt: order['created_at'],
    processedAt: order['processed_at'],
    updatedAt: order['updated_at'],
    cancelledAt: order['cancelled_at'],
    displayFinancialStatus: upper(order['financial_status']),
    test: order['test'],
    sourceName: order['source_name'],
    app: order['app_id'] ? { id: gid('App', order['app_id']) } : null,
    currencyCode: order['currency'],
    presentmentCurrencyCode: order['presentment_currency'],
    taxesIncluded: order['taxes_included'],
    cartToken: order['cart_token'],
    checkoutToken: order['checkout_token'],
    landingPageUrl:
      order['landing_site'] && new URL(String(order['landing_site']), 'https://shop.example').href,
    referrerUrl: order['referring_site'],
    tags: String(order['tags']).split(', ').filter(Boolean),
    customAttributes: pairs(order['note_attributes']),
    discountCodes: list(order['discount_codes']).map(({ code }) => code),
    discountApplications: connection(
      applications
        .map((each, place) => ({
          __typename: TYPES[String(each['type'])],
          index: indexAt(place),
          targetType: upper(each['target_type']),
          code: each['code'],
        }))
        .reverse(),
    ),
    subtotalPriceSet: bag(order['subtotal_price_set']),
    currentSubtotalPriceSet: bag(order['current_subtotal_price_set']),
    totalDiscountsSet: bag(order['total_discounts_set']),
    totalTaxSet: bag(order['total_tax_set']),
    totalPriceSet: bag(order['total_price_set']),
    currentTotalPriceSet: bag(order['current_total_price_set']),
    totalTipReceivedSet: bagOf(order['total_tip_received'], order['currency']),
    shippingLines: connection(list(order['shipping_lines']).map((line) => shippingNode(line, applications))),
    refunds,
    lineItems: connection(lines.map((line) => lineNode(line, applications))),
    agreements: connection([
      {
        sales: connection([
          { __typename: 'ProductSale' },
          ...tips.map((line) => ({ __typename: 'TipSale', lineItem: object('LineItem', line['id']) })),
        ]),
        __typename: 'OrderAgreement',
      },
    ]),
  }
  return {
    order: ({ id: asked }: { id: string }) => (asked === id ? node : null),
    refund: ({ id: asked }: { id: string }) => refunds.find((refund) => refund.id === asked) ?? null,
  }
}
