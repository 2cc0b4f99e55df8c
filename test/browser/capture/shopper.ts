// A shopper in a real browser: what people do in the shop, by the buttons that they see.
import type { BrowserContext, Page } from 'playwright-core'

export type AddBy = 'fetch' | 'xhr' | 'form'

const ADD_BUTTONS: Record<AddBy, string> = { fetch: '#add-fetch', xhr: '#add-xhr', form: '#add-plain' }
const PRODUCT = 'products/stoneware-mug'

export interface Shopper {
  context: BrowserContext
  page: Page
  /** Opens a page of the shop by its path and query, and waits until its scripts have come to rest. */
  visit(path: string): Promise<void>
  /** Opens a product, within the market of `root`, and puts it into the cart. */
  add(by: AddBy, root?: string): Promise<void>
  /** From the cart page through the checkout. @returns the order's id */
  checkOut(root?: string): Promise<string>
  /** From the checkout page, however it was come to. @returns the order's id */
  placeOrder(): Promise<string>
  buyNow(): Promise<string>
  express(): Promise<string>
  /** The cart as the theme sees it. */
  attributes(): Promise<Record<string, string>>
}

export function createShopper(context: BrowserContext, page: Page, shopUrl: string): Shopper {
  async function visit(path: string): Promise<void> {
    await page.goto(shopUrl + path)
    await page.waitForLoadState('networkidle')
  }
  async function placeOrder(): Promise<string> {
    await page.getByRole('button', { name: 'Place the order' }).click()
    return orderId()
  }
  async function orderId(): Promise<string> {
    await page.getByRole('heading', { name: 'Thank you', exact: true }).waitFor()
    await page.waitForLoadState('networkidle')
    return new URL(page.url()).pathname.split('/').at(-1) as string
  }
  return {
    context,
    page,
    visit,
    async add(by, root = '/') {
      await visit(root + PRODUCT)
      await page.locator(ADD_BUTTONS[by]).click()
      if (by === 'form') await page.waitForURL(/\/cart$/)
      else await page.locator('#cart-added').waitFor()
      await page.waitForLoadState('networkidle')
    },
    async checkOut(root = '/') {
      await visit(`${root}cart`)
      await page.locator('#checkout').click()
      return placeOrder()
    },
    placeOrder,
    async buyNow() {
      await visit(`/${PRODUCT}`)
      await page.locator('#buy-now').click()
      return placeOrder()
    },
    async express() {
      await visit('/cart')
      await page.locator('#express-checkout').click()
      return orderId()
    },
    async attributes() {
      const { attributes } = (await (await page.request.get(`${shopUrl}/cart.js`)).json()) as {
        attributes: Record<string, string>
      }
      return attributes
    },
  }
}
