// What of an order still stands once refunds and lost disputes are taken off, before its state has its say. Part of
// read-amounts.ts; minor units of shop money, nothing rounded.
import { add, less, max, min, share, subtract, sum, whole, ZERO, type Fraction } from '../fraction.ts'
import type { LineState } from './line-state.ts'
import type { RefundEffect } from './refund-money.ts'

export type Standing = {
  /** From zero to what was sold. */
  standing: Fraction
  /** Lost disputes took all that was left. */
  chargedBack: boolean
  /** With what of their money they really moved: no refund takes what is not there, nor leaves what was not sold. */
  effects: RefundEffect[]
}

/** @param lostShare the part of the order that lost disputes took, from 0 to 1 */
export function whatStands(states: LineState[], effects: RefundEffect[], lostShare: Fraction): Standing {
  const total = (of: (state: LineState) => bigint): Fraction =>
    whole(states.reduce((all, state) => all + of(state), 0n))
  const [counted, sold, left] = [
    total(({ countedMinor }) => countedMinor),
    total(({ soldMinor }) => soldMinor),
    total(({ nowMinor }) => nowMinor),
  ]
  const bounded = boundEffects(effects, left, sold)
  const settled = add(left, sum(bounded.map(({ delta }) => delta)))
  const standing = max(ZERO, subtract(settled, share(counted, lostShare, whole(1))))
  const chargedBack =
    lostShare.n > 0n && (!less(lostShare, whole(1)) || (settled.n > 0n && standing.n === 0n))
  return { standing, chargedBack, effects: bounded }
}

/** Scales what was given down to what is there to take, and what was kept to what was sold. */
function boundEffects(effects: RefundEffect[], left: Fraction, sold: Fraction): RefundEffect[] {
  const kept = sum(effects.map(({ delta }) => max(ZERO, delta)))
  const given = sum(effects.map(({ delta }) => max(ZERO, subtract(ZERO, delta))))
  const takeable = min(given, add(left, kept))
  const keepable = min(kept, add(subtract(sold, left), given))
  return effects.map((effect) => ({
    ...effect,
    delta: effect.delta.n < 0n ? share(effect.delta, takeable, given) : share(effect.delta, keepable, kept),
  }))
}
