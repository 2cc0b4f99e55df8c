// What figures come to: counts of all currencies, money of one. Pure.
import { STATUSES, type Status } from '#app/conversion/status.ts'
import { divideRounded } from '#app/money/rounding.ts'

/** Money in minor units of one currency; conversions of the others are counted and their money is not. */
export interface Measures extends Record<Status, number> {
  /** null: not known by what the line stands for. */
  clicks: number | null
  conversions: number
  amountMinor: bigint
  payoutMinor: bigint
  heldMinor: bigint
  approvedMinor: bigint
}

export interface Counted extends Record<Status, number> {
  currency: string
  amountMinor: bigint
  payoutMinor: bigint
  heldMinor: bigint
  approvedMinor: bigint
}

/** @param clicks null: they are not known */
export function nothing(clicks: number | null): Measures {
  return {
    clicks,
    conversions: 0,
    pending: 0,
    hold: 0,
    approved: 0,
    rejected: 0,
    reversed: 0,
    amountMinor: 0n,
    payoutMinor: 0n,
    heldMinor: 0n,
    approvedMinor: 0n,
  }
}

/** @param currency whose money is wanted */
export function measure(counted: readonly Counted[], clicks: number | null, currency: string): Measures {
  return counted.reduce((sum, each) => add(sum, ofOne(each, currency)), nothing(clicks))
}

function ofOne({ currency: own, ...counted }: Counted, currency: string): Measures {
  const conversions = STATUSES.reduce((sum, status) => sum + counted[status], 0)
  const figures = { ...nothing(null), conversions }
  for (const status of STATUSES) figures[status] = counted[status]
  if (own !== currency) return figures
  const { amountMinor, payoutMinor, heldMinor, approvedMinor } = counted
  return { ...figures, amountMinor, payoutMinor, heldMinor, approvedMinor }
}

/** Clicks that are not known of one of the two are those of the other. */
export function add(one: Measures, other: Measures): Measures {
  const sum = {
    clicks: one.clicks === null ? other.clicks : one.clicks + (other.clicks ?? 0),
    conversions: one.conversions + other.conversions,
    amountMinor: one.amountMinor + other.amountMinor,
    payoutMinor: one.payoutMinor + other.payoutMinor,
    heldMinor: one.heldMinor + other.heldMinor,
    approvedMinor: one.approvedMinor + other.approvedMinor,
  }
  const counts = Object.fromEntries(STATUSES.map((status) => [status, one[status] + other[status]]))
  return { ...sum, ...(counts as Record<Status, number>) }
}

/** Conversions of a hundred clicks, as a share of one; null where there is no click. */
export function conversionRate({ conversions, clicks }: Measures): number | null {
  return clicks ? conversions / clicks : null
}

/** What a click has earned the partners, in minor units, rounded; null where there is no click. */
export function perClickMinor({ payoutMinor, clicks }: Measures): bigint | null {
  return clicks ? divideRounded(payoutMinor, BigInt(clicks)) : null
}

/** The currencies of figures, each once, the shop's own first. */
export function currenciesOf(counted: readonly string[], own: string): string[] {
  const others = new Set(counted)
  others.delete(own)
  return [own, ...[...others].sort()]
}
