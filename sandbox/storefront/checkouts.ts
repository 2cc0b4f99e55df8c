// Checkouts that are open. Each holds the cart as it was when the checkout was opened: what is written into the cart
// later does not count, as on Shopify.
import { randomBytes } from 'node:crypto'
import type { Cart } from './cart.ts'

export type Checkout = { readonly token: string; readonly cart: Cart }
export type Checkouts = {
  open(cart: Cart): Checkout
  find(token: string): Checkout | undefined
  close(checkout: Checkout): void
}

const REMEMBERED = 20_000

export function createCheckouts(): Checkouts {
  const open = new Map<string, Checkout>()
  return {
    open(cart) {
      const checkout = { token: newToken(), cart }
      open.set(checkout.token, checkout)
      // Maps keep their order of insertion: past the limit the oldest goes.
      if (open.size > REMEMBERED) open.delete(open.keys().next().value!)
      return checkout
    },
    find: (token) => open.get(token),
    close: ({ token }) => void open.delete(token),
  }
}

export function newToken(): string {
  return randomBytes(16).toString('hex')
}
