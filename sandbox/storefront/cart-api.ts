// The Ajax cart: /cart.js, /cart/add.js, /cart/update.js, /cart/change.js, /cart/clear.js; the same without `.js` for
// the forms of a page without scripts.
import { z } from 'zod'
import { readFields } from '../web/body.ts'
import { Refusal, sendJson, sendTo } from '../web/server.ts'
import { addLine, clearLines, mergeAttributes, setQuantity } from './cart.ts'
import type { Cart, CartLine } from './cart.ts'
import { cartJson, lineJson } from './cart-json.ts'
import type { Shopfront, Visit } from './shopfront.ts'

const properties = z.record(z.string(), z.coerce.string()).default({})
const quantity = z.coerce.number().int().min(0).max(1_000)
const item = z.object({ id: z.coerce.number(), quantity: quantity.default(1), properties })
const attributes = z.record(z.string(), z.unknown()).optional()
const note = z.string().nullish()
const discount = z.string().optional()

const addSchema = z.union([
  z.object({ items: z.array(item).min(1), attributes, note, discount }),
  item.extend({ attributes, note, discount }).transform(({ attributes, note, discount, ...line }) => ({
    items: [line],
    attributes,
    note,
    discount,
  })),
])
const updateSchema = z.object({
  updates: z.union([z.record(z.string(), quantity), z.array(quantity)]).optional(),
  attributes,
  note,
  discount,
})
const changeSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  line: z.coerce.number().int().min(1).optional(),
  quantity,
  // As on Shopify, what is sent takes the place of all that the line had; left out, they stay.
  properties: z.record(z.string(), z.coerce.string()).optional(),
})

/** Answers a cart path. `path` is the part after `/cart/`, without `.js`. Returns false where there is no such path. */
export async function serveCart(
  { visitors, currency }: Shopfront,
  { request, response, root, pathname }: Visit,
  path: string,
): Promise<boolean> {
  const before = visitors.cart(request, response)
  const wantsJson = pathname.endsWith('.js')
  const fields = await readFields(request)
  const change = CHANGES[path]
  if (!change) return false
  const after = change(before, fields)
  visitors.saveCart(after)
  if (!wantsJson) sendTo(response, `${root}cart`)
  else if (path === 'add') sendJson(response, 200, added(after, fields))
  else sendJson(response, 200, cartJson(after, currency))
  return true
}

/** The cart as the cart page's own form leaves it: attributes and note. */
export function updateCart(cart: Cart, fields: Record<string, unknown>): Cart {
  return withDetails(cart, read(updateSchema, { ...fields, updates: undefined }))
}

/** The lines that a product form names, or a script. */
export function readLines(fields: unknown): CartLine[] {
  return read(addSchema, fields).items.map(({ id, ...line }) => ({ variantId: id, ...line }))
}

const CHANGES: Record<string, (cart: Cart, fields: unknown) => Cart> = {
  add(cart, fields) {
    const { items, ...rest } = read(addSchema, fields)
    return items.reduce(
      (next, { id, ...line }) => {
        const grown = addLine(next, { variantId: id, ...line })
        if (!grown) throw new Refusal(422, `Cannot find variant ${id}`)
        return grown
      },
      withDetails(cart, rest),
    )
  },
  update(cart, fields) {
    const { updates, ...rest } = read(updateSchema, fields)
    const next = withDetails(cart, rest)
    if (!updates) return next
    const wanted = Array.isArray(updates)
      ? updates
      : next.lines.map((line) => updates[line.variantId] ?? updates[lineJson(line).key])
    const lines = next.lines.map((line, i) => ({ ...line, quantity: wanted[i] ?? line.quantity }))
    return { ...next, lines: lines.filter((line) => line.quantity > 0) }
  },
  change(cart, fields) {
    const { id, line, quantity: units, properties } = read(changeSchema, fields)
    const index = line !== undefined ? line - 1 : cart.lines.findIndex((each) => isLine(each, String(id)))
    if (!cart.lines[index]) throw new Refusal(404, 'no such line in the cart')
    const lines = cart.lines.map((each, i) => (i === index && properties ? { ...each, properties } : each))
    return setQuantity({ ...cart, lines }, index, units)
  },
  clear: (cart) => clearLines(cart),
}

function withDetails(
  cart: Cart,
  details: { attributes?: Record<string, unknown>; note?: string | null; discount?: string },
): Cart {
  const merged = details.attributes ? mergeAttributes(cart, details.attributes) : cart
  return {
    ...merged,
    note: details.note === undefined ? merged.note : details.note,
    discountCodes: details.discount === undefined ? merged.discountCodes : splitCodes(details.discount),
  }
}

/** `A, B` as two codes; Shopify's cart takes them in one field too. */
export function splitCodes(text: string): string[] {
  return text
    .split(',')
    .map((code) => code.trim())
    .filter(Boolean)
}

function isLine(line: CartLine, id: string): boolean {
  return String(line.variantId) === id || lineJson(line).key === id
}

function added(cart: Cart, fields: unknown) {
  const { items } = read(addSchema, fields)
  const lines = items.map(({ id }) => lineJson(cart.lines.findLast((line) => line.variantId === id)!))
  return 'items' in (fields as object) ? { items: lines } : lines[0]
}

function read<T extends z.ZodType>(schema: T, fields: unknown): z.output<T> {
  const parsed = schema.safeParse(fields)
  if (!parsed.success) throw new Refusal(422, z.prettifyError(parsed.error))
  return parsed.data
}
