// The shop at storefrontUrl: which part of it answers what. Below a locale it is the same shop.
import type { RunningServer } from '../web/server.ts'
import { Refusal, sendJson, sendTo, startServer } from '../web/server.ts'
import { sendAnyOrder } from './any-order.ts'
import { buyNow, completeCheckout, openCheckout, payByWallet, submitCart } from './buying.ts'
import { serveCart } from './cart-api.ts'
import { cartJson, productJson } from './cart-json.ts'
import { findByHandle, PRODUCTS } from './catalog.ts'
import { serveCdn } from './cdn.ts'
import { createCheckouts } from './checkouts.ts'
import { takeDiscountLink, takePermalink } from './cart-links.ts'
import { createEmbed } from './embed.ts'
import { splitLocale } from './locale.ts'
import { takeAccount, takePassword } from './account.ts'
import { forwardToApp } from './proxy.ts'
import { serveSettings } from './settings.ts'
import { showPage, showPassword } from './show-page.ts'
import { isLocked } from './shopfront.ts'
import type { Shopfront, StorefrontOptions, Visit } from './shopfront.ts'
import { createVisitors, signedInCustomer } from './visitors.ts'

/** Where Shopify lets an app proxy lie; nothing else of a shop does. */
const PROXY_PATH = /^\/(a|apps|community|tools)\//

/** Starts the shop of `platform.shop`. */
export function startStorefront(options: StorefrontOptions): Promise<RunningServer> {
  const front: Shopfront = {
    ...options,
    visitors: createVisitors(),
    checkouts: createCheckouts(),
    embed: createEmbed(options.embedFolder),
    currency: options.platform.shop.currency,
  }
  return startServer({
    port: options.port,
    handle: (request, response, url) =>
      route(front, { request, response, url, ...splitLocale(url.pathname) }),
  })
}

async function route(front: Shopfront, visit: Visit): Promise<void> {
  const { request, response, url, pathname, root } = visit
  if (url.pathname.startsWith('/cdn/')) return serveCdn(front.embed, request, response, url.pathname)
  if (/^\/sandbox(\/|$)/.test(url.pathname)) return serveSettings(front, request, response, url)
  if (request.method === 'POST' && url.pathname === '/orders')
    return sendAnyOrder(front.platform, request, response)
  if (pathname === '/password')
    return request.method === 'POST' ? takePassword(front, visit) : showPassword(front, visit, false)
  if (isLocked(front, request)) return sendTo(response, `${root}password`)
  if (PROXY_PATH.test(pathname)) return proxy(front, visit)
  if (request.method === 'POST') return takePost(front, visit)
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal(405, 'method not allowed')
  return answerGet(front, visit)
}

function proxy(front: Shopfront, visit: Visit): Promise<void> {
  const { app, shop } = front.platform
  const { proxyPrefix: prefix } = shop.settings
  if (!`${visit.pathname}/`.startsWith(`${prefix}/`)) throw new Refusal(404, 'no app proxy is here')
  const customerId = signedInCustomer(visit.request)
  const target = { appUrl: front.appUrl, apiSecret: app.apiSecret, shopDomain: shop.domain }
  return forwardToApp({ ...target, prefix, customerId }, visit)
}

async function takePost(front: Shopfront, visit: Visit): Promise<void> {
  const { request, response, pathname } = visit
  if (pathname === '/checkout') return completeCheckout(front, request, response)
  if (pathname === '/checkouts/buy-now') return buyNow(front, request, response)
  if (pathname === '/wallets/checkouts') return payByWallet(front, request, response)
  if (pathname.startsWith('/checkouts/cn/'))
    return completeCheckout(front, request, response, opened(front, visit))
  if (pathname.startsWith('/account/')) return takeAccount(visit)
  if (pathname === '/cart') return submitCart(front, visit)
  const path = /^\/cart\/(add|update|change|clear)(?:\.js)?$/.exec(pathname)?.[1]
  const isCart = path !== undefined && (await serveCart(front, visit, path))
  if (!isCart) throw new Refusal(404, 'no such page')
}

function answerGet(front: Shopfront, visit: Visit): void {
  const { request, response, pathname, root } = visit
  const cart = front.visitors.cart(request, response)
  if (pathname === '/cart.js' || pathname === '/cart.json')
    return sendJson(response, 200, cartJson(cart, front.currency))
  if (pathname === '/products.json') return sendJson(response, 200, { products: PRODUCTS.map(productJson) })
  const handle = /^\/products\/([^/]+)\.js$/.exec(pathname)?.[1]
  const product = handle === undefined ? undefined : findByHandle(handle)
  if (product) return sendJson(response, 200, productJson(product))
  if (pathname.startsWith('/discount/')) return takeDiscountLink(front, visit, cart)
  if (/^\/cart\/\d+:\d+/.test(pathname)) return takePermalink(front, visit, cart)
  if (pathname === '/checkout') return openCheckout(front, response, cart, root)
  showPage(front, visit, pathname.startsWith('/checkouts/cn/') ? opened(front, visit) : null)
}

/** The open checkout of the path. */
function opened({ checkouts }: Shopfront, { pathname }: Visit) {
  const checkout = checkouts.find(pathname.slice('/checkouts/cn/'.length))
  if (!checkout) throw new Refusal(404, 'this checkout is done, or never was')
  return checkout
}
