// How a new conversion will be paid: the rules as they are set up become the terms that it keeps. What calculate.ts works by.
import type { Flat, FrozenRule, PayoutRule, PayoutTerms, Tiers } from './rule.ts'

/** What a partner has brought: conversions, or minor units of revenue. */
export interface Brought {
  /** Of the tiers' own currency. */
  own: bigint
  /** Of other currencies, by currency; counted by keep-rates.ts. */
  foreign: ReadonlyMap<string, bigint>
}

/**
 * @param rules of the offer for the event, those for other partners left out; in any order
 * @param brought what the partner has brought on the offer in the tiers' period, before this conversion; null where nothing
 *   is known, which counts as nothing
 * @param cap the most that one conversion of the offer pays
 * @returns `no_rule` without rules
 */
export function freezeRules(
  rules: readonly PayoutRule[],
  brought: (tiers: Tiers) => Brought | null,
  cap: Flat | null,
  flatProRata: boolean,
): PayoutTerms {
  if (rules.length === 0) return { kind: 'no_rule' }
  const frozen = rules.toSorted(compare).map((rule) => freeze(rule, brought))
  return { kind: 'rules', rules: frozen, cap, flatProRata }
}

/** A partner's own rules come first. */
function compare(a: PayoutRule, b: PayoutRule): number {
  if (a.partner !== b.partner) return a.partner ? -1 : 1
  if (a.position !== b.position) return a.position - b.position
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function freeze(
  { id, partner, conditions, pays }: PayoutRule,
  brought: (tiers: Tiers) => Brought | null,
): FrozenRule {
  switch (pays.kind) {
    case 'fixed': {
      const { basisPoints, flat } = pays.result
      return { id, partner, conditions, basisPoints, flat, tier: null }
    }
    case 'tiers': {
      const { by, period, currency, steps } = pays.tiers
      const { own, foreign } = brought(pays.tiers) ?? { own: 0n, foreign: new Map<string, bigint>() }
      const { from, basisPoints, flat } = chooseStep(id, steps, own)
      const revenue = Object.fromEntries([...foreign].map(([code, minor]) => [code, minor.toString()]))
      const uncounted = foreign.size > 0 ? { uncounted: { revenue, steps } } : {}
      const tier = { by, period, currency, from, brought: own.toString(), ...uncounted }
      return { id, partner, conditions, basisPoints, flat, tier }
    }
    default:
      return pays satisfies never
  }
}

/** The first step stands for whatever is below it too: revenue can be negative where more was taken back than came in. */
export function chooseStep(
  ruleId: string | null,
  steps: Tiers['steps'],
  brought: bigint,
): Tiers['steps'][number] {
  const step = steps.findLast(({ from }) => BigInt(from) <= brought) ?? steps[0]
  if (step === undefined) throw new Error(`the tiers of payout rule ${ruleId} have no steps`)
  return step
}
