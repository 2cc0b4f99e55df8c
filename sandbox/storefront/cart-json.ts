// A cart as `/cart.js` shows it. Prices are whole numbers of the smallest unit, as in Shopify's Ajax API.
import { createHash } from 'node:crypto'
import { cartTotal, itemCount, lineKey, linePrice } from './cart.ts'
import type { Cart, CartLine } from './cart.ts'
import { findByVariant } from './catalog.ts'
import type { Product } from './catalog.ts'

/** Attributes of such a name are kept with the cart and shown to nobody in the shop. */
export function isPrivate(name: string): boolean {
  return name.startsWith('__')
}

export function cartJson(cart: Cart, currency: string) {
  const total = Number(cartTotal(cart))
  return {
    token: `${cart.token}?key=${cart.key}`,
    note: cart.note,
    attributes: Object.fromEntries(Object.entries(cart.attributes).filter(([name]) => !isPrivate(name))),
    original_total_price: total,
    total_price: total,
    total_discount: 0,
    total_weight: 0,
    item_count: itemCount(cart),
    items: cart.lines.map(lineJson),
    requires_shipping: cart.lines.some((line) => !findByVariant(line.variantId)?.giftCard),
    currency,
    items_subtotal_price: total,
    cart_level_discount_applications: [],
    discount_codes: cart.discountCodes.map((code) => ({ code, applicable: true })),
  }
}

export function lineJson(line: CartLine) {
  const product = findByVariant(line.variantId)!
  const price = Number(product.priceMinor)
  const total = Number(linePrice(line))
  return {
    id: line.variantId,
    variant_id: line.variantId,
    product_id: product.id,
    key: `${line.variantId}:${createHash('md5').update(lineKey(line)).digest('hex')}`,
    title: product.title,
    product_title: product.title,
    variant_title: null,
    handle: product.handle,
    url: `/products/${product.handle}?variant=${line.variantId}`,
    sku: product.sku,
    vendor: product.vendor,
    quantity: line.quantity,
    properties: line.properties,
    price,
    original_price: price,
    discounted_price: price,
    final_price: price,
    line_price: total,
    original_line_price: total,
    final_line_price: total,
    total_discount: 0,
    discounts: [],
    line_level_discount_allocations: [],
    gift_card: product.giftCard,
    taxable: !product.giftCard,
    requires_shipping: !product.giftCard,
    grams: 0,
  }
}

/** A product as `/products/<handle>.js` shows it. */
export function productJson(product: Product) {
  const price = Number(product.priceMinor)
  const variant = { id: product.variantId, title: 'Default Title', sku: product.sku, price, available: true }
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    description: product.about,
    vendor: product.vendor,
    type: '',
    price,
    available: true,
    variants: [variant],
    url: `/products/${product.handle}`,
  }
}
