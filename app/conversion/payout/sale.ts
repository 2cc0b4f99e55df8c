// What was sold, as payout rules see it: the lines of an order, or the one amount of a call. Input of calculate.ts.

export interface SaleLine {
  /** The order's line id; `whole` for a sale that came without lines. */
  id: string
  kind: 'product' | 'shipping' | 'tip' | 'whole'
  /** Units as sold: after edits, before refunds. */
  units: number
  /** What of it the offer counts, as sold, in minor units of the sale's currency. */
  amountMinor: bigint
  productId: string | null
  variantId: string | null
  sku: string | null
  vendor: string | null
}

export interface Sale {
  /** ISO 4217, of every line. */
  currency: string
  lines: readonly SaleLine[]
  customerType: 'new' | 'returning' | null
  /** ISO 3166 alpha-2, upper case, where the payload carries it. */
  country: string | null
  /** All codes of the order, as attribution/coupon-key compares them. */
  couponKeys: readonly string[]
}

/** What an order does not say of a product; from the Admin API. */
export interface ProductFacts {
  /** Ids, as in gid://shopify/Collection/{id}. */
  collections: readonly string[]
  /** As the shop wrote them; compared without case. */
  tags: readonly string[]
  productType: string | null
}
