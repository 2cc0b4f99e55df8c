// The ways to an order: the checkout of the cart, Buy it now, a wallet, and `POST /checkout` for scripts.
import { readFields } from '../web/body.ts'
import { idText } from '../web/exact-json.ts'
import type { Request, Response } from '../web/server.ts'
import { Refusal, sendHtml, sendJson, sendTo } from '../web/server.ts'
import { receiveOrder } from '../shopify/platform.ts'
import type { Order } from '../shopify/order.ts'
import { addLine, emptyCart } from './cart.ts'
import type { Cart } from './cart.ts'
import { readLines, updateCart } from './cart-api.ts'
import { checkoutPage } from './checkout-pages.ts'
import { readPurchase } from './checkout.ts'
import { newToken } from './checkouts.ts'
import type { Checkout } from './checkouts.ts'
import type { Shopfront, Visit } from './shopfront.ts'

/** What the platform writes as the landing page of an order that a wallet placed. */
const WALLET_LANDING_SITE = '/wallets/checkouts.json'

/** Opens a checkout of the cart as it is now; an empty one stays where it is. */
export function openCheckout(front: Shopfront, response: Response, cart: Cart, root: string): void {
  if (cart.lines.length === 0) return sendTo(response, `${root}cart`)
  sendTo(response, `/checkouts/cn/${front.checkouts.open(cart).token}`)
}

/** The cart page's own form; its button goes on to the checkout. */
export async function submitCart(front: Shopfront, { request, response, root }: Visit): Promise<void> {
  const fields = await readFields(request)
  const cart = updateCart(front.visitors.cart(request, response), fields)
  front.visitors.saveCart(cart)
  if ('checkout' in fields) return openCheckout(front, response, cart, root)
  sendTo(response, `${root}cart`)
}

/** `POST /checkout`: opens and completes in one; `POST /checkouts/cn/<token>`: completes what is open. */
export async function completeCheckout(
  front: Shopfront,
  request: Request,
  response: Response,
  opened?: Checkout,
): Promise<void> {
  const isBrowser = request.headers.accept?.includes('text/html') ?? false
  const fields = await readFields(request)
  const cart = opened?.cart ?? front.visitors.cart(request, response)
  if (isBrowser && cart.lines.length === 0) return sendTo(response, '/cart')
  const checkout = opened ?? front.checkouts.open(cart)
  try {
    const order = place(front, request, checkout, fields)
    front.checkouts.close(checkout)
    front.visitors.leave(request, cart)
    if (isBrowser) return thank(response, order)
    sendJson(response, 200, { order_id: idText(order.id), name: order.name })
  } catch (error) {
    if (!isBrowser || !(error instanceof Refusal)) throw error
    sendHtml(response, checkoutPage(checkout, front.currency, error.message), error.status)
  }
}

/** The fields of a product form: a checkout of that line alone, with a cart of its own and none of the cart's attributes. */
export async function buyNow(front: Shopfront, request: Request, response: Response): Promise<void> {
  const { discountCodes } = front.visitors.cart(request, response)
  const [line] = readLines(await readFields(request))
  const cart = addLine({ ...emptyCart(newToken(), newToken()), discountCodes }, line!)
  if (!cart) throw new Refusal(422, 'the shop does not sell that')
  openCheckout(front, response, cart, '/')
}

/** Pays at once with a wallet: lines keep their properties, and that is all that is left of the cart. */
export function payByWallet(front: Shopfront, request: Request, response: Response): void {
  const cart = front.visitors.cart(request, response)
  if (cart.lines.length === 0) return sendTo(response, '/cart')
  const checkout = { token: newToken(), cart: { ...cart, attributes: {}, note: null, token: '' } }
  const order = place(front, request, checkout, {
    landing_site: WALLET_LANDING_SITE,
    referring_site: null,
  })
  front.visitors.leave(request, cart)
  thank(response, order)
}

function place(front: Shopfront, request: Request, { cart, token }: Checkout, fields: unknown): Order {
  const { visitors, platform, currency } = front
  const visitor = { cart, visit: visitors.visit(request), customerId: visitors.customerId(request) }
  return receiveOrder(platform, readPurchase(fields, { ...visitor, checkoutToken: token }, currency))
}

function thank(response: Response, order: Order): void {
  sendTo(response, `/thank-you/${idText(order.id)}`)
}
