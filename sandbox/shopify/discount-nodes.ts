// The shop's discount codes as the Admin API tells them.
import type { Discount } from './order-discounts.ts'
import { findDiscount, SHOP_DISCOUNTS } from './order-discounts.ts'
import { demandScope } from './scopes.ts'

type DiscountContext = { scopes: string }

/** By a code, whatever its case; null where the shop has none of it. @throws GraphQLError without the scope for it */
export function discountByCode({ scopes }: DiscountContext, { code }: { code: string }) {
  demandScope(scopes, 'read_discounts', 'codeDiscountNodeByCode field')
  const found = findDiscount(code)
  return found ? discountNode(found) : null
}

/**
 * Those whose code or title has the searched words in it, whatever their case: of the query language only words and one phrase in
 * quotes. @throws GraphQLError without the scope for it
 */
export function discountNodes(
  { scopes }: DiscountContext,
  { first, query }: { first?: number; query?: string | null },
) {
  demandScope(scopes, 'read_discounts', 'codeDiscountNodes field')
  const wanted = (query ?? '')
    .replace(/^"(.*)"$/s, '$1')
    .replace(/\\(.)/g, '$1')
    .toLowerCase()
  const fits = (discount: Discount) =>
    [discount.code, titleOf(discount)].some((text) => text.toLowerCase().includes(wanted))
  return { nodes: SHOP_DISCOUNTS.filter(fits).slice(0, first).map(discountNode) }
}

function discountNode(discount: Discount) {
  const id = SHOP_DISCOUNTS.indexOf(discount) + 1
  const codes = [{ id: `gid://shopify/DiscountRedeemCode/${id}`, code: discount.code }]
  return {
    id: `gid://shopify/DiscountCodeNode/${id}`,
    codeDiscount: {
      __typename: discount.kind === 'shipping' ? 'DiscountCodeFreeShipping' : 'DiscountCodeBasic',
      title: titleOf(discount),
      status: 'ACTIVE',
      codes: ({ first }: { first?: number }) => ({ nodes: codes.slice(0, first) }),
    },
  }
}

function titleOf(discount: Discount): string {
  switch (discount.kind) {
    case 'percentage':
      return `${discount.percent}% off`
    case 'fixed_amount':
      return 'An amount off'
    case 'shipping':
      return 'Free shipping'
  }
}
