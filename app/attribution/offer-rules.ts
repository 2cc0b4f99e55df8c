// Which sources an offer does not count, from the columns of its row. Read beside every click and coupon.
import type { OrderSource, RenewalPolicy } from './evidence.ts'

export interface OfferRulesRow {
  order_sources: readonly string[]
  renewals: RenewalPolicy
}

const CHOSEN = ['storefront', 'draft', 'pos'] as const satisfies readonly OrderSource[]

/** @returns the field of ClickFacts and CouponFacts; empty where the offer counts every source, as most do */
export function readExcludes({ order_sources, renewals }: OfferRulesRow): {
  excludes?: readonly OrderSource[]
} {
  const excludes: OrderSource[] = CHOSEN.filter((source) => !order_sources.includes(source))
  if (renewals === 'none') excludes.push('renewal')
  return excludes.length === 0 ? {} : { excludes }
}
