// The part of the Admin GraphQL API that the app asks for. To let it ask for more: add the field to the schema, and
// a resolver only where the value is not simply the property of that name.
import { buildSchema, graphql } from 'graphql'
import { idText } from '../web/exact-json.ts'
import type { Order } from './order.ts'
import type { PlatformState, Shop } from './state.ts'

const schema = buildSchema(`
  scalar DateTime
  scalar URL
  scalar Decimal
  scalar UnsignedInt64
  type Query {
    shop: Shop!
    currentAppInstallation: AppInstallation!
    order(id: ID!): Order
    orders(first: Int, after: String, query: String, sortKey: String, reverse: Boolean): OrderConnection!
  }
  type Shop {
    id: ID! name: String! myshopifyDomain: String! currencyCode: String! ianaTimezone: String!
    primaryDomain: Domain! email: String! url: URL! plan: ShopPlan! taxesIncluded: Boolean!
  }
  type ShopPlan { displayName: String! partnerDevelopment: Boolean! shopifyPlus: Boolean! }
  type Domain { id: ID! host: String! url: URL! sslEnabled: Boolean! }
  type AppInstallation { id: ID! accessScopes: [AccessScope!]! app: App! }
  type AccessScope { handle: String! description: String! }
  type App { id: ID! handle: String title: String! }
  type OrderConnection { edges: [OrderEdge!]! nodes: [Order!]! pageInfo: PageInfo! }
  type OrderEdge { cursor: String! node: Order! }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Order {
    id: ID! legacyResourceId: UnsignedInt64! name: String! createdAt: DateTime! updatedAt: DateTime!
    cancelledAt: DateTime displayFinancialStatus: String test: Boolean! currencyCode: String!
    currentSubtotalPriceSet: MoneyBag! totalPriceSet: MoneyBag! currentTotalPriceSet: MoneyBag!
    discountCodes: [String!]! customAttributes: [Attribute!]! sourceName: String
    customerJourneySummary: CustomerJourneySummary
  }
  type Attribute { key: String! value: String }
  type MoneyBag { shopMoney: Money! presentmentMoney: Money! }
  type Money { amount: Decimal! currencyCode: String! }
  type CustomerJourneySummary { ready: Boolean! firstVisit: CustomerVisit lastVisit: CustomerVisit }
  type CustomerVisit { landingPage: URL referrerUrl: URL }
`)

export type GraphqlContext = { state: PlatformState; shop: Shop; scopes: string; app: { apiKey: string } }

/** Runs one operation as the shop that the access token belongs to. Returns the response's JSON. */
export async function executeGraphql(
  context: GraphqlContext,
  request: { query: string; variables?: unknown },
) {
  const result = await graphql({
    schema,
    source: request.query,
    variableValues: request.variables as Record<string, unknown> | undefined,
    rootValue: root(context),
  })
  const cost = { requestedQueryCost: 1, actualQueryCost: 1, throttleStatus: THROTTLE }
  return { ...result, extensions: { cost } }
}

const THROTTLE = { maximumAvailable: 2000, currentlyAvailable: 1999, restoreRate: 100 }

function root({ state, shop, scopes, app }: GraphqlContext) {
  const url = new URL(shop.storefrontUrl)
  return {
    shop: {
      id: `gid://shopify/Shop/${shop.id}`,
      name: shop.name,
      email: 'merchant@example.com',
      myshopifyDomain: shop.domain,
      currencyCode: shop.currency,
      ianaTimezone: shop.timeZone,
      url: url.origin,
      taxesIncluded: false,
      primaryDomain: {
        id: `gid://shopify/Domain/${shop.id}`,
        host: url.host,
        url: url.origin,
        sslEnabled: false,
      },
      plan: { displayName: 'Sandbox', partnerDevelopment: true, shopifyPlus: false },
    },
    currentAppInstallation: {
      id: `gid://shopify/AppInstallation/${shop.id}`,
      accessScopes: scopes
        .split(',')
        .filter(Boolean)
        .map((handle) => ({ handle, description: handle })),
      app: { id: `gid://shopify/App/${app.apiKey}`, handle: 'throughline', title: 'Throughline' },
    },
    order: ({ id }: { id: string }) => {
      const order = state.findOrder(shop, id.replace('gid://shopify/Order/', ''))
      return order ? orderNode(order) : null
    },
    orders: (page: OrdersPage) => orderConnection(shop, page),
  }
}

type OrdersPage = { first?: number; after?: string; query?: string; reverse?: boolean }

/** Pages over the orders by `updated_at`; of the query language only `updated_at:>'…'` and `created_at:>'…'`. */
function orderConnection(shop: Shop, page: OrdersPage) {
  const filters = [...(page.query ?? '').matchAll(/(updated_at|created_at):(>=?)'?([^'\s]+)'?/g)]
  const fits = (order: Order) =>
    filters.every(([, field, sign, since]) => {
      const [at, from] = [Date.parse(order[field as 'updated_at']), Date.parse(since!)]
      return sign === '>' ? at > from : at >= from
    })
  const found = shop.orders.filter(fits).sort((a, b) => Date.parse(a.updated_at) - Date.parse(b.updated_at))
  if (page.reverse) found.reverse()
  const start = page.after === undefined ? 0 : found.findIndex((order) => idText(order.id) === page.after) + 1
  const nodes = found.slice(start, start + (page.first ?? 50))
  const cursors = nodes.map((order) => idText(order.id))
  return {
    nodes: nodes.map(orderNode),
    edges: nodes.map((order) => ({ cursor: idText(order.id), node: orderNode(order) })),
    pageInfo: {
      hasNextPage: start + nodes.length < found.length,
      hasPreviousPage: start > 0,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
  }
}

function orderNode(order: Order) {
  const bag = (set: Order['total_price_set']) => ({
    shopMoney: { amount: set.shop_money.amount, currencyCode: set.shop_money.currency_code },
    presentmentMoney: {
      amount: set.presentment_money.amount,
      currencyCode: set.presentment_money.currency_code,
    },
  })
  const visit =
    order.landing_site === null
      ? null
      : { landingPage: order.landing_site, referrerUrl: order.referring_site }
  return {
    id: order.admin_graphql_api_id,
    legacyResourceId: idText(order.id),
    name: order.name,
    createdAt: order.created_at,
    updatedAt: order.updated_at,
    cancelledAt: order.cancelled_at,
    displayFinancialStatus: order.financial_status.toUpperCase(),
    test: order.test,
    currencyCode: order.currency,
    sourceName: order.source_name,
    totalPriceSet: bag(order.total_price_set),
    currentSubtotalPriceSet: bag(order.current_subtotal_price_set),
    currentTotalPriceSet: bag(order.current_total_price_set),
    discountCodes: order.discount_codes.map(({ code }) => code),
    customAttributes: order.note_attributes.map(({ name, value }) => ({ key: name, value })),
    customerJourneySummary: { ready: true, firstVisit: visit, lastVisit: visit },
  }
}
