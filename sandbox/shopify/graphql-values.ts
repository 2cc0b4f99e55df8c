// Shapes that recur in the Admin API's answers: money, name and value, lists in pages.
import type { MoneySet } from './order.ts'

/** GraphQL hands a variable that is null on as null. */
export type Page = { first?: number | null; after?: string | null }

export function bag(set: MoneySet) {
  const money = ({ amount, currency_code }: MoneySet['shop_money']) => ({
    __typename: 'MoneyV2',
    amount,
    currencyCode: currency_code,
  })
  return { shopMoney: money(set.shop_money), presentmentMoney: money(set.presentment_money) }
}

export function pairs(of: readonly { name: string; value: string }[]) {
  return of.map(({ name, value }) => ({ key: name, value }))
}

/** A resolver that pages over the items; a cursor is the position of its item. */
export function connection<T>(items: readonly T[]) {
  return ({ first, after }: Page) => {
    const start = typeof after === 'string' ? Number(after) + 1 : 0
    const nodes = items.slice(start, typeof first === 'number' ? start + first : undefined)
    const last = start + nodes.length - 1
    return {
      nodes,
      pageInfo: {
        hasNextPage: last + 1 < items.length,
        hasPreviousPage: start > 0,
        startCursor: nodes.length > 0 ? String(start) : null,
        endCursor: nodes.length > 0 ? String(last) : null,
      },
    }
  }
}
