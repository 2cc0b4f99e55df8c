// Orders and products as the Admin API tells them, and what it finds by a global id.
import { GraphQLError } from 'graphql'
import { PRODUCTS } from '../storefront/catalog.ts'
import type { Product } from '../storefront/catalog.ts'
import { idText } from '../web/exact-json.ts'
import type { Order } from './order.ts'
import type { PlatformState, Shop } from './state.ts'

/** Shopify works out where a customer came from some time after the order. */
const JOURNEY_READY_AFTER_MS = 5_000

type NodeContext = { state: PlatformState; shop: Shop; scopes: string; nowMs: number }

/**
 * The order or product of `gid://shopify/Order/…` or `gid://shopify/Product/…`; null where there is none.
 * @throws GraphQLError without the scope for it, or on an id that is none
 */
export function findNode({ state, shop, scopes, nowMs }: NodeContext, gid: string) {
  const [, type, id = ''] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(gid) ?? []
  switch (type) {
    case 'Order': {
      demandScope(scopes, 'read_orders', type)
      const order = state.findOrder(shop, id)
      return order ? orderNode(order, shop, nowMs) : null
    }
    case 'Product': {
      demandScope(scopes, 'read_products', type)
      const product = PRODUCTS.find((each) => String(each.id) === id)
      return product ? productNode(product) : null
    }
    default:
      throw new GraphQLError(`Invalid global id '${gid}'`, { extensions: { code: 'INVALID_GLOBAL_ID' } })
  }
}

function demandScope(scopes: string, scope: string, type: string): void {
  if (scopes.split(',').includes(scope)) return
  throw new GraphQLError(`Access denied for ${type} object. Required access: \`${scope}\` access scope.`, {
    extensions: { code: 'ACCESS_DENIED' },
  })
}

function productNode({ id, title, handle, vendor, tags, productType, collections }: Product) {
  return {
    __typename: 'Product',
    id: `gid://shopify/Product/${id}`,
    title,
    handle,
    vendor,
    tags,
    productType,
    collections: ({ first }: { first?: number }) => ({
      nodes: collections
        .slice(0, first)
        .map((collection) => ({ id: `gid://shopify/Collection/${collection.id}`, title: collection.title })),
    }),
  }
}

/** As the API tells an order. */
export function orderNode(order: Order, shop: Shop, nowMs: number) {
  const bag = (set: Order['total_price_set']) => ({
    shopMoney: { amount: set.shop_money.amount, currencyCode: set.shop_money.currency_code },
    presentmentMoney: {
      amount: set.presentment_money.amount,
      currencyCode: set.presentment_money.currency_code,
    },
  })
  return {
    __typename: 'Order',
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
    customerJourneySummary: journeyOf(order, shop, nowMs),
  }
}

/** One visit, the one that the order came of: the stand-in's storefront remembers no others. */
function journeyOf(order: Order, shop: Shop, nowMs: number) {
  const atMs = Date.parse(order.created_at)
  if (nowMs - atMs < JOURNEY_READY_AFTER_MS) return { ready: false }
  const visit = order.landing_site !== null && {
    __typename: 'CustomerVisit',
    landingPage: new URL(order.landing_site, shop.storefrontUrl).href,
    referrerUrl: order.referring_site,
    occurredAt: new Date(atMs).toISOString(),
  }
  return {
    ready: true,
    customerOrderIndex: orderIndex(order, shop),
    firstVisit: visit || null,
    lastVisit: visit || null,
    moments: { nodes: visit ? [visit] : [] },
  }
}

/** Which of its customer's orders it is, from 1; null for one without a customer and for a test order. */
function orderIndex(order: Order, shop: Shop): number | null {
  const customerOf = ({ customer }: Order) => (customer as { id: number } | null)?.id ?? null
  const customer = customerOf(order)
  if (customer === null || order.test) return null
  const counted = shop.orders.filter((each) => customerOf(each) === customer && !each.test)
  return counted.filter((each) => BigInt(idText(each.id)) <= BigInt(idText(order.id))).length
}
