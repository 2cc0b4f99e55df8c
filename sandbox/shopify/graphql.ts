// The part of the Admin GraphQL API that the app asks for, run over what the stand-in remembers.
import { graphql } from 'graphql'
import { idText } from '../web/exact-json.ts'
import { discountByCode, discountNodes } from './discount-nodes.ts'
import { connection } from './graphql-values.ts'
import { schema } from './graphql-schema.ts'
import {
  deleteMetafields,
  findMetafield,
  installationId,
  metafieldNode,
  setMetafields,
} from './metafields.ts'
import { findNode } from './nodes.ts'
import { orderNode } from './order-node.ts'
import type { Order } from './order.ts'
import { findRefund } from './refund-node.ts'
import { demandScope } from './scopes.ts'
import type { PlatformState, Shop } from './state.ts'
import { createPixel, deletePixel, queryPixel, updatePixel } from './web-pixel.ts'

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
  const { state, shop, scopes } = context
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
    currentAppInstallation: installation(context),
    webPixel: (wanted: { id?: string }) => queryPixel(context, wanted),
    ...mutations(context),
    order: ({ id }: { id: string }) => {
      demandScope(scopes, 'read_orders', 'order field')
      const order = state.findOrder(shop, id.replace('gid://shopify/Order/', ''))
      return order ? orderNode(order, context) : null
    },
    refund: ({ id }: { id: string }) => {
      demandScope(scopes, 'read_orders', 'refund field')
      return findRefund(shop.orders, id)
    },
    nodes: ({ ids }: { ids: string[] }) => ids.map((id) => findNode(context, id)),
    orders: (page: OrdersPage) => orderConnection(context, page),
    codeDiscountNodeByCode: (wanted: { code: string }) => discountByCode(context, wanted),
    codeDiscountNodes: (wanted: { first?: number; query?: string | null }) => discountNodes(context, wanted),
  }
}

function installation({ shop, scopes, app }: GraphqlContext) {
  return {
    id: installationId(shop),
    accessScopes: scopes
      .split(',')
      .filter(Boolean)
      .map((handle) => ({ handle, description: handle })),
    app: { id: `gid://shopify/App/${app.apiKey}`, handle: 'throughline', title: 'Throughline' },
    metafield: ({ namespace = '', key }: { namespace?: string; key: string }) => {
      const found = findMetafield(shop, namespace, key)
      return found ? metafieldNode(found) : null
    },
    metafields: (wanted: { first?: number; namespace?: string }) =>
      connection(
        shop.metafields
          .filter(({ namespace }) => namespace === (wanted.namespace ?? namespace))
          .map(metafieldNode),
      )(wanted),
  }
}

type Arguments<F extends (context: GraphqlContext, wanted: never) => unknown> = Parameters<F>[1]

function mutations(context: GraphqlContext) {
  return {
    metafieldsSet: ({ metafields }: { metafields: Arguments<typeof setMetafields> }) =>
      setMetafields(context, metafields),
    metafieldsDelete: ({ metafields }: { metafields: Arguments<typeof deleteMetafields> }) =>
      deleteMetafields(context, metafields),
    webPixelCreate: (wanted: Arguments<typeof createPixel>) => createPixel(context, wanted),
    webPixelUpdate: (wanted: Arguments<typeof updatePixel>) => updatePixel(context, wanted),
    webPixelDelete: (wanted: Arguments<typeof deletePixel>) => deletePixel(context, wanted),
  }
}

type OrdersPage = { first?: number; after?: string | null; query?: string; reverse?: boolean }

/** Pages over the orders by `updated_at`; of the query language only `updated_at:>'…'` and `created_at:>'…'`. */
function orderConnection(context: GraphqlContext, page: OrdersPage) {
  const { shop } = context
  const toNode = (order: Order) => orderNode(order, context)
  const filters = [...(page.query ?? '').matchAll(/(updated_at|created_at):(>=?)'?([^'\s]+)'?/g)]
  const fits = (order: Order) =>
    filters.every(([, field, sign, since]) => {
      const [at, from] = [Date.parse(order[field as 'updated_at']), Date.parse(since!)]
      return sign === '>' ? at > from : at >= from
    })
  const found = shop.orders.filter(fits).sort((a, b) => Date.parse(a.updated_at) - Date.parse(b.updated_at))
  if (page.reverse) found.reverse()
  const start =
    typeof page.after !== 'string' ? 0 : found.findIndex((order) => idText(order.id) === page.after) + 1
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
