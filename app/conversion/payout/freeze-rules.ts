// How a new conversion will be paid: the rules as they are set up become the terms that it keeps. What calculate.ts works by.
import type { Flat, FrozenRule, PayoutRule, PayoutTerms, Tiers } from './rule.ts'

/**
 * @param rules of the offer for the event, those for other partners left out; in any order
 * @param brought what the partner has brought on the offer in the tiers' period, before this conversion: conversions, or
 *   minor units of the tiers' currency; null where nothing is known, which counts as nothing
 * @param cap the most that one conversion of the offer pays
 * @returns `no_rule` without rules
 */
export function freezeRules(
  rules: readonly PayoutRule[],
  brought: (tiers: Tiers) => bigint | null,
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
  brought: (tiers: Tiers) => bigint | null,
): FrozenRule {
  switch (pays.kind) {
    case 'fixed': {
      const { basisPoints, flat } = pays.result
      return { id, partner, conditions, basisPoints, flat, tier: null }
    }
    case 'tiers': {
      const { by, period, currency } = pays.tiers
      const reached = brought(pays.tiers) ?? 0n
      const { from, basisPoints, flat } = chooseStep(id, pays.tiers, reached)
      const tier = { by, period, currency, from, brought: reached.toString() }
      return { id, partner, conditions, basisPoints, flat, tier }
    }
    default:
      return pays satisfies never
  }
}

/** The first step stands for whatever is below it too: revenue can be negative where more was taken back than came in. */
function chooseStep(ruleId: string, { steps }: Tiers, brought: bigint): Tiers['steps'][number] {
  const step = steps.findLast(({ from }) => BigInt(from) <= brought) ?? steps[0]
  if (step === undefined) throw new Error(`the tiers of payout rule ${ruleId} have no steps`)
  return step
}
