// The part of the Admin GraphQL API that the app asks for, run over what the stand-in remembers.
import { graphql } from 'graphql'
import { idText } from '../web/exact-json.ts'
import { schema } from './graphql-schema.ts'
import { findNode, orderNode } from './nodes.ts'
import type { Order } from './order.ts'
import type { PlatformState, Shop } from './state.ts'

/** `nowMs`: Unix milliseconds. */
export type GraphqlContext = {
  state: PlatformState
  shop: Shop
  scopes: string
  app: { apiKey: string }
  nowMs: number
}

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

function root(context: GraphqlContext) {
  const { state, shop, scopes, app, nowMs } = context
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
      return order ? orderNode(order, shop, nowMs) : null
    },
    nodes: ({ ids }: { ids: string[] }) => ids.map((id) => findNode(context, id)),
    orders: (page: OrdersPage) => orderConnection(context, page),
  }
}

type OrdersPage = { first?: number; after?: string; query?: string; reverse?: boolean }

/** Pages over the orders by `updated_at`; of the query language only `updated_at:>'…'` and `created_at:>'…'`. */
function orderConnection({ shop, nowMs }: GraphqlContext, page: OrdersPage) {
  const toNode = (order: Order) => orderNode(order, shop, nowMs)
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
    nodes: nodes.map(toNode),
    edges: nodes.map((order) => ({ cursor: idText(order.id), node: toNode(order) })),
    pageInfo: {
      hasNextPage: start + nodes.length < found.length,
      hasPreviousPage: start > 0,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
  }
}
