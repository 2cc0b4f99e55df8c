// Links that fill a cart: discount links and cart permalinks.
import { Refusal, sendTo } from '../web/server.ts'
import { addLine, mergeAttributes } from './cart.ts'
import type { Cart } from './cart.ts'
import { splitCodes } from './cart-api.ts'
import type { Shopfront, Visit } from './shopfront.ts'

/** `/discount/CODE?redirect=/path`: the code waits in the cart until checkout. */
export function takeDiscountLink(
  { visitors }: Shopfront,
  { response, url, pathname }: Visit,
  cart: Cart,
): void {
  const code = decodeURIComponent(pathname.slice('/discount/'.length))
  visitors.saveCart({ ...cart, discountCodes: [code] })
  const wanted = url.searchParams.get('redirect') ?? '/'
  sendTo(response, /^\/(?![/\\])/.test(wanted) ? wanted : '/')
}

/** `/cart/<variant>:<quantity>,…?discount=…&attributes[k]=v`: a cart in a link, straight to checkout. */
export function takePermalink(
  { visitors }: Shopfront,
  { response, url, root, pathname }: Visit,
  cart: Cart,
): void {
  let next: Cart = { ...cart, lines: [] }
  for (const pair of pathname.slice('/cart/'.length).split(',')) {
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
  sendTo(response, `${root}checkout`)
}
