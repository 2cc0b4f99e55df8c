// Settles one reading: new, known, moved or decided by a person; under which terms, and against which caps. Pure: what tallies hold
// comes in as a function, and the reading itself is not counted in them meanwhile.
import type { Rate, RateOf } from '#app/money/rate.ts'
import { judgeCaps, type Cap, type Counted } from './cap.ts'
import type { Conversion } from './conversion.ts'
import type { Demands } from './derive.ts'
import type { Flag } from './flag.ts'
import { freezeRules, type Brought } from './payout/freeze-rules.ts'
import type { PayoutTerms, Tiers } from './payout/rule.ts'
import type { ProductFacts } from './payout/sale.ts'
import { isMove, type Reading } from './reading.ts'
import { bareConversion, settleAgain, settleDecided, settleMoved, settleNew, type Settled } from './settle.ts'
import { countsZero } from './status.ts'
import type { ReferenceTerms } from './terms.server.ts'

export interface Circumstances {
  /** Of the offer and partner that it will refer to. */
  terms: ReferenceTerms
  facts: ReadonlyMap<string, ProductFacts>
  /** The exchange rates of now, of the pairs that may be needed. */
  rateOf: RateOf
  /** What a cap's subject has brought in its period. */
  capCount(cap: Cap): Counted
  /** What the partner has brought on the offer in the period of tiers. */
  tierCount(tiers: Tiers): Counted
  newConversionId(): string
}

export function settleReading(reading: Reading, around: Circumstances, nowMs: number): Settled {
  const { input, before, decided } = reading
  const { holdDays, partner } = around.terms
  const { facts, rateOf } = around
  const demands: Demands = { holdDays, partner, facts, rateOf }
  if (before === null) {
    const bare = bareConversion(input, freezeTerms(around), around.newConversionId(), nowMs)
    const review = reviewFlags(reading, around.terms)
    return judged(around, (flags) =>
      settleNew({ ...bare, flags: [...review, ...flags] }, input, demands, nowMs),
    )
  }
  if (isMove(reading)) {
    const start = decided?.conversion ?? before
    const terms = freezeTerms(around)
    const review = reviewFlags(reading, around.terms)
    return judged(around, (flags) =>
      settleMoved({ ...start, flags: [...review, ...flags] }, input, terms, demands, nowMs),
    )
  }
  if (decided) {
    const { conversion, reason, byRules } = decided
    const chosen = byRules ? { ...conversion, payoutTerms: freezeTerms(around) } : conversion
    return settleDecided(before, chosen, input, demands, reason, nowMs)
  }
  const known = settleAgain(before, input, demands, nowMs)
  if (countsZero(known.conversion.status) || !asksCapsAgain(before, known.conversion)) return known
  const kept = before.flags.filter((flag) => flag !== 'cap_rate_missing')
  return judged(around, (flags) =>
    settleAgain(before, input, demands, nowMs, [...new Set([...kept, ...flags])]),
  )
}

/**
 * Whether it waits for a person because its offer wants that: settled when it is credited, so that a change of the offer counts for
 * what comes after it. What a person has made himself needs no second look; the same credit by better evidence keeps what it had.
 */
function reviewFlags({ input, before }: Reading, { manualApproval }: ReferenceTerms): Flag[] {
  const { offerId, partnerId } = input.credit
  const isSame = before !== null && before.offerId === offerId && before.partnerId === partnerId
  const waits = isSame ? before.flags.includes('manual_review') : manualApproval && input.source !== 'manual'
  return waits ? ['manual_review'] : []
}

/** The offer's rules as they stand now, each tier at the step that is reached. */
function freezeTerms({ terms, tierCount }: Circumstances): PayoutTerms {
  const brought = (tiers: Tiers): Brought => {
    const { conversions, revenueMinor } = tierCount(tiers)
    if (tiers.by === 'conversions') return { own: conversions, foreign: new Map() }
    const foreign = [...revenueMinor].filter(
      ([currency, minor]) => currency !== tiers.currency && minor !== 0n,
    )
    return { own: revenueMinor.get(tiers.currency ?? '') ?? 0n, foreign: new Map(foreign) }
  }
  return freezeRules(terms.rules, brought, terms.payoutCap, terms.flatProRata)
}

/** Settled without regard to caps first, which are asked about what it would then take of them. */
function judged(around: Circumstances, settle: (flags: readonly Flag[]) => Settled): Settled {
  const first = settle([])
  const { conversion } = first
  if (conversion.test || countsZero(conversion.status)) return first
  const { terms, capCount, rateOf } = around
  const { flags, rates } = judgeCaps(terms.caps, capCount, conversion, rateOf)
  return withCapRates(flags.length === 0 ? first : settle(flags), rates)
}

function withCapRates<S extends Settled>(settled: S, rates: readonly Rate[]): S {
  if (rates.length === 0) return settled
  const { conversion } = settled
  return {
    ...settled,
    conversion: { ...conversion, payoutTerms: { ...conversion.payoutTerms, capRates: rates } },
  }
}

/** Caps of money could not be judged before: a rate was missing for it, or what it pays was worked out only now. */
function asksCapsAgain(before: Conversion, now: Conversion): boolean {
  return before.flags.includes('cap_rate_missing') || (isUnknown(before) && !isUnknown(now))
}

function isUnknown({ flags }: Conversion): boolean {
  return flags.includes('products_unknown') || flags.includes('rate_missing')
}
