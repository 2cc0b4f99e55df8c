// What is left of a payout when part of the sale is taken back: after calculate.ts, at every refund and edit.
import { divideRounded } from '#app/money/rounding.ts'

/** How much of a sale is left: `nowMinor` of `soldMinor`, in one currency. */
export interface Sold {
  soldMinor: bigint
  nowMinor: bigint
}

/** A payout for the sale as sold, and the part of it that a partial refund leaves alone. */
export interface PayoutParts {
  grossMinor: bigint
  fixedMinor: bigint
}

/**
 * What is left of `minor` when so much is left of the sale: taken back = round(minor x refunded / sold) over ALL
 * refunds, so that the last refund closes exactly. Of a sale of nothing, nothing is taken back.
 */
export function leftOf(minor: bigint, { soldMinor, nowMinor }: Sold): bigint {
  if (soldMinor === 0n) return minor
  return minor - divideRounded(minor * (soldMinor - nowMinor), soldMinor)
}

/**
 * The payout after refunds and edits, between 0 and grossMinor: what was added to a sale later is not paid for, and no
 * more is taken back than was given. The fixed part stays until nothing is left of a sale of something.
 */
export function netPayout({ grossMinor, fixedMinor }: PayoutParts, { soldMinor, nowMinor }: Sold): bigint {
  const left = nowMinor < 0n ? 0n : nowMinor > soldMinor ? soldMinor : nowMinor
  const allGone = left === 0n && soldMinor > 0n
  return leftOf(grossMinor - fixedMinor, { soldMinor, nowMinor: left }) + (allGone ? 0n : fixedMinor)
}
