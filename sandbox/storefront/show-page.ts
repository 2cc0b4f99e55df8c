// Which page a path is. Pages of the theme may be kept by the browser for going back: no `no-store` on them.
import { Refusal, sendHtml } from '../web/server.ts'
import type { Html } from '../web/html.ts'
import { passwordPage, signInPage } from './account-pages.ts'
import { cartPage } from './cart-page.ts'
import { findByHandle } from './catalog.ts'
import { checkoutPage, thankYouPage } from './checkout-pages.ts'
import type { Checkout } from './checkouts.ts'
import { themeFrame } from './looks.ts'
import { pixelParts } from './pixel.ts'
import { homePage, productPage } from './product-pages.ts'
import { themeOf } from './shopfront.ts'
import type { Shopfront, Visit } from './shopfront.ts'
import type { Theme, ThemePage } from './theme.ts'

/** @param checkout of the path, where it is one's */
export function showPage(front: Shopfront, visit: Visit, checkout: Checkout | null): void {
  const { visitors, platform } = front
  const { request, response, url, pathname } = visit
  if (pathname === '/favicon.ico') return void response.writeHead(404).end()
  const sectionId = url.searchParams.get('section_id')
  if (request.method === 'GET' && sectionId === null) visitors.seen(request, response, url)
  if (checkout) return sendHtml(response, checkoutPage(checkout, front.currency))
  const [, first, second] = pathname.split('/')
  const order = first === 'thank-you' && platform.state.findOrder(platform.shop, second ?? '')
  if (order) {
    const pageUrl = new URL(url.pathname, platform.shop.storefrontUrl).href
    const pixel = pixelParts(platform.shop, order, pageUrl, Date.now())
    return sendHtml(response, thankYouPage(order, `${front.adminUrl()}/orders`, pixel))
  }
  const theme = themeOf(front, visit)
  const page = themePage(theme, first, second)
  if (sectionId !== null && sectionId !== 'main') throw new Refusal(404, 'no such section')
  sendThemed(visit, sectionId === null ? themeFrame(theme, page) : page.section, 200)
}

/** Any other path is the home page too: a partner's landing page may have any name. */
function themePage(theme: Theme, first: string | undefined, second: string | undefined): ThemePage {
  if (first === 'cart') return cartPage(theme)
  if (first === 'account') return signInPage(theme)
  const product = first === 'products' && second !== undefined ? findByHandle(second) : undefined
  return product ? productPage(product, theme) : homePage(theme)
}

export function showPassword(front: Shopfront, visit: Visit, isWrong: boolean): void {
  sendThemed(visit, passwordPage(themeOf(front, visit), isWrong), isWrong ? 401 : 200)
}

function sendThemed({ response }: Visit, page: Html, status: number): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-cache',
  })
  response.end(page.html)
}
