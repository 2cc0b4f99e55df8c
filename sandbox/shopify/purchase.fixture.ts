// For tests: what a shopper buys, before it is an order.
import { boughtLine, PRODUCTS } from '../storefront/catalog.ts'
import type { Purchase } from './place-order.ts'

/** One unit of the catalog's first product, paid by a guest who came from nowhere; `change` says what is different. */
export function purchaseOf(change: Partial<Purchase> = {}): Purchase {
  return {
    lines: [boughtLine(PRODUCTS[0]!, 1, {})],
    discounts: [],
    attributes: {},
    note: null,
    shippingMinor: 500n,
    landingSite: null,
    referringSite: null,
    cartToken: 'cart',
    checkoutToken: 'checkout',
    orderToken: 'order-token',
    customerId: null,
    test: false,
    paid: true,
    ...change,
  }
}
