// What discount codes take off an order: applications say what was meant, allocations where the money went.
import { divideRounded, percentOf } from '#app/money/rounding.ts'
import { formatMinor } from '#app/money/decimal.ts'
import { moneySet, sum } from './order.ts'
import type { Allocation } from './order.ts'

/** `percent` is whole percent of the lines, `amountMinor` is spread over the lines, shipping makes shipping free. */
export type Discount =
  | { code: string; kind: 'percentage'; percent: number }
  | { code: string; kind: 'fixed_amount'; amountMinor: bigint }
  | { code: string; kind: 'shipping' }

/** The codes that this shop knows. */
export const SHOP_DISCOUNTS: readonly Discount[] = [
  { code: 'PARTNER20', kind: 'percentage', percent: 20 },
  { code: 'WELCOME10', kind: 'percentage', percent: 10 },
  { code: 'FREESHIP', kind: 'shipping' },
]

/** The shop's discount of that code, whatever its case, as a checkout finds it. */
export function findDiscount(code: string): Discount | undefined {
  return SHOP_DISCOUNTS.find((known) => known.code === code.trim().toUpperCase())
}

export type Discounted = {
  applications: Record<string, unknown>[]
  codes: { code: string; amount: string; type: string }[]
  lines: Allocation[][]
  shipping: Allocation[]
}

/**
 * Applies the codes one after the other, each to what the ones before left.
 * @param lineMinor price x quantity of each line
 */
export function applyDiscounts(
  discounts: readonly Discount[],
  lineMinor: readonly bigint[],
  shippingMinor: bigint,
  currency: string,
): Discounted {
  const result: Discounted = { applications: [], codes: [], lines: lineMinor.map(() => []), shipping: [] }
  const left = [...lineMinor]
  let shippingLeft = shippingMinor
  discounts.forEach((discount, index) => {
    const allocate = (minor: bigint): Allocation => ({
      amount: formatMinor(minor, currency),
      amount_set: moneySet(minor, currency),
      discount_application_index: index,
    })
    let taken: bigint
    if (discount.kind === 'shipping') {
      taken = shippingLeft
      if (taken > 0n) result.shipping.push(allocate(taken))
      shippingLeft = 0n
    } else {
      const shares = spread(amountOff(discount, sum(left)), left)
      shares.forEach((share, i) => {
        left[i]! -= share
        if (share > 0n) result.lines[i]!.push(allocate(share))
      })
      taken = sum(shares)
    }
    result.applications.push(application(discount, currency))
    result.codes.push({ code: discount.code, amount: formatMinor(taken, currency), type: discount.kind })
  })
  return result
}

/** Splits `total` over the weights; what does not divide goes unit by unit from the first line on, as Shopify does. */
export function spread(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = sum(weights)
  if (whole === 0n) return weights.map(() => 0n)
  const shares = weights.map((weight) => (total * weight) / whole)
  let rest = total - sum(shares)
  for (let i = 0; rest > 0n; i = (i + 1) % shares.length) {
    if (shares[i]! >= weights[i]!) continue
    shares[i]! += 1n
    rest -= 1n
  }
  return shares
}

function amountOff(discount: Exclude<Discount, { kind: 'shipping' }>, subtotal: bigint): bigint {
  if (discount.kind === 'percentage') return percentOf(subtotal, discount.percent * 100)
  return discount.amountMinor < subtotal ? discount.amountMinor : subtotal
}

function application(discount: Discount, currency: string): Record<string, unknown> {
  const isShipping = discount.kind === 'shipping'
  const value =
    discount.kind === 'fixed_amount'
      ? formatMinor(discount.amountMinor, currency)
      : discount.kind === 'percentage'
        ? `${discount.percent}.0`
        : '100.0'
  return {
    target_type: isShipping ? 'shipping_line' : 'line_item',
    type: 'discount_code',
    value,
    value_type: discount.kind === 'fixed_amount' ? 'fixed_amount' : 'percentage',
    allocation_method: isShipping ? 'each' : 'across',
    target_selection: 'all',
    code: discount.code,
  }
}

/** `part` of `whole` of an amount, rounded once: what so many of a line's units come to. */
export function proRata(minor: bigint, part: number, whole: number): bigint {
  return whole === 0 ? 0n : divideRounded(minor * BigInt(part), BigInt(whole))
}
