// The ways into the cart and out of it.
import { LANDING, type Path } from './path.ts'
import type { AddBy } from './shopper.ts'

const adding =
  (by: AddBy): Path['walk'] =>
  async (shopper) => {
    await shopper.visit(LANDING)
    await shopper.add(by)
    return shopper.checkOut()
  }
const cart = { group: 'Putting things into the cart', partner: 'wanderlist', won: 'order_attribute' } as const
const checkout = { group: 'Checking out', partner: 'wanderlist', won: 'order_attribute' } as const

export const CART_PATHS: Path[] = [
  { ...cart, name: 'by fetch, without a page load', walk: adding('fetch') },
  { ...cart, name: 'by XMLHttpRequest with a body of the theme’s own', walk: adding('xhr') },
  { ...cart, name: 'by a form with a page load', walk: adding('form') },
  {
    ...cart,
    name: 'from a section that the theme editor has reloaded',
    walk: async (shopper) => {
      const { page } = shopper
      await shopper.visit(LANDING)
      await shopper.visit('/products/stoneware-mug?design_mode=1')
      await page.locator('#reload-section').click()
      await page.locator('#product-form input[name="properties[_click_id]"]').waitFor({ state: 'attached' })
      await page.locator('#add-fetch').click()
      await page.locator('#cart-added').waitFor()
      return shopper.checkOut()
    },
  },
  {
    ...cart,
    name: 'after another script has overwritten the cart’s attributes',
    walk: async (shopper) => {
      await shopper.visit(LANDING)
      await shopper.visit('/')
      // No theme's way: by a request that no script of the page sees.
      await shopper.page.request.post(new URL('/cart/update.js', shopper.page.url()).href, {
        data: { attributes: { click_id: '', __click_id: '' } },
      })
      await shopper.add('xhr')
      return shopper.checkOut()
    },
  },
]

export const CHECKOUT_PATHS: Path[] = [
  {
    ...checkout,
    name: 'by the link in the theme’s notice, straight after adding',
    walk: async (shopper) => {
      await shopper.visit(LANDING)
      await shopper.visit('/products/stoneware-mug')
      await shopper.page.locator('#add-fetch').click()
      await shopper.page.locator('#cart-added').getByRole('link', { name: 'Check out' }).click()
      return shopper.placeOrder()
    },
  },
  {
    ...checkout,
    name: '`Buy it now`, which leaves the cart and its attributes behind',
    walk: async (shopper) => {
      await shopper.visit(LANDING)
      return shopper.buyNow()
    },
    won: 'line_property',
  },
  {
    ...checkout,
    name: '`Buy it now` on the landing page’s own visit, with the setting switched off',
    settings: { buyItNow: false },
    walk: async (shopper) => {
      await shopper.visit(LANDING)
      return shopper.buyNow()
    },
    won: 'landing_page',
  },
  {
    ...checkout,
    name: 'express checkout, which drops the cart’s attributes, its token and the landing page',
    walk: async (shopper) => {
      await shopper.visit(LANDING)
      await shopper.add('fetch')
      return shopper.express()
    },
    won: 'line_property',
  },
  {
    ...checkout,
    name: 'express checkout of a line without properties: only the pixel tells',
    walk: async (shopper) => {
      await shopper.visit(LANDING)
      await shopper.add('xhr')
      return shopper.express()
    },
    won: 'checkout_token',
    isLate: true,
  },
  {
    ...checkout,
    name: 'by a cart permalink',
    walk: async (shopper) => {
      await shopper.visit(LANDING)
      await shopper.page.goto(new URL('/cart/45000000000001:1', shopper.page.url()).href)
      return shopper.placeOrder()
    },
  },
]
