// Who took what: the difference between the original and what stands now, split over the refunds and the rest, in whole
// minor units that add up. The last step of read-amounts.ts.
import { less, round, subtract, sum, whole, type Fraction } from '../fraction.ts'
import type { RefundEffect } from './refund-money.ts'

export type Reversals = {
  /** Taken back by refunds: the sum of `reversals`. */
  refundedMinor: bigint
  /** By refund id, ascending; negative where a refund left more than it took. */
  reversals: { refundId: string; minor: bigint }[]
  /** Taken by anything else: edits, cancelling, a chargeback. Negative where an edit added. */
  remainderMinor: bigint
}

/** @param now what stands, in minor units, before it is rounded */
export function readReversals(originalMinor: bigint, now: Fraction, effects: RefundEffect[]): Reversals {
  const exact = effects.map(({ ownBase, delta }) => subtract(ownBase, delta))
  const taken = originalMinor - round(now)
  const rest = subtract(subtract(whole(originalMinor), now), sum(exact))
  // A rest of whole units is an edit and keeps its amount; what rounding leaves over then falls on the refunds.
  const refundedMinor = rest.n % rest.d === 0n ? taken - rest.n / rest.d : round(sum(exact))
  const minors = spread(exact, refundedMinor)
  const reversals = effects.map(({ refundId }, i) => ({ refundId, minor: minors[i] ?? 0n }))
  return { refundedMinor, reversals, remainderMinor: taken - refundedMinor }
}

/** Whole numbers near `parts` that sum to `total`: floors, and the missing units to the largest fractions first. */
function spread(parts: Fraction[], total: bigint): bigint[] {
  const floors = parts.map(({ n, d }) => (n - (((n % d) + d) % d)) / d)
  const byFraction = parts
    .map((part, index) => ({ index, rest: subtract(part, whole(floors[index] ?? 0n)) }))
    .sort((a, b) => (less(b.rest, a.rest) ? -1 : less(a.rest, b.rest) ? 1 : a.index - b.index))
  let missing = total - floors.reduce((all, floor) => all + floor, 0n)
  for (let i = 0; missing > 0n && byFraction.length > 0; i = (i + 1) % byFraction.length) {
    const { index } = byFraction[i] ?? { index: 0 }
    floors[index] = (floors[index] ?? 0n) + 1n
    missing--
  }
  return floors
}
