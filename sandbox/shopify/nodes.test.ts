import { beforeEach, expect, test } from 'vitest'
import { JOURNEYS_QUERY, PRODUCTS_QUERY, TITLES_QUERY } from '#app/platform/shopify/queries.ts'
import { PRODUCTS } from '../storefront/catalog.ts'
import { executeGraphql } from './graphql.ts'
import { placeOrder } from './place-order.ts'
import { purchaseOf } from './purchase.fixture.ts'
import { openShop } from './shop.fixture.ts'
import type { PlatformState, Shop } from './state.ts'

const PLACED_MS = Date.parse('2026-11-20T10:00:00Z')
let state: PlatformState
let shop: Shop
let scopes: string

beforeEach(() => {
  scopes = 'read_orders,read_products'
  ;({ state, shop } = openShop({ timeZone: 'America/New_York' }))
})

async function ask(query: string, ids: string[], nowMs = PLACED_MS) {
  const context = { state, shop, scopes, app: { apiKey: 'key' }, nowMs }
  const { data, errors } = await executeGraphql(context, { query, variables: { ids } })
  return { nodes: JSON.parse(JSON.stringify(data?.['nodes'] ?? null)) as unknown, errors }
}

function buy(landingSite: string | null, customerId: number | null = 7, test = false): string {
  const purchase = purchaseOf({ shippingMinor: 0n, landingSite, customerId, test })
  const number = shop.nextOrderNumber++
  const order = placeOrder(purchase, { number, nextId: state.nextId, at: new Date(PLACED_MS), shop })
  state.keepOrder(shop, order)
  return order.admin_graphql_api_id
}

test('products of the catalog are told, others are null, in the order in which they were asked for', async () => {
  const [mug] = PRODUCTS
  const { nodes } = await ask(PRODUCTS_QUERY, ['gid://shopify/Product/1', `gid://shopify/Product/${mug!.id}`])
  expect(nodes).toEqual([
    null,
    {
      id: `gid://shopify/Product/${mug!.id}`,
      tags: ['handmade', 'kitchen'],
      productType: 'Ceramics',
      collections: {
        nodes: [
          { id: 'gid://shopify/Collection/410000000001' },
          { id: 'gid://shopify/Collection/410000000002' },
        ],
      },
    },
  ])
})

test('products and collections have titles', async () => {
  const ids = ['gid://shopify/Collection/410000000002', 'gid://shopify/Product/8000000000005']
  const titles = [{ id: ids[0], title: 'Cosy evenings' }, { id: ids[1], title: 'Wool socks' }, null]
  expect((await ask(TITLES_QUERY, [...ids, 'gid://shopify/Collection/1'])).nodes).toEqual(titles)
  scopes = 'read_orders'
  expect((await ask(TITLES_QUERY, ids)).errors?.[0]?.message).toContain('read_products')
})

test('a journey is ready some seconds after the order, and tells its landing page', async () => {
  const id = buy('/products/mug?click_id=1')
  expect((await ask(JOURNEYS_QUERY, [id], PLACED_MS + 1_000)).nodes).toMatchObject([
    { id, customerJourneySummary: { ready: false, firstVisit: null, moments: null } },
  ])
  const visit = {
    landingPage: 'https://shop.example/products/mug?click_id=1',
    occurredAt: '2026-11-20T10:00:00.000Z',
  }
  expect((await ask(JOURNEYS_QUERY, [id], PLACED_MS + 10_000)).nodes).toEqual([
    {
      id,
      customerJourneySummary: {
        ready: true,
        customerOrderIndex: 1,
        firstVisit: visit,
        lastVisit: visit,
        moments: { nodes: [visit] },
      },
    },
  ])
})

test('a journey tells which of the customer’s orders it is; tests and orders of nobody do not count', async () => {
  const ids = [buy('/'), buy('/', 8), buy(null, null), buy('/', 7, true), buy(null)]
  const { nodes } = await ask(JOURNEYS_QUERY, ids, PLACED_MS + 10_000)
  const indexes = (nodes as { customerJourneySummary: { customerOrderIndex: number | null } }[]).map(
    ({ customerJourneySummary }) => customerJourneySummary.customerOrderIndex,
  )
  expect(indexes).toEqual([1, 1, null, null, 2])
})

test.each([
  ['read_orders', PRODUCTS_QUERY, 'gid://shopify/Product/1', 'ACCESS_DENIED'],
  ['read_products', JOURNEYS_QUERY, 'gid://shopify/Order/1', 'ACCESS_DENIED'],
  ['read_orders,read_products', PRODUCTS_QUERY, 'Product 1', 'INVALID_GLOBAL_ID'],
])('with the scopes %s, what needs another or is none is refused', async (granted, query, id, code) => {
  scopes = granted
  expect(await ask(query, [id])).toMatchObject({ nodes: null, errors: [{ extensions: { code } }] })
})
