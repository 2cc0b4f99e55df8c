import { afterEach, beforeEach, expect, test } from 'vitest'
import { PRODUCTS } from './catalog.ts'
import { startStore } from './store.fixture.ts'
import type { Store } from './store.fixture.ts'

const [mug, linen] = PRODUCTS
let store: Store

beforeEach(async () => void (store = await startStore()))
afterEach(() => store.close())

const addMug = () =>
  store.post('/cart/add.js', { id: mug!.variantId, properties: { _click_id: 'from-line' } })
const setAttributes = (attributes: Record<string, string>) => store.post('/cart/update.js', { attributes })
const locationOf = (answer: Response) => answer.headers.get('location')!

test('a checkout counts what the cart’s attributes were when it was opened', async () => {
  await addMug()
  await setAttributes({ click_id: 'before' })
  const open = locationOf(await store.go('/checkout'))
  expect(open).toMatch(/^\/checkouts\/cn\/[0-9a-f]{32}$/)
  expect(await (await store.go(open)).text()).toContain('Stoneware mug')
  await setAttributes({ click_id: 'after' })
  await store.post('/cart/add.js', { id: linen!.variantId })
  await store.submit(open)
  expect(await store.order()).toMatchObject({
    note_attributes: [{ name: 'click_id', value: 'before' }],
    line_items: [{ title: 'Stoneware mug' }],
    checkout_token: open.split('/').at(-1),
  })
  expect((await store.submit(open)).status).toBe(404)
})

test('the cart page’s button takes over the form’s attributes and opens the checkout', async () => {
  await addMug()
  const answer = await store.submit('/cart', { 'attributes[click_id]': 'in-form', checkout: '' })
  await store.submit(locationOf(answer))
  expect(await store.order()).toMatchObject({ note_attributes: [{ name: 'click_id', value: 'in-form' }] })
  expect(locationOf(await store.submit('/en-ca/cart', { note: 'Wrap it' }))).toBe('/en-ca/cart')
})

test('Buy it now buys its line alone, in a cart of its own, with its properties and without attributes', async () => {
  await addMug()
  await setAttributes({ click_id: 'lost' })
  const { token } = (await (await store.go('/cart.js')).json()) as { token: string }
  const open = await store.submit('/checkouts/buy-now', {
    id: String(linen!.variantId),
    quantity: '2',
    'properties[_click_id]': 'kept',
  })
  await store.submit(locationOf(open))
  const order = await store.order()
  expect(order).toMatchObject({
    note_attributes: [],
    line_items: [{ title: 'Linen throw', quantity: 2, properties: [{ name: '_click_id', value: 'kept' }] }],
  })
  expect(order['cart_token']).toMatch(/^[0-9a-f]{32}$/)
  expect(order['cart_token']).not.toBe(token.split('?')[0])
  expect(await (await store.go('/cart.js')).json()).toMatchObject({ item_count: 1 })
})

test('a wallet keeps line properties, and nothing else of the visit or the cart', async () => {
  await store.go('/products/stoneware-mug?click_id=landing', {
    headers: { referer: 'https://blog.example/' },
  })
  await addMug()
  await setAttributes({ click_id: 'lost' })
  const answer = await store.submit('/wallets/checkouts')
  expect(locationOf(answer)).toMatch(/^\/thank-you\/\d+$/)
  expect(await store.order()).toMatchObject({
    landing_site: '/wallets/checkouts.json',
    referring_site: null,
    cart_token: '',
    checkout_token: expect.stringMatching(/^[0-9a-f]{32}$/),
    note_attributes: [],
    line_items: [{ properties: [{ name: '_click_id', value: 'from-line' }] }],
  })
  expect(await (await store.go('/cart.js')).json()).toMatchObject({ item_count: 0 })
})

test('a private attribute is the order’s, and not to be seen in the shop', async () => {
  await addMug()
  await setAttributes({ click_id: 'seen', __click_id: 'hidden' })
  expect(await (await store.go('/cart.js')).json()).toMatchObject({ attributes: { click_id: 'seen' } })
  expect(JSON.stringify(await (await store.go('/cart.js')).json())).not.toContain('hidden')
  await store.post('/checkout')
  expect((await store.order())['note_attributes']).toContainEqual({ name: '__click_id', value: 'hidden' })
})

test.each([
  ['/checkout', '/cart'],
  ['/en-ca/checkout', '/en-ca/cart'],
])('with an empty cart %s leads back to %s', async (path, to) => {
  expect(locationOf(await store.go(path))).toBe(to)
})

test('a checkout that nobody opened is not found', async () => {
  expect((await store.go('/checkouts/cn/0')).status).toBe(404)
  expect((await store.submit('/checkouts/buy-now', { id: '1' })).status).toBe(422)
})
