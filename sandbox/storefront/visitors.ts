// Who is in the shop: a visitor's cart (cookie `cart`), where the visit began (cookie `_shopify_s`), and a longer
// lived id (cookie `_shopify_y`) that makes the same browser the same customer.
import { createHash, randomBytes } from 'node:crypto'
import { readCookie, setCookie } from '../web/cookies.ts'
import type { Request, Response } from '../web/server.ts'
import { emptyCart } from './cart.ts'
import type { Cart } from './cart.ts'

export type Visit = { landingSite: string; referringSite: string | null; lastSeenMs: number }

export type Visitors = {
  cart(request: Request, response: Response): Cart
  saveCart(cart: Cart): void
  /** Notes a page view; the first of a visit is its landing page. */
  seen(request: Request, response: Response, url: URL): void
  visit(request: Request): Visit | undefined
  customerId(request: Request): number
  /** A completed checkout: the cart is gone and the next page begins a new visit. */
  leave(request: Request, cart: Cart): void
}

const VISIT_IDLE_MS = 30 * 60_000
const REMEMBERED = 20_000

export function createVisitors(): Visitors {
  const carts = new Map<string, Cart>()
  const visits = new Map<string, Visit>()
  const visitOf = (request: Request) => visits.get(readCookie(request, '_shopify_s') ?? '')
  return {
    cart(request, response) {
      const known = carts.get((readCookie(request, 'cart') ?? '').split('?')[0]!)
      if (known) return known
      const cart = emptyCart(token(), token())
      setCookie(response, 'cart', `${cart.token}?key=${cart.key}`)
      remember(carts, cart.token, cart)
      return cart
    },
    saveCart: (cart) => void remember(carts, cart.token, cart),
    seen(request, response, url) {
      if (!readCookie(request, '_shopify_y')) setCookie(response, '_shopify_y', token())
      const known = visitOf(request)
      if (known && !isNewVisit(known, url, Date.now())) return void (known.lastSeenMs = Date.now())
      const id = token()
      const referringSite = request.headers.referer ?? null
      remember(visits, id, { landingSite: url.pathname + url.search, referringSite, lastSeenMs: Date.now() })
      setCookie(response, '_shopify_s', id)
    },
    visit: visitOf,
    customerId: (request) =>
      signedInCustomer(request) ?? customerNumber(readCookie(request, '_shopify_y') ?? token()),
    leave(request, cart) {
      carts.delete(cart.token)
      visits.delete(readCookie(request, '_shopify_s') ?? '')
    },
  }
}

const SIGNED_IN = 'customer'

/** Who is signed in to the shop; null: nobody. */
export function signedInCustomer(request: Request): number | null {
  const id = Number(readCookie(request, SIGNED_IN))
  return Number.isSafeInteger(id) && id > 0 ? id : null
}

/** The same e-mail is the same customer, in whatever browser. */
export function signIn(response: Response, email: string): number {
  const id = customerNumber(email.trim().toLowerCase())
  setCookie(response, SIGNED_IN, String(id))
  return id
}

export function signOut(response: Response): void {
  setCookie(response, SIGNED_IN, '')
}

/**
 * Half an hour of silence ends a visit. Arriving with another click id begins one too: kinder than the real platform,
 * so that a person can walk the flow twice in one browser.
 */
function isNewVisit(visit: Visit, url: URL, nowMs: number): boolean {
  const clickId = url.searchParams.get('click_id')
  const arrivesAnew = clickId !== null && !visit.landingSite.includes(clickId)
  return arrivesAnew || nowMs - visit.lastSeenMs > VISIT_IDLE_MS
}

function customerNumber(visitor: string): number {
  return (
    7_000_000_000_000 + Number.parseInt(createHash('sha256').update(visitor).digest('hex').slice(0, 9), 16)
  )
}

function token(): string {
  return randomBytes(16).toString('hex')
}

/** Maps keep their order of insertion: past the limit the oldest goes. */
function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value)
  if (map.size > REMEMBERED) map.delete(map.keys().next().value!)
}
