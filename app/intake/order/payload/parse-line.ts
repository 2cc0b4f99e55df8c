// Product lines and shipping lines of an order webhook -> OrderLine, ShippingLine. Part of parse-order.ts.
import type { z } from 'zod'
import { keepEvidence } from './evidence-text.ts'
import type { lineShape, shippingShape } from './order-shape.ts'
import type { Allocation, OrderLine, ShippingLine } from './order-version.ts'

type LineShape = z.output<typeof lineShape>
type ShippingLineShape = z.output<typeof shippingShape>

/** `index` is the line's place, which stands in for a missing id. */
export function readLine(shape: LineShape, index: number, warnings: string[]): OrderLine {
  const lineId = shape.id ?? `#${index}`
  const price = shape.price_set.shop_money.amount ?? shape.price
  if (shape.id === null) warnings.push(`line ${lineId} has no readable id`)
  if (price === null) warnings.push(`line ${lineId}: its price is missing or no decimal`)
  return {
    id: lineId,
    quantity: readQuantity(shape.quantity, lineId, warnings),
    currentQuantity: shape.current_quantity,
    price: price ?? '0',
    productId: shape.product_id,
    variantId: shape.variant_id,
    sku: shape.sku,
    vendor: shape.vendor,
    giftCard: shape.gift_card,
    tip: shape.tip_payment_gateway || shape.tip_payment_method,
    taxable: shape.taxable,
    properties: keepEvidence(shape.properties),
    allocations: readAllocations(shape.discount_allocations, `line ${lineId}`, warnings),
    taxes: readTaxes(shape.tax_lines),
    sellingPlanId:
      shape.selling_plan_id ??
      shape.selling_plan_allocation.selling_plan_id ??
      shape.selling_plan_allocation.selling_plan.id,
  }
}

export function readShippingLine(shape: ShippingLineShape, index: number, warnings: string[]): ShippingLine {
  const lineId = shape.id ?? `#${index}`
  const price = shape.price_set.shop_money.amount ?? shape.price
  const discounted = shape.discounted_price_set.shop_money.amount ?? shape.discounted_price ?? price
  if (discounted === null) warnings.push(`shipping line ${lineId}: its price is missing or no decimal`)
  return {
    id: lineId,
    price: price ?? '0',
    discounted: discounted ?? '0',
    currentDiscounted: shape.current_discounted_price_set.shop_money.amount,
    removed: shape.is_removed,
    taxes: readTaxes(shape.tax_lines),
    allocations: readAllocations(shape.discount_allocations, `shipping line ${lineId}`, warnings),
  }
}

function readQuantity(text: string | null, lineId: string, warnings: string[]): number {
  const digits = /^(\d{1,9})(?:\.0*)?$/.exec(text?.trim() ?? '')?.[1]
  if (digits === undefined) warnings.push(`line ${lineId}: quantity ${text ?? 'missing'} counts as 0`)
  return Number(digits ?? 0)
}

function readAllocations(
  shapes: LineShape['discount_allocations'],
  where: string,
  warnings: string[],
): Allocation[] {
  return shapes.flatMap((shape) => {
    const amount = shape.amount_set.shop_money.amount ?? shape.amount
    if (amount === null) warnings.push(`${where}: a discount without a readable amount`)
    return amount === null ? [] : [{ amount, index: shape.discount_application_index }]
  })
}

function readTaxes(shapes: LineShape['tax_lines']): string[] {
  return shapes.flatMap((shape) => shape.price_set.shop_money.amount ?? shape.price ?? [])
}
