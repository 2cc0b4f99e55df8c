// A visitor's cart and what the Ajax API does to it. Pure; attributes merge as they do on Shopify: a key that is not
// named stays, an empty value takes its key away, and clearing the cart leaves them.
import { findByVariant } from './catalog.ts'

export type CartLine = { variantId: number; quantity: number; properties: Record<string, string> }
export type Cart = {
  readonly token: string
  readonly key: string
  readonly lines: readonly CartLine[]
  readonly attributes: Readonly<Record<string, string>>
  readonly note: string | null
  readonly discountCodes: readonly string[]
}

/** @param key the secret half that Shopify shows in the Ajax token as `?key=…` and leaves out of webhooks */
export function emptyCart(token: string, key: string): Cart {
  return { token, key, lines: [], attributes: {}, note: null, discountCodes: [] }
}

/** Adds units; the same variant with the same properties is one line. Returns null for a variant nobody sells. */
export function addLine(cart: Cart, line: CartLine): Cart | null {
  if (!findByVariant(line.variantId)) return null
  const same = cart.lines.findIndex((each) => lineKey(each) === lineKey(line))
  if (same < 0) return { ...cart, lines: [...cart.lines, line] }
  return setQuantity(cart, same, cart.lines[same]!.quantity + line.quantity)
}

/** Sets the units of the line at `index`; 0 takes it out. */
export function setQuantity(cart: Cart, index: number, quantity: number): Cart {
  const lines = cart.lines.map((line, i) => (i === index ? { ...line, quantity } : line))
  return { ...cart, lines: lines.filter((line) => line.quantity > 0) }
}

/** Merges attributes. */
export function mergeAttributes(cart: Cart, changes: Record<string, unknown>): Cart {
  const merged = { ...cart.attributes }
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') delete merged[name]
    else merged[name] = String(value)
  }
  return { ...cart, attributes: merged }
}

export function clearLines(cart: Cart): Cart {
  return { ...cart, lines: [] }
}

/** What tells lines of one variant apart: its properties, whatever their order. */
export function lineKey(line: CartLine): string {
  return `${line.variantId}:${JSON.stringify(Object.entries(line.properties).sort())}`
}

/** The units in the cart. */
export function itemCount(cart: Cart): number {
  return cart.lines.reduce((count, line) => count + line.quantity, 0)
}

/** The price of what is in the cart, before discounts, in minor units. */
export function cartTotal(cart: Cart): bigint {
  return cart.lines.reduce((total, line) => total + linePrice(line), 0n)
}

export function linePrice(line: CartLine): bigint {
  return (findByVariant(line.variantId)?.priceMinor ?? 0n) * BigInt(line.quantity)
}
