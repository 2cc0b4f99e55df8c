import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Receiver } from '../shopify/receiver.fixture.ts'
import { PRODUCTS } from './catalog.ts'
import { startStore } from './store.fixture.ts'
import type { Store } from './store.fixture.ts'

const [mug, linen] = PRODUCTS
let store: Store
let receiver: Receiver

beforeEach(async () => {
  store = await startStore()
  receiver = store.receiver
})
afterEach(() => store.close())

type Json = Record<string, never> & {
  items: Json[]
  attributes: Record<string, string>
  order_id: string
  name: string
  token: string
}
const go = (path: string, init?: RequestInit) => store.go(path, init)
const json = async (answer: Response) => (await answer.json()) as Json
const post = (path: string, body?: unknown) => store.post(path, body)
const cart = async () => json(await go('/cart.js'))

describe('the Ajax cart', () => {
  test('adds, changes and clears', async () => {
    expect(await json(await post('/cart/add.js', { id: mug!.variantId, quantity: 2 }))).toMatchObject({
      quantity: 2,
      price: 2400,
    })
    await post('/cart/add.js', {
      items: [{ id: mug!.variantId }, { id: linen!.variantId, properties: { _click_id: 'c' } }],
    })
    expect(await cart()).toMatchObject({ item_count: 4, total_price: 16100, currency: 'USD' })
    expect((await cart()).items[1]).toMatchObject({ properties: { _click_id: 'c' } })
    await post('/cart/change.js', { line: 1, quantity: 1 })
    await post('/cart/update.js', { updates: { [linen!.variantId]: 0 } })
    expect(await cart()).toMatchObject({ item_count: 1 })
    expect(await json(await post('/cart/clear.js'))).toMatchObject({ item_count: 0, items: [] })
  })

  test('attributes merge, an empty value takes one away, and clearing keeps them', async () => {
    await post('/cart/update.js', { attributes: { click_id: 'one', gift: 'yes' } })
    await post('/cart/update.js', { attributes: { click_id: 'two' } })
    expect((await cart()).attributes).toEqual({ click_id: 'two', gift: 'yes' })
    await post('/cart/update.js', { attributes: { gift: '' } })
    await post('/cart/clear.js')
    expect((await cart()).attributes).toEqual({ click_id: 'two' })
  })

  test('takes the forms of a theme, urlencoded and multipart', async () => {
    const form = new FormData()
    form.set('id', String(mug!.variantId))
    form.set('properties[_click_id]', 'from-form')
    expect((await go('/cart/add.js', { method: 'POST', body: form })).status).toBe(200)
    const plain = new URLSearchParams({ id: String(linen!.variantId), quantity: '3' })
    expect((await go('/cart/add', { method: 'POST', body: plain })).headers.get('location')).toBe('/cart')
    expect((await cart()).items).toMatchObject([{ properties: { _click_id: 'from-form' } }, { quantity: 3 }])
  })

  test('refuses a variant that nobody sells', async () => {
    expect((await post('/cart/add.js', { id: 1 })).status).toBe(422)
  })

  test('its token carries a key that the order’s does not', async () => {
    const { token } = await cart()
    expect(token).toMatch(/^[0-9a-f]+\?key=/)
    await post('/checkout')
    const [webhook] = await receiver.next(1)
    expect(JSON.parse(webhook!.body).cart_token).toBe(token.split('?')[0])
  })
})

describe('checkout', () => {
  test('sends the order as signed webhooks with the visit’s first page and the cart’s attributes', async () => {
    await go('/products/stoneware-mug?click_id=0198&utm=x', {
      headers: { referer: 'https://blog.example/post' },
    })
    await go('/cart')
    await post('/cart/add.js', { id: mug!.variantId, quantity: 2 })
    await post('/cart/update.js', { attributes: { click_id: '0198' } })
    const placed = await json(await post('/checkout', { discountCodes: ['partner20'] }))
    const [create, paid] = await receiver.next(2)
    expect([create, paid].map((each) => each!.headers['x-shopify-topic'])).toEqual([
      'orders/create',
      'orders/paid',
    ])
    expect(create!.headers['x-shopify-hmac-sha256']).toBe(
      createHmac('sha256', 'secret').update(create!.body).digest('base64'),
    )
    expect(create!.body.startsWith(`{"id":${placed.order_id},`)).toBe(true)
    expect(JSON.parse(create!.body)).toMatchObject({
      name: placed.name,
      landing_site: '/products/stoneware-mug?click_id=0198&utm=x',
      referring_site: 'https://blog.example/post',
      note_attributes: [{ name: 'click_id', value: '0198' }],
      discount_codes: [{ code: 'PARTNER20', amount: '9.60' }],
      subtotal_price: '38.40',
    })
    expect((await cart()).items).toEqual([])
  })

  test('a shopper in a browser lands on the thank-you page', async () => {
    await post('/cart/add.js', { id: mug!.variantId })
    const form = new URLSearchParams({ discount: 'WELCOME10', paid: 'true' })
    const answer = await go('/checkout', { method: 'POST', body: form, headers: { accept: 'text/html' } })
    expect(answer.status).toBe(303)
    const page = await (await go(answer.headers.get('location')!)).text()
    expect(page).toContain('#1001')
    expect(page).toContain('WELCOME10')
  })

  test('a code that the shop does not know is refused, in JSON and on the page', async () => {
    expect((await post('/checkout', { discountCodes: ['NOPE'] })).status).toBe(422)
    await post('/cart/add.js', { id: mug!.variantId })
    const form = new URLSearchParams({ discount: 'NOPE' })
    const page = await go('/checkout', { method: 'POST', body: form, headers: { accept: 'text/html' } })
    expect(await page.text()).toContain('no discount code NOPE')
    expect(receiver.received).toEqual([])
  })

  test('lines, prices and codes can be named, for a script', async () => {
    const lines = [{ title: 'Odd thing', price: '19.99', quantity: 3 }]
    await post('/checkout', {
      lines,
      discountCodes: [{ code: 'TEN', amount: '10.00' }],
      paid: false,
      test: true,
      landing_site: null,
    })
    const [webhook] = await receiver.next(1)
    expect(JSON.parse(webhook!.body)).toMatchObject({
      subtotal_price: '49.97',
      financial_status: 'pending',
      test: true,
      landing_site: null,
      discount_codes: [{ code: 'TEN', type: 'fixed_amount' }],
    })
  })

  test('a discount link keeps its code until checkout', async () => {
    const answer = await go('/discount/PARTNER20?redirect=/products/linen-throw?click_id=7')
    expect(answer.headers.get('location')).toBe('/products/linen-throw?click_id=7')
    await go(answer.headers.get('location')!)
    await post('/checkout')
    const [webhook] = await receiver.next(1)
    expect(JSON.parse(webhook!.body)).toMatchObject({
      landing_site: '/products/linen-throw?click_id=7',
      discount_codes: [{ code: 'PARTNER20' }],
    })
  })

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example'])(
    'a discount link does not lead to %s',
    async (redirect) => {
      expect((await go(`/discount/A?redirect=${encodeURIComponent(redirect)}`)).headers.get('location')).toBe(
        '/',
      )
    },
  )
})

describe('any order', () => {
  test('goes out with its numbers as they were written, and the app’s status comes back', async () => {
    receiver.statuses.push(401)
    const body = '{"topic":"orders/updated","order":{"id":820982911946154508,"subtotal":195.60}}'
    const answer = await go('/orders', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.status).toBe(401)
    expect(receiver.received[0]).toMatchObject({
      body: '{"id":820982911946154508,"subtotal":195.60}',
      headers: { 'x-shopify-topic': 'orders/updated' },
    })
  })

  test('as a text it goes out byte for byte', async () => {
    await post('/orders', { order: '{ "id": 1 } ', topic: 'orders/create' })
    expect(receiver.received[0]!.body).toBe('{ "id": 1 } ')
  })

  test('without an order it is refused', async () => {
    expect((await post('/orders', { topic: 'orders/create' })).status).toBe(422)
  })
})

describe('the app proxy', () => {
  test('passes on signed, without cookies, and hands redirects through', async () => {
    await go('/')
    receiver.statuses.push(302)
    const answer = await go(
      '/apps/throughline/r/main?via=a&sub1=1&sub10=2&sub=3&tag=x&tag=y&shop=forged&signature=forged',
    )
    expect(answer.status).toBe(302)
    const [request] = receiver.received
    expect(request!.headers['cookie']).toBeUndefined()
    const url = new URL(request!.url, 'http://app')
    expect(url.pathname).toBe('/proxy/r/main')
    expect(url.searchParams.getAll('shop')).toEqual(['demo.myshopify.com'])
    expect(url.searchParams.get('path_prefix')).toBe('/apps/throughline')
    expect(Math.abs(Number(url.searchParams.get('timestamp')) - Date.now() / 1000)).toBeLessThan(5)
    const [timestamp, signature] = [url.searchParams.get('timestamp'), url.searchParams.get('signature')]
    const signed = `logged_in_customer_id=path_prefix=/apps/throughlineshop=demo.myshopify.comsub10=2sub1=1sub=3tag=x,ytimestamp=${timestamp}via=a`
    expect(signature).toBe(createHmac('sha256', 'secret').update(signed).digest('hex'))
  })

  test('passes a body on, and says when the app is away', async () => {
    await post('/apps/throughline/click', { a: 1 })
    expect(receiver.received[0]).toMatchObject({ method: 'POST', body: '{"a":1}' })
    await receiver.close()
    expect((await go('/apps/throughline/x')).status).toBe(502)
  })
})
