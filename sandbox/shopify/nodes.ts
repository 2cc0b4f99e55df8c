// Orders and products as the Admin API tells them, and what it finds by a global id.
import { GraphQLError } from 'graphql'
import { PRODUCTS } from '../storefront/catalog.ts'
import type { Product } from '../storefront/catalog.ts'
import { orderNode } from './order-node.ts'
import { demandScope } from './scopes.ts'
import type { PlatformState, Shop } from './state.ts'

type NodeContext = { state: PlatformState; shop: Shop; scopes: string; nowMs: number }

/**
 * The order or product of `gid://shopify/Order/…` or `gid://shopify/Product/…`; null where there is none.
 * @throws GraphQLError without the scope for it, or on an id that is none
 */
export function findNode({ state, shop, scopes, nowMs }: NodeContext, gid: string) {
  const [, type, id = ''] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(gid) ?? []
  switch (type) {
    case 'Order': {
      demandScope(scopes, 'read_orders', `${type} object`)
      const order = state.findOrder(shop, id)
      return order ? orderNode(order, { shop, scopes, nowMs }) : null
    }
    case 'Product': {
      demandScope(scopes, 'read_products', `${type} object`)
      const product = PRODUCTS.find((each) => String(each.id) === id)
      return product ? productNode(product) : null
    }
    default:
      throw new GraphQLError(`Invalid global id '${gid}'`, { extensions: { code: 'INVALID_GLOBAL_ID' } })
  }
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
