// Settles one reading: new, known, moved or decided by a person; under which terms, and against which caps. Pure: what tallies hold
// comes in as a function, and the reading itself is not counted in them meanwhile.
import { judgeCaps, type Cap, type Counted } from './cap.ts'
import type { Conversion } from './conversion.ts'
import type { Demands } from './derive.ts'
import type { Flag } from './flag.ts'
import { freezeRules } from './payout/freeze-rules.ts'
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
  /** What a cap's subject has brought in its period. */
  capCount(cap: Cap): Counted
  /** What the partner has brought on the offer in the period of tiers. */
  tierCount(tiers: Tiers): Counted
  newConversionId(): string
}

export function settleReading(reading: Reading, around: Circumstances, nowMs: number): Settled {
  const { input, before, decided } = reading
  const { holdDays, partner } = around.terms
  const demands: Demands = { holdDays, partner, facts: around.facts }
  if (before === null) {
    const bare = bareConversion(input, freezeTerms(around), around.newConversionId(), nowMs)
    return judged(around, (flags) => settleNew({ ...bare, flags }, input, demands, nowMs))
  }
  if (isMove(reading)) {
    const start = decided?.conversion ?? before
    const terms = freezeTerms(around)
    return judged(around, (flags) => settleMoved({ ...start, flags }, input, terms, demands, nowMs))
  }
  if (decided) {
    const { conversion, reason, byRules } = decided
    const chosen = byRules ? { ...conversion, payoutTerms: freezeTerms(around) } : conversion
    return settleDecided(before, chosen, input, demands, reason, nowMs)
  }
  const again = (flags: readonly Flag[]) => settleAgain(before, input, demands, nowMs, flags)
  return becameKnown(before, again([]).conversion) ? judged(around, again) : again([])
}

/** The offer's rules as they stand now, each tier at the step that is reached. */
function freezeTerms({ terms, tierCount }: Circumstances): PayoutTerms {
  const brought = (tiers: Tiers) => {
    const counted = tierCount(tiers)
    return tiers.by === 'conversions'
      ? counted.conversions
      : (counted.revenueMinor.get(tiers.currency ?? '') ?? 0n)
  }
  return freezeRules(terms.rules, brought, terms.payoutCap, terms.flatProRata)
}

/** Settled without regard to caps first, which are asked about what it would then take of them. */
function judged(around: Circumstances, settle: (flags: readonly Flag[]) => Settled): Settled {
  const first = settle([])
  const { conversion } = first
  if (conversion.test || countsZero(conversion.status)) return first
  const flags = judgeCaps(around.terms.caps, around.capCount, conversion)
  return flags.length === 0 ? first : settle(flags)
}

/** What it pays was worked out only now, so that caps of money could not be judged before. */
function becameKnown(before: Conversion, now: Conversion): boolean {
  return before.flags.includes('products_unknown') && !now.flags.includes('products_unknown')
}
