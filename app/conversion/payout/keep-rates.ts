// The exchange rates that a conversion's payout needs: found once, kept in its terms from then on, so that no later rate changes what
// it pays. Beside calculate.ts, which pays by what is kept.
import { convertMinor, type Rate, type RateOf } from '#app/money/rate.ts'
import { calculatePayout } from './calculate.ts'
import { chooseStep } from './freeze-rules.ts'
import type { FrozenRule, PayoutTerms } from './rule.ts'
import type { ProductFacts, Sale } from './sale.ts'

/**
 * @param facts of products that the terms keep
 * @param rateOf the rates of now
 * @returns the terms with what of their rates is known now; the same object where that is nothing new
 */
export function keepRates(
  terms: PayoutTerms,
  sale: Sale,
  facts: ReadonlyMap<string, ProductFacts>,
  rateOf: RateOf,
): PayoutTerms {
  if (terms.kind !== 'rules') return terms
  const rules = terms.rules.map((rule) => countRevenue(rule, rateOf))
  const stepped = rules.some((rule, index) => rule !== terms.rules[index]) ? { ...terms, rules } : terms
  const { missingRates } = calculatePayout(stepped, sale, facts)
  const found = missingRates.flatMap((currency): Rate[] => {
    const rate = asksRate(stepped.rules, stepped.cap, currency) ? rateOf(currency, sale.currency) : null
    return rate ? [rate] : []
  })
  return found.length === 0 ? stepped : { ...stepped, rates: [...(stepped.rates ?? []), ...found] }
}

/** Whether a flat payout or the cap is in the currency: what steps go by is converted into theirs, not the sale's. */
function asksRate(rules: readonly FrozenRule[], cap: { currency: string } | null, currency: string): boolean {
  return cap?.currency === currency || rules.some(({ flat }) => flat?.currency === currency)
}

/** Chooses the step again once all that was brought can be counted. */
function countRevenue(rule: FrozenRule, rateOf: RateOf): FrozenRule {
  const { tier } = rule
  if (!tier?.uncounted || tier.currency === null) return rule
  const { uncounted, ...counted } = tier
  const rates: Rate[] = []
  let brought = BigInt(tier.brought)
  for (const [currency, minor] of Object.entries(uncounted.revenue)) {
    const rate = rateOf(currency, tier.currency)
    if (!rate) return rule
    rates.push(rate)
    brought += convertMinor(BigInt(minor), rate)
  }
  const { from, basisPoints, flat } = chooseStep(rule.id, uncounted.steps, brought)
  return { ...rule, basisPoints, flat, tier: { ...counted, from, brought: brought.toString(), rates } }
}
