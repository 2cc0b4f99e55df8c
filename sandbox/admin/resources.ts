// What the resource picker chooses among: the shop's products and collections, as App Bridge gives them to the app. Only the fields that
// an app may count on with either kind are here; the real one has more.
import { PRODUCTS } from '../storefront/catalog.ts'
import { demandScope } from '../shopify/scopes.ts'
import { Refusal } from '../web/server.ts'

export type Resource = { id: string; title: string; handle: string }

/** @throws Refusal on a kind that is none, and without the scope that both kinds need */
export function resourcesOf(type: string | null, scopes: string): Resource[] {
  if (type !== 'product' && type !== 'collection') throw new Refusal(422, 'no such kind of resource')
  try {
    demandScope(scopes, 'read_products', `${type} picker`)
  } catch (error) {
    throw new Refusal(403, (error as Error).message)
  }
  return type === 'product' ? products() : collections()
}

function products(): Resource[] {
  return PRODUCTS.map(({ id, title, handle }) => ({ id: `gid://shopify/Product/${id}`, title, handle }))
}

function collections(): Resource[] {
  const all = new Map(PRODUCTS.flatMap((product) => product.collections).map((each) => [each.id, each]))
  return [...all.values()].map(({ id, title }) => ({
    id: `gid://shopify/Collection/${id}`,
    title,
    handle: title.toLowerCase().replaceAll(' ', '-'),
  }))
}
