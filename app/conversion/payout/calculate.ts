// What a conversion pays for the sale as sold: the terms that it keeps, applied line by line. Summed exactly, rounded once.
// What refunds take of it is net-payout.ts.
import { convertMinor } from '#app/money/rate.ts'
import { divideRounded } from '#app/money/rounding.ts'
import { fitsLine, fitsSale } from './match-rule.ts'
import type { Converted, Flat, FrozenRule, PayoutCalculation, PayoutTerms } from './rule.ts'
import type { ProductFacts, Sale, SaleLine } from './sale.ts'

export interface Calculated {
  /** Minor units of the sale's currency; never negative. */
  grossMinor: bigint
  /** The part of grossMinor that a partial refund leaves alone. */
  fixedMinor: bigint
  /** null where nothing was reckoned: the payout was given, or there is no rule. */
  calculation: PayoutCalculation | null
  /** Ids of products without whose facts a rule could not be decided; sorted. It counted as not fitting. */
  missingProducts: readonly string[]
  /** Currencies of flat payouts, of the cap and of what steps go by that could not be counted without a rate; sorted. */
  missingRates: readonly string[]
}

/** Basis points of minor units: what an exact sum is kept in. */
const PER_MINOR = 10_000n

/** @param facts by product id; the products that are not there and matter are named in the result */
export function calculatePayout(
  terms: PayoutTerms,
  sale: Sale,
  facts: ReadonlyMap<string, ProductFacts>,
): Calculated {
  switch (terms.kind) {
    case 'rules':
      return calculateByRules(terms, sale, facts)
    case 'given':
      return withoutCalculation(BigInt(terms.minor))
    case 'no_rule':
      return withoutCalculation(0n)
    default:
      return terms satisfies never
  }
}

function withoutCalculation(grossMinor: bigint): Calculated {
  return { grossMinor, fixedMinor: 0n, calculation: null, missingProducts: [], missingRates: [] }
}

type RuleTerms = Extract<PayoutTerms, { kind: 'rules' }>

function calculateByRules(
  terms: RuleTerms,
  sale: Sale,
  facts: ReadonlyMap<string, ProductFacts>,
): Calculated {
  const { matched, missingProducts } = matchLines(terms.rules, sale, facts)
  const flats = flatsOf(terms, sale, matched)
  const flatMinor = flats.reduce((sum, flat) => sum + (countedMinor(flat, sale) ?? 0n), 0n)
  const exact = matched.reduce((sum, { share }) => sum + share, flatMinor * PER_MINOR)
  const sumMinor = divideRounded(exact, PER_MINOR)
  const cap = terms.cap && { ...terms.cap, ...convertedInto(terms.cap, sale, terms) }
  const capMinor = cap && countedMinor(cap, sale)
  // A line of less than nothing is no order of ours to refuse, but nobody owes for it.
  const grossMinor = greater(0n, capMinor === null ? sumMinor : lesser(sumMinor, capMinor))
  const fixedMinor = terms.flatProRata ? 0n : lesser(flatMinor, grossMinor)
  const uncounted = [...flats, ...(cap ? [cap] : [])].filter((amount) => countedMinor(amount, sale) === null)
  return {
    grossMinor,
    fixedMinor,
    calculation: {
      lines: matched.map(showLine),
      flats,
      sumMinor: sumMinor.toString(),
      capMinor: capMinor === null ? null : capMinor.toString(),
      ...(cap?.converted && { capRate: cap.converted.rate }),
      grossMinor: grossMinor.toString(),
      fixedMinor: fixedMinor.toString(),
    },
    missingProducts,
    missingRates: [
      ...new Set([...uncounted.map(({ currency }) => currency), ...uncountedRevenue(terms.rules, matched)]),
    ].toSorted(),
  }
}

/** A line with the rule that counts for it. */
interface Matched {
  line: SaleLine
  /** Position in the terms' rules. */
  index: number | null
  rule: FrozenRule | null
  /** In ten-thousandths of a minor unit. */
  share: bigint
}

/** For each line the first rule that fits. */
function matchLines(
  rules: readonly FrozenRule[],
  sale: Sale,
  facts: ReadonlyMap<string, ProductFacts>,
): { matched: Matched[]; missingProducts: string[] } {
  const missing = new Set<string>()
  const candidates = [...rules.entries()].filter(([, { conditions }]) => fitsSale(conditions, sale))
  const matched = sale.lines.map((line): Matched => {
    for (const [index, rule] of candidates) {
      const answer = fitsLine(rule.conditions, line, facts)
      if (answer === 'fits')
        return { line, index, rule, share: line.amountMinor * BigInt(rule.basisPoints ?? 0) }
      if (answer === 'facts_missing' && line.productId !== null) missing.add(line.productId)
    }
    return { line, index: null, rule: null, share: 0n }
  })
  return { matched, missingProducts: [...missing].toSorted() }
}

/** A flat payout is for the conversion: once a rule, however many lines it fits, if any of them was sold at all. */
function flatsOf(terms: RuleTerms, sale: Sale, matched: readonly Matched[]): PayoutCalculation['flats'] {
  const sold = matched.filter(({ line }) => line.kind === 'whole' || line.units > 0)
  const counting = new Set(sold.map(({ index }) => index))
  return terms.rules.flatMap(({ flat }, rule) =>
    flat && counting.has(rule) ? [{ ...flat, rule, ...convertedInto(flat, sale, terms) }] : [],
  )
}

/** An amount of another currency by the rate that the terms keep for it, rounded once as an amount of money. */
function convertedInto(
  { minor, currency }: Flat,
  sale: Sale,
  { rates }: RuleTerms,
): { converted?: Converted } {
  if (currency === sale.currency) return {}
  const rate = rates?.find(({ from, to }) => from === currency && to === sale.currency)
  return rate ? { converted: { minor: convertMinor(BigInt(minor), rate).toString(), rate } } : {}
}

/** null: in another currency, and no rate is known. */
function countedMinor(amount: Flat & { converted?: Converted }, sale: Sale): bigint | null {
  if (amount.currency === sale.currency) return BigInt(amount.minor)
  return amount.converted ? BigInt(amount.converted.minor) : null
}

/** Currencies in which the partner has brought what the steps of counting rules would go by. */
function uncountedRevenue(rules: readonly FrozenRule[], matched: readonly Matched[]): string[] {
  const counting = new Set(matched.map(({ index }) => index))
  return rules.flatMap(({ tier }, rule) =>
    counting.has(rule) ? Object.keys(tier?.uncounted?.revenue ?? {}) : [],
  )
}

function showLine({ line, index, rule, share }: Matched): PayoutCalculation['lines'][number] {
  return {
    lineId: line.id,
    amountMinor: line.amountMinor.toString(),
    rule: index,
    basisPoints: rule?.basisPoints ?? null,
    payoutTenThousandths: share.toString(),
  }
}

function lesser(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

function greater(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}
