// Exact rational numbers over bigint: refunds are split pro rata, and nothing may be rounded before the last step.
// The arithmetic under line-base.ts, refund-money.ts and read-amounts.ts.
import { divideRounded } from '#app/money/rounding.ts'

/** n / d with d > 0; not necessarily in lowest terms. */
export type Fraction = { n: bigint; d: bigint }

export const ZERO: Fraction = { n: 0n, d: 1n }

export function whole(n: bigint | number): Fraction {
  return { n: BigInt(n), d: 1n }
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/

/** Decimal text as a fraction, exactly; null and anything that is no decimal are zero (the parser has warned). */
export function readDecimal(text: string | null): Fraction {
  const match = DECIMAL.exec(text ?? '')
  if (!match) return ZERO
  const digits = BigInt(`${match[2]}${match[3] ?? ''}`)
  const exponent = Number(match[4] ?? 0) - (match[3]?.length ?? 0)
  const n = (match[1] === '-' ? -digits : digits) * 10n ** BigInt(Math.max(exponent, 0))
  return { n, d: 10n ** BigInt(Math.max(-exponent, 0)) }
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d }
  return reduced(a.n * b.d + b.n * a.d, a.d * b.d)
}

export function negate(a: Fraction): Fraction {
  return { n: -a.n, d: a.d }
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, negate(b))
}

export function sum(parts: Fraction[]): Fraction {
  return parts.reduce(add, ZERO)
}

/** a x numerator / denominator; zero where the denominator is (a share of nothing). */
export function share(a: Fraction, numerator: Fraction, denominator: Fraction): Fraction {
  if (denominator.n === 0n) return ZERO
  const n = a.n * numerator.n * denominator.d
  const d = a.d * numerator.d * denominator.n
  return d < 0n ? reduced(-n, -d) : reduced(n, d)
}

export function less(a: Fraction, b: Fraction): boolean {
  return a.n * b.d < b.n * a.d
}

export function min(a: Fraction, b: Fraction): Fraction {
  return less(b, a) ? b : a
}

export function max(a: Fraction, b: Fraction): Fraction {
  return less(a, b) ? b : a
}

export function clamp(a: Fraction, low: Fraction, high: Fraction): Fraction {
  return max(low, min(a, high))
}

/** The nearest whole number, half away from zero. */
export function round(a: Fraction): bigint {
  return divideRounded(a.n, a.d)
}

function reduced(n: bigint, d: bigint): Fraction {
  let [a, b] = [n < 0n ? -n : n, d]
  while (b !== 0n) [a, b] = [b, a % b]
  return a <= 1n ? { n, d } : { n: n / a, d: d / a }
}
