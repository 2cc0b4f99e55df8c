// What is bought in a checkout. `POST /checkout` completes the visitor's cart as a shopper would.
//   no body, or JSON: { lines?, discountCodes?, attributes?, note?, test?, paid?, landing_site?, referring_site?,
//   customer_id? }; a form of the checkout page has `discount` instead of `discountCodes`.
// `lines` replaces the cart: [{ variant_id, quantity }] or, for things that the shop does not sell,
// [{ title, price: '19.90', quantity }]. An empty cart buys one of the first product, so that a script needs no cart.
import { z } from 'zod'
import { parseMoney } from '#app/money/decimal.ts'
import { findDiscount } from '../shopify/order-discounts.ts'
import type { Discount } from '../shopify/order-discounts.ts'
import type { BoughtLine } from '../shopify/order-lines.ts'
import type { Purchase } from '../shopify/place-order.ts'
import { Refusal } from '../web/server.ts'
import { mergeAttributes } from './cart.ts'
import type { Cart } from './cart.ts'
import { splitCodes } from './cart-api.ts'
import { newToken } from './checkouts.ts'
import { boughtLine, findByVariant, PRODUCTS, SHOP_NAME } from './catalog.ts'
import type { Visit } from './visitors.ts'

const SHIPPING_MINOR = 500n

const text = z.string().max(5_000)
const flag = z.union([z.boolean(), z.enum(['true', 'false', 'on']).transform((word) => word !== 'false')])
const lineSchema = z.strictObject({
  variant_id: z.coerce.number().optional(),
  id: z.coerce.number().optional(),
  title: text.optional(),
  sku: text.optional(),
  vendor: text.optional(),
  price: z.coerce.string().optional(),
  quantity: z.coerce.number().int().min(1).max(1_000).default(1),
  gift_card: z.boolean().default(false),
  properties: z.record(z.string(), text).default({}),
})
const codeSchema = z.union([
  text,
  z.strictObject({ code: text, percent: z.int().min(1).max(100) }),
  z.strictObject({ code: text, amount: z.string() }),
])
const checkoutSchema = z.strictObject({
  lines: z.array(lineSchema).min(1).optional(),
  discountCodes: z.array(codeSchema).optional(),
  discount: text.optional(),
  attributes: z.record(z.string(), z.unknown()).default({}),
  note: text.optional(),
  test: flag.default(false),
  paid: flag.default(true),
  landing_site: text.nullish(),
  referring_site: text.nullish(),
  customer_id: z.int().nullish(),
})

type Visitor = { cart: Cart; visit: Visit | undefined; customerId: number; checkoutToken: string }

/**
 * What the visitor buys.
 * @param fields the request's body
 * @throws Refusal 422 on a body that is not as described above, or a code that the shop does not know
 */
export function readPurchase(
  fields: unknown,
  { cart, visit, customerId, checkoutToken }: Visitor,
  currency: string,
): Purchase {
  const parsed = checkoutSchema.safeParse(fields)
  if (!parsed.success) throw new Refusal(422, z.prettifyError(parsed.error))
  const wanted = parsed.data
  const lines = wanted.lines?.map((line) => namedLine(line, currency)) ?? cartLines(cart)
  const codes =
    wanted.discountCodes ?? (wanted.discount === undefined ? cart.discountCodes : splitCodes(wanted.discount))
  const merged = mergeAttributes(cart, wanted.attributes)
  return {
    lines,
    discounts: codes.map((code) => readDiscount(code, currency)),
    attributes: { ...merged.attributes },
    note: wanted.note || cart.note,
    shippingMinor: lines.every((line) => line.giftCard) ? 0n : SHIPPING_MINOR,
    landingSite: wanted.landing_site === undefined ? (visit?.landingSite ?? null) : wanted.landing_site,
    referringSite:
      wanted.referring_site === undefined ? (visit?.referringSite ?? null) : wanted.referring_site,
    cartToken: cart.token,
    checkoutToken,
    orderToken: newToken(),
    customerId: wanted.customer_id === undefined ? customerId : wanted.customer_id,
    test: wanted.test,
    paid: wanted.paid,
  }
}

function cartLines(cart: Cart): BoughtLine[] {
  if (cart.lines.length === 0) return [boughtLine(PRODUCTS[0]!, 1, {})]
  return cart.lines.map((line) => boughtLine(findByVariant(line.variantId)!, line.quantity, line.properties))
}

function namedLine(line: z.infer<typeof lineSchema>, currency: string): BoughtLine {
  const product = findByVariant(line.variant_id ?? line.id ?? 0)
  const priceMinor = line.price === undefined ? product?.priceMinor : parseMoney(line.price, currency)?.minor
  if (priceMinor === undefined || priceMinor < 0n)
    throw new Refusal(422, 'a line needs a known variant_id, or a price')
  if (product) return { ...boughtLine(product, line.quantity, line.properties), priceMinor }
  return {
    productId: null,
    variantId: null,
    title: line.title ?? 'Something',
    sku: line.sku ?? '',
    vendor: line.vendor ?? SHOP_NAME,
    priceMinor,
    quantity: line.quantity,
    giftCard: line.gift_card,
    properties: line.properties,
  }
}

function readDiscount(wanted: z.infer<typeof codeSchema>, currency: string): Discount {
  if (typeof wanted === 'string') {
    const known = findDiscount(wanted)
    if (!known) throw new Refusal(422, `the shop has no discount code ${wanted}`)
    return known
  }
  if ('percent' in wanted) return { code: wanted.code, kind: 'percentage', percent: wanted.percent }
  const amount = parseMoney(wanted.amount, currency)
  if (!amount) throw new Refusal(422, `${wanted.amount} is no amount`)
  return { code: wanted.code, kind: 'fixed_amount', amountMinor: amount.minor }
}
