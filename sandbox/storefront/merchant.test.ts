// What the merchant of the sandbox's shop can change, and who is signed in.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NEW_SHOP_SETTINGS } from '../shopify/shop-settings.ts'
import { startStore } from './store.fixture.ts'
import type { Store } from './store.fixture.ts'
import { createVisitor } from './visitor.ts'

let store: Store
beforeEach(async () => void (store = await startStore()))
afterEach(() => store.close())

const settings = async () => (await store.go('/sandbox/settings')).json()
const forwarded = () => new URL(store.receiver.received.at(-1)!.url, 'http://app')

describe('the settings', () => {
  test('are told whole, and changed in part', async () => {
    expect(await settings()).toEqual(NEW_SHOP_SETTINGS)
    const answer = await store.set({ embed: false, proxyPrefix: '/a/partners' })
    expect(await answer.json()).toEqual({
      ...NEW_SHOP_SETTINGS,
      embed: false,
      proxyPrefix: '/a/partners',
    })
    expect(await (await store.go('/sandbox')).text()).toContain('value="/a/partners"')
  })

  test.each([
    { nonsense: true },
    { embed: 'yes' },
    { proxyPrefix: '/elsewhere' },
    { proxyPrefix: '/apps/a/b' },
  ])('%j is refused', async (wanted) => {
    expect((await store.set(wanted as object)).status).toBe(422)
    expect(await settings()).toEqual(NEW_SHOP_SETTINGS)
  })

  test('order webhooks get lost while they are to', async () => {
    await store.set({ webhooksHeld: true })
    await store.post('/checkout')
    await store.set({ webhooksHeld: false })
    await store.post('/checkout')
    expect(await store.order()).toMatchObject({ name: '#1002' })
    expect(store.platform.shop.orders).toHaveLength(2)
  })
})

describe('a locked shop', () => {
  const REDIRECT = 303
  beforeEach(() => store.set({ locked: true }))

  test.each(['/', '/en-ca/products/wool-socks', '/cart.js', '/apps/throughline/click', '/checkout'])(
    '%s leads to the password page',
    async (path) => {
      const answer = await store.go(path)
      expect(answer.status).toBe(REDIRECT)
      expect(answer.headers.get('location')).toBe(path.startsWith('/en-ca') ? '/en-ca/password' : '/password')
    },
  )

  test('opens with the password, and for who knows it only', async () => {
    expect((await store.post('/cart/add.js', { id: 45_000_000_000_001 })).status).toBe(REDIRECT)
    expect((await store.submit('/password', { password: 'wrong' })).status).toBe(401)
    expect((await store.submit('/password', { password: 'harbour' })).headers.get('location')).toBe('/')
    expect((await store.go('/')).status).toBe(200)
    expect((await createVisitor().fetch(`${store.url}/`)).status).toBe(REDIRECT)
  })
})

describe('the app proxy', () => {
  test('answers where the merchant has put it, and nowhere else', async () => {
    await store.set({ proxyPrefix: '/community/friends' })
    expect((await store.post('/community/friends/click?via=a')).status).toBe(200)
    expect(forwarded().pathname).toBe('/proxy/click')
    expect(forwarded().searchParams.get('path_prefix')).toBe('/community/friends')
    expect((await store.post('/apps/throughline/click')).status).toBe(404)
    expect((await store.go('/community/friendship')).status).toBe(404)
  })

  test('below a locale it is the same proxy under the same prefix', async () => {
    await store.post('/en-ca/apps/throughline/seen?click_id=1')
    expect(forwarded().pathname).toBe('/proxy/seen')
    expect(forwarded().searchParams.get('path_prefix')).toBe('/apps/throughline')
  })

  test('names the customer who is signed in, who is the one that the order names', async () => {
    const login = await store.post('/account/login', { email: 'Robin@example.com' })
    const { customer_id } = (await login.json()) as { customer_id: number }
    await store.post('/apps/throughline/click')
    expect(forwarded().searchParams.getAll('logged_in_customer_id')).toEqual([String(customer_id)])
    await store.post('/checkout')
    const placed = await store.receiver.next(2)
    expect(JSON.parse(placed[1]!.body)).toMatchObject({ customer: { id: customer_id } })

    const elsewhere = createVisitor()
    const again = await elsewhere.fetch(`${store.url}/account/login`, {
      method: 'POST',
      body: JSON.stringify({ email: 'robin@example.com' }),
      headers: { 'content-type': 'application/json' },
    })
    expect(await again.json()).toEqual({ customer_id })
    await store.submit('/account/logout')
    await store.post('/apps/throughline/click')
    expect(forwarded().searchParams.get('logged_in_customer_id')).toBe('')
  })

  test('nobody signs in without an e-mail', async () => {
    expect((await store.submit('/account/login', { email: 'Robin' })).status).toBe(422)
  })
})
