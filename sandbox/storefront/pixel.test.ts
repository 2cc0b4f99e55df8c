import { afterEach, beforeEach, expect, test } from 'vitest'
import { boughtLine, PRODUCTS } from './catalog.ts'
import { checkoutCompleted } from './pixel-event.ts'
import { findDiscount } from '../shopify/order-discounts.ts'
import { placeOrder } from '../shopify/place-order.ts'
import { purchaseOf } from '../shopify/purchase.fixture.ts'
import { openShop } from '../shopify/shop.fixture.ts'
import { startStore } from './store.fixture.ts'
import type { Store } from './store.fixture.ts'

let store: Store
beforeEach(async () => void (store = await startStore()))
afterEach(() => store.close())

const SETTINGS = { endpoint: 'https://app.example/pixel', brand: 'demo', key: 'shown to the app' }
const connect = () =>
  (store.platform.shop.webPixel = { id: 'gid://shopify/WebPixel/1', settings: JSON.stringify(SETTINGS) })

async function thankYou(): Promise<string> {
  const { order_id } = (await (await store.post('/checkout')).json()) as { order_id: string }
  return (await store.go(`/thank-you/${order_id}`)).text()
}

test('without a pixel, or while it is not connected, the thank-you page says so and runs none', async () => {
  expect(await thankYou()).toContain('data-state="none"')
  connect()
  await store.set({ pixel: false })
  const page = await thankYou()
  expect(page).toContain('data-state="none"')
  expect(page).not.toContain('shown to the app')
})

test('the thank-you page runs the pixel with the app’s settings and the consents that it declares', async () => {
  connect()
  const page = await thankYou()
  const data = /<script id="pixel-data"[^>]*>([\s\S]*?)<\/script>/.exec(page)![1]!
  expect(JSON.parse(data)).toMatchObject({
    settings: SETTINGS,
    consents: { marketing: true, analytics: false, preferences: false, saleOfData: true },
    event: { name: 'checkout_completed', data: { checkout: { attributes: [] } } },
  })
  for (const name of ['pixel-host', 'pixel-worker']) {
    expect((await store.go(`/cdn/pixel/${name}.js`)).status, name).toBe(200)
  }
})

test('the app’s own source is bundled into one classic script', async () => {
  const bundle = await store.go('/cdn/pixel/bundle.js')
  expect(bundle.status).toBe(200)
  const script = await bundle.text()
  expect(script).toContain('WebPixel::Render')
  expect(script).not.toMatch(/^\s*(import|export)\s/m)
})

test('checkout_completed tells of the order, and of no private attribute and no person', () => {
  const { state, shop } = openShop()
  const purchase = purchaseOf({
    lines: [boughtLine(PRODUCTS[0]!, 2, { _click_id: 'c2' })],
    discounts: [findDiscount('PARTNER20')!],
    attributes: { click_id: 'c1', __click_id: 'c1' },
    landingSite: '/',
    customerId: 7,
  })
  const at = new Date('2026-11-20T10:00:00Z')
  const order = placeOrder(purchase, { number: 1001, nextId: state.nextId, at, shop })
  const event = checkoutCompleted(order, 'https://shop.example/thank-you/1', 0)
  expect(event).toMatchObject({ name: 'checkout_completed', timestamp: '1970-01-01T00:00:00.000Z' })
  expect(event.data.checkout).toMatchObject({
    token: 'checkout',
    order: { id: order.admin_graphql_api_id.split('/').at(-1), customer: { id: '7' } },
    attributes: [{ key: 'click_id', value: 'c1' }],
    discountApplications: [{ type: 'DISCOUNT_CODE', title: 'PARTNER20', value: { percentage: 20 } }],
    lineItems: [
      { quantity: 2, properties: [{ key: '_click_id', value: 'c2' }], finalLinePrice: { amount: 38.4 } },
    ],
    email: null,
  })
})
