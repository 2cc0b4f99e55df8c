// The parts of an order that lines, shipping and refunds share, from the Admin API's names to those of webhooks. Below
// order-answer.
import { z } from 'zod'

const money = z
  .object({ amount: z.string(), currencyCode: z.string().optional() })
  .transform(({ amount, currencyCode }) => ({
    amount,
    ...(currencyCode !== undefined && { currency_code: currencyCode }),
  }))

/** A MoneyBag as webhooks write it; the customer's side only where it was asked for. */
export const shopMoney = z
  .object({ shopMoney: money, presentmentMoney: money.optional() })
  .transform(({ shopMoney: shop, presentmentMoney: presentment }) => ({
    shop_money: shop,
    ...(presentment && { presentment_money: presentment }),
  }))

export const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() })

export const pairs = z
  .array(z.object({ key: z.string(), value: z.string().nullish() }))
  .transform((all) => all.map(({ key, value }) => ({ name: key, value: value ?? null })))

export const taxLines = z
  .array(z.object({ priceSet: shopMoney }))
  .transform((all) => all.map(({ priceSet }) => ({ price_set: priceSet })))

/** Where the application of an index stands in the order's list of them. */
export type Places = ReadonlyMap<number, number>

/** Becomes a function of those places: they are known only once the whole order is read. */
export const readAllocations = z
  .array(z.object({ allocatedAmountSet: shopMoney, discountApplication: z.object({ index: z.number() }) }))
  .transform(
    (all) => (places: Places) =>
      all.map(({ allocatedAmountSet, discountApplication: { index } }) => ({
        amount_set: allocatedAmountSet,
        discount_application_index: places.get(index) ?? null,
      })),
  )

const globalId = z.object({ id: z.string() }).nullish()

export const lineAnswer = z.object({
  id: z.string(),
  quantity: z.int(),
  currentQuantity: z.int(),
  originalUnitPriceSet: shopMoney,
  product: globalId,
  variant: globalId,
  sku: z.string().nullish(),
  vendor: z.string().nullish(),
  isGiftCard: z.boolean(),
  taxable: z.boolean(),
  customAttributes: pairs,
  sellingPlan: z.object({ sellingPlanId: z.string().nullish() }).nullish(),
  discountAllocations: readAllocations,
  taxLines,
})

/** The number at the end of a global id. */
export function idOf(gid: string): string {
  return /\/(\d+)(?:\?|$)/.exec(gid)?.[1] ?? ''
}

/** A line of a webhook's `line_items`. @param tips global ids of lines that are tips */
export function toLine(line: z.infer<typeof lineAnswer>, places: Places, tips: ReadonlySet<string>) {
  return {
    id: idOf(line.id),
    quantity: line.quantity,
    current_quantity: line.currentQuantity,
    price_set: line.originalUnitPriceSet,
    product_id: line.product ? idOf(line.product.id) : null,
    variant_id: line.variant ? idOf(line.variant.id) : null,
    sku: line.sku ?? null,
    vendor: line.vendor ?? null,
    gift_card: line.isGiftCard,
    taxable: line.taxable,
    // Of a tip it only counts that something stands here.
    ...(tips.has(line.id) && { tip_payment_method: 'unknown' }),
    properties: line.customAttributes,
    discount_allocations: line.discountAllocations(places),
    tax_lines: line.taxLines,
    selling_plan_id: line.sellingPlan?.sellingPlanId ? idOf(line.sellingPlan.sellingPlanId) : null,
  }
}
