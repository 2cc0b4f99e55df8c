// The discount codes of an order, for coupon attribution. A strong code is one the customer entered (an application of
// type `discount_code`); a weak one stands in `discount_codes` alone, as the title of a draft's manual discount does.
import { add, round, sum, ZERO, type Fraction } from '../fraction.ts'
import { minorReader } from '../amounts/line-base.ts'
import type { OrderVersion } from '../payload/order-version.ts'

export type OrderCode = {
  /** As the order spells it. */
  code: string
  strength: 'strong' | 'weak'
  /** A weak code of a draft order is often no code at all: to be ignored unless the shop says otherwise. */
  draft: boolean
  /** What the code took off lines and shipping, in minor units of shop money. */
  discountMinor: bigint
}

/** Strong codes in the order of their applications, then weak ones in the order in which they are listed. */
export function readCodes(order: OrderVersion): OrderCode[] {
  const draft = order.sourceName === 'shopify_draft_order'
  const found = new Map<string, Omit<OrderCode, 'discountMinor'> & { discount: Fraction }>()
  for (const [index, { type, code }] of order.discountApplications.entries()) {
    if (type !== 'discount_code' || code === null || codeKey(code) === '') continue
    const before = found.get(codeKey(code))
    const discount = add(before?.discount ?? ZERO, allocated(order, index))
    found.set(codeKey(code), { code: before?.code ?? code.trim(), strength: 'strong', draft, discount })
  }
  for (const { code, amount } of order.discountCodes) {
    if (codeKey(code) === '' || found.has(codeKey(code))) continue
    const discount = minorReader(order)(amount)
    found.set(codeKey(code), { code: code.trim(), strength: 'weak', draft, discount })
  }
  return [...found.values()].map(({ discount, ...code }) => ({ ...code, discountMinor: round(discount) }))
}

function codeKey(code: string): string {
  return code.normalize('NFKC').trim().toLowerCase()
}

function allocated(order: OrderVersion, index: number): Fraction {
  const allocations = [...order.lines, ...order.shippingLines].flatMap((line) => line.allocations)
  return sum(
    allocations
      .filter((allocation) => allocation.index === index)
      .map(({ amount }) => minorReader(order)(amount)),
  )
}
