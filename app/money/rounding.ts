// The one way in which money is rounded: exactly summed, rounded once, half away from zero (contracts).

/**
 * numerator / denominator as a whole number, half away from zero.
 * Throws RangeError on a zero denominator, as bigint division does.
 */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const rounded = (2n * n + d) / (2n * d)
  return negative ? -rounded : rounded
}

/** amountMinor x basisPoints / 10,000, rounded once. 1,000 basis points are ten percent. */
export function percentOf(amountMinor: bigint, basisPoints: number): bigint {
  return divideRounded(amountMinor * BigInt(basisPoints), 10_000n)
}
