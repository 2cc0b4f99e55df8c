// The storefront's own addresses, as forms, links and scripts write them: with any host, any locale's prefix, any query.

/** @param path a regular expression of the address's last segments, without a leading slash */
const endsWith = (path: string) => new RegExp(`/${path}/?([?#]|$)`)

export const CART = endsWith('cart')
export const CART_ADD = endsWith('cart/add(\\.js)?')
export const CART_CHANGE = endsWith('cart/(add|change|update|clear)(\\.js)?')
export const CHECKOUT = endsWith('checkout')
export const PASSWORD = endsWith('password')
