// Orders, products and collections as the Admin API tells them, and what it finds by a global id.
import { GraphQLError } from 'graphql'
import { PRODUCTS } from '../storefront/catalog.ts'
import type { Collection, Product } from '../storefront/catalog.ts'
import { orderNode } from './order-node.ts'
import { demandScope } from './scopes.ts'
import type { PlatformState, Shop } from './state.ts'

type NodeContext = { state: PlatformState; shop: Shop; scopes: string; nowMs: number }

/**
 * The order, product or collection of `gid://shopify/Order/…` and the like; null where there is none.
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
    case 'Collection': {
      demandScope(scopes, 'read_products', `${type} object`)
      const all = PRODUCTS.flatMap(({ collections }) => collections)
      const collection = all.find((each) => String(each.id) === id)
      return collection ? collectionNode(collection) : null
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
      nodes: collections.slice(0, first).map(collectionNode),
    }),
  }
}

function collectionNode({ id, title }: Collection) {
  return { __typename: 'Collection', id: `gid://shopify/Collection/${id}`, title }
}
