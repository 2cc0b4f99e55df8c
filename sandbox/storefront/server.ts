// The shop at storefrontUrl: pages, Ajax cart, checkout, discount links, the app proxy, and `POST /orders`.
import { readFields } from '../web/body.ts'
import type { Request, Response, RunningServer } from '../web/server.ts'
import { Refusal, sendHtml, sendJson, sendTo, startServer } from '../web/server.ts'
import { idText } from '../web/exact-json.ts'
import { receiveOrder } from '../shopify/platform.ts'
import type { Platform } from '../shopify/platform.ts'
import { sendAnyOrder } from './any-order.ts'
import { addLine, mergeAttributes } from './cart.ts'
import type { Cart } from './cart.ts'
import { serveCart, splitCodes } from './cart-api.ts'
import { cartJson, productJson } from './cart-json.ts'
import { findByHandle, PRODUCTS } from './catalog.ts'
import { readPurchase } from './checkout.ts'
import { cartPage, checkoutPage, homePage, productPage, thankYouPage } from './pages.ts'
import { forwardToApp, PROXY_PREFIX } from './proxy.ts'
import { createVisitors } from './visitors.ts'
import type { Visitors } from './visitors.ts'

export type StorefrontOptions = {
  port?: number
  platform: Platform
  appUrl: () => string
  adminUrl: () => string
}
type Shopfront = StorefrontOptions & { visitors: Visitors; currency: string }

/** Starts the shop of `platform.shop`. */
export function startStorefront(options: StorefrontOptions): Promise<RunningServer> {
  const front: Shopfront = {
    ...options,
    visitors: createVisitors(),
    currency: options.platform.shop.currency,
  }
  return startServer({
    port: options.port,
    handle: (request, response, url) => route(front, request, response, url),
  })
}

async function route(front: Shopfront, request: Request, response: Response, url: URL): Promise<void> {
  const { pathname } = url
  if (pathname === PROXY_PREFIX || pathname.startsWith(`${PROXY_PREFIX}/`)) {
    const { app, shop } = front.platform
    const target = { appUrl: front.appUrl, apiSecret: app.apiSecret, shopDomain: shop.domain }
    return forwardToApp(target, request, response, url)
  }
  if (request.method === 'POST') return takePost(front, request, response, pathname)
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal(405, 'method not allowed')
  const cart = front.visitors.cart(request, response)
  const data = jsonOf(front, cart, pathname)
  if (data !== undefined) return sendJson(response, 200, data)
  if (pathname.startsWith('/discount/')) return takeDiscountLink(front, cart, response, url)
  if (/^\/cart\/\d+:\d+/.test(pathname)) return takePermalink(front, cart, response, url)
  showPage(front, request, response, url, cart)
}

function jsonOf({ currency }: Shopfront, cart: Cart, pathname: string): unknown {
  if (pathname === '/cart.js' || pathname === '/cart.json') return cartJson(cart, currency)
  if (pathname === '/products.json') return { products: PRODUCTS.map(productJson) }
  const handle = /^\/products\/([^/]+)\.js$/.exec(pathname)?.[1]
  const product = handle === undefined ? undefined : findByHandle(handle)
  return product && productJson(product)
}

async function takePost(
  front: Shopfront,
  request: Request,
  response: Response,
  pathname: string,
): Promise<void> {
  if (pathname === '/orders') return sendAnyOrder(front.platform, request, response)
  if (pathname === '/checkout') return checkOut(front, request, response)
  const path = /^\/cart\/(add|update|change|clear)(?:\.js)?$/.exec(pathname)?.[1]
  const isCart =
    path !== undefined && (await serveCart(front.visitors, front.currency, request, response, path))
  if (!isCart) throw new Refusal(404, 'no such page')
}

async function checkOut(front: Shopfront, request: Request, response: Response): Promise<void> {
  const { visitors, platform, currency } = front
  const cart = visitors.cart(request, response)
  const isBrowser = request.headers.accept?.includes('text/html') ?? false
  const fields = await readFields(request)
  if (isBrowser && cart.lines.length === 0) return sendTo(response, '/cart')
  try {
    const visitor = { cart, visit: visitors.visit(request), customerId: visitors.customerId(request) }
    const order = receiveOrder(platform, readPurchase(fields, visitor, currency))
    visitors.leave(request, cart)
    const id = idText(order.id)
    if (isBrowser) return sendTo(response, `/thank-you/${id}`)
    sendJson(response, 200, { order_id: id, name: order.name })
  } catch (error) {
    if (!isBrowser || !(error instanceof Refusal)) throw error
    sendHtml(response, checkoutPage(cart, currency, error.message), error.status)
  }
}

/** `/discount/CODE?redirect=/path`: the code waits in the cart until checkout. */
function takeDiscountLink({ visitors }: Shopfront, cart: Cart, response: Response, url: URL): void {
  const code = decodeURIComponent(url.pathname.slice('/discount/'.length))
  visitors.saveCart({ ...cart, discountCodes: [code] })
  const wanted = url.searchParams.get('redirect') ?? '/'
  sendTo(response, /^\/(?![/\\])/.test(wanted) ? wanted : '/')
}

/** `/cart/<variant>:<quantity>,…?discount=…&attributes[k]=v`: a cart in a link, straight to checkout. */
function takePermalink({ visitors }: Shopfront, cart: Cart, response: Response, url: URL): void {
  let next: Cart = { ...cart, lines: [] }
  for (const pair of url.pathname.slice('/cart/'.length).split(',')) {
    const [variantId, quantity] = pair.split(':').map(Number)
    const grown = addLine(next, { variantId: variantId ?? 0, quantity: quantity || 1, properties: {} })
    if (!grown) throw new Refusal(404, 'the shop does not sell that')
    next = grown
  }
  const attributes = [...url.searchParams].flatMap(([name, value]) => {
    const key = /^attributes\[(.+)\]$/.exec(name)?.[1]
    return key === undefined ? [] : [[key, value] as const]
  })
  const discount = url.searchParams.get('discount')
  if (discount !== null) next = { ...next, discountCodes: splitCodes(discount) }
  visitors.saveCart(mergeAttributes(next, Object.fromEntries(attributes)))
  sendTo(response, '/checkout')
}

function showPage(front: Shopfront, request: Request, response: Response, url: URL, cart: Cart): void {
  const { visitors, platform, currency } = front
  const [, first, second] = url.pathname.split('/')
  if (url.pathname === '/favicon.ico') return void response.writeHead(404).end()
  if (request.method === 'GET') visitors.seen(request, response, url)
  if (first === 'cart') return sendHtml(response, cartPage(cart, currency))
  if (first === 'checkout') {
    return cart.lines.length > 0
      ? sendHtml(response, checkoutPage(cart, currency))
      : sendTo(response, '/cart')
  }
  if (first === 'products' && second !== undefined) {
    const product = findByHandle(second)
    if (product) return sendHtml(response, productPage(product, cart, currency))
  }
  if (first === 'thank-you') {
    const order = platform.state.findOrder(platform.shop, second ?? '')
    if (order) return sendHtml(response, thankYouPage(order, cart, `${front.adminUrl()}/orders`))
  }
  // Any other path is the home page too: a partner's landing page may have any name.
  sendHtml(response, homePage(cart, currency))
}
