// An order as the Admin API tells it: what order-schema.ts declares, read off the webhook's shape that the stand-in keeps.
import { idText } from '../web/exact-json.ts'
import { bag, connection, pairs } from './graphql-values.ts'
import type { Page } from './graphql-values.ts'
import { journeyOf } from './journey-node.ts'
import { applicationNode, applicationsOf, lineNode, shippingNode, taxNodes } from './order-line-node.ts'
import { refundedMinor } from './order-totals.ts'
import { minorOf, moneySet } from './order.ts'
import type { MoneySet, Order, TaxLine } from './order.ts'
import { refundNode, saleNode, transactionNode } from './refund-node.ts'
import { demandScope } from './scopes.ts'
import type { Shop } from './state.ts'

export type OrderContext = { shop: Shop; scopes: string; nowMs: number }

export function orderNode(order: Order, context: OrderContext) {
  const { shop, scopes, nowMs } = context
  return {
    __typename: 'Order',
    ...plainFields(order),
    ...totals(order),
    app: { id: `gid://shopify/App/${String(order['app_id'])}`, name: 'Online Store' },
    landingPageUrl: order.landing_site && new URL(order.landing_site, shop.storefrontUrl).href,
    referrerUrl: order.referring_site,
    customer: () => {
      demandScope(scopes, 'read_customers', 'Customer object')
      const customer = order['customer'] as { id: number; admin_graphql_api_id: string } | null
      return customer && { id: customer.admin_graphql_api_id, legacyResourceId: String(customer.id) }
    },
    discountCode: order.discount_codes[0]?.code ?? null,
    discountCodes: order.discount_codes.map(({ code }) => code),
    customAttributes: pairs(order.note_attributes),
    taxLines: taxNodes(order['tax_lines'] as TaxLine[]),
    currentTaxLines: taxNodes(order['tax_lines'] as TaxLine[]),
    discountApplications: connection(applicationsOf(order).map(applicationNode)),
    lineItems: connection(order.line_items.map((line) => lineNode(order, line))),
    shippingLines: connection(order.shipping_lines.map((line) => shippingNode(order, line))),
    refunds: ({ first }: Page) =>
      order.refunds.slice(0, first ?? undefined).map((refund) => refundNode(order, refund)),
    transactions: ({ first }: Page) =>
      [
        ...saleNode(order),
        ...order.refunds.flatMap((refund) => refund.transactions.map((each) => transactionNode(order, each))),
      ].slice(0, first ?? undefined),
    agreements: connection([agreementNode(order)]),
    customerJourneySummary: journeyOf(order, shop, nowMs),
  }
}

/** What was sold: goods only, as the stand-in's checkout takes no tips. */
function agreementNode(order: Order) {
  const sales = order.line_items.map((line) => ({
    __typename: 'ProductSale',
    id: `gid://shopify/ProductSale/${idText(line.id)}`,
    quantity: line.quantity,
    lineItem: lineNode(order, line),
  }))
  const id = `gid://shopify/OrderAgreement/${idText(order.id)}`
  return { __typename: 'OrderAgreement', id, sales: connection(sales) }
}

function plainFields(order: Order) {
  return {
    id: order.admin_graphql_api_id,
    legacyResourceId: idText(order.id),
    name: order.name,
    number: order['order_number'],
    confirmationNumber: order['confirmation_number'],
    createdAt: order.created_at,
    updatedAt: order.updated_at,
    processedAt: order['processed_at'],
    closedAt: order['closed_at'],
    closed: order['closed_at'] !== null,
    cancelledAt: order.cancelled_at,
    cancelReason: (order['cancel_reason'] as string | null)?.toUpperCase() ?? null,
    confirmed: true,
    edited: false,
    note: order['note'],
    tags: [],
    displayFinancialStatus: order.financial_status.toUpperCase(),
    displayFulfillmentStatus: 'UNFULFILLED',
    test: order.test,
    currencyCode: order.currency,
    presentmentCurrencyCode: order['presentment_currency'],
    taxesIncluded: order['taxes_included'],
    taxExempt: false,
    dutiesIncluded: false,
    sourceName: order.source_name,
    sourceIdentifier: null,
    paymentGatewayNames: order['payment_gateway_names'],
    cartToken: order['cart_token'],
    checkoutToken: order['checkout_token'],
  }
}

function totals(order: Order) {
  const { currency } = order
  const set = (name: string) => bag(order[`${name}_set`] as MoneySet)
  const bagOf = (minor: bigint) => bag(moneySet(minor, currency))
  const outstanding = minorOf(String(order['total_outstanding']), currency)
  const [total, refunded] = [minorOf(order.total_price, currency), refundedMinor(order)]
  return {
    subtotalPriceSet: set('subtotal_price'),
    totalPriceSet: set('total_price'),
    originalTotalPriceSet: set('total_price'),
    totalTaxSet: set('total_tax'),
    totalDiscountsSet: set('total_discounts'),
    totalShippingPriceSet: set('total_shipping_price'),
    totalTipReceivedSet: bagOf(0n),
    totalOutstandingSet: bagOf(outstanding),
    totalReceivedSet: bagOf(total - outstanding),
    totalRefundedSet: bagOf(refunded),
    netPaymentSet: bagOf(total - outstanding - refunded),
    currentSubtotalPriceSet: set('current_subtotal_price'),
    currentTotalPriceSet: set('current_total_price'),
    currentTotalTaxSet: set('current_total_tax'),
    currentTotalDiscountsSet: set('current_total_discounts'),
    currentShippingPriceSet: set('current_shipping_price'),
  }
}
