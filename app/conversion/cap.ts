// Caps: the most that an offer, a partner, or a partner on an offer may bring in a period. Judged once, when a conversion is
// credited, against tallies that are locked meanwhile.
import { convertMinor, type Rate, type RateOf } from '#app/money/rate.ts'
import type { Conversion } from './conversion.ts'
import { CAP_FLAGS, type Flag } from './flag.ts'
import type { Period } from './payout/rule.ts'
import { countsZero } from './status.ts'

export interface Cap {
  offerId: string | null
  partnerId: string | null
  measure: 'conversions' | 'payout'
  period: Period
  /** Conversions, or minor units of `currency`. */
  limit: bigint
  currency: string | null
  /** soft: what is beyond waits for a person. hard: it is rejected. */
  effect: 'soft' | 'hard'
}

/** What is counted of one subject in one period. */
export interface Counted {
  conversions: bigint
  /** By currency. */
  revenueMinor: ReadonlyMap<string, bigint>
  payoutMinor: ReadonlyMap<string, bigint>
}

/** Whose tally: an offer's, a partner's, or a partner's on an offer. */
export function scopeOf({
  offerId,
  partnerId,
}: {
  offerId: string | null
  partnerId: string | null
}): string {
  return [offerId && `offer:${offerId}`, partnerId && `partner:${partnerId}`].filter(Boolean).join(':')
}

/**
 * @param counted what each cap's subject has brought in its period so far
 * @param rateOf the rates of now: a cap of payout counts what is in other currencies by them
 * @returns the flags that the conversion gets, a hard one beats a soft one; and the rates that it was judged by
 */
export function judgeCaps(
  caps: readonly Cap[],
  counted: (cap: Cap) => Counted,
  conversion: Pick<Conversion, 'payoutMinor' | 'currency'>,
  rateOf: RateOf,
): { flags: Flag[]; rates: Rate[] } {
  const rates = new Map<string, Rate>()
  const beyond = caps.flatMap((cap): Flag[] => {
    const so = counted(cap)
    if (cap.measure === 'conversions') return so.conversions + 1n > cap.limit ? [flagOf(cap)] : []
    if (conversion.payoutMinor === 0n) return []
    const total = totalIn(cap.currency ?? conversion.currency, withOwn(so.payoutMinor, conversion), rateOf)
    if (total === null) return ['cap_rate_missing']
    for (const rate of total.rates) rates.set(`${rate.from} ${rate.to}`, rate)
    return total.minor > cap.limit ? [flagOf(cap)] : []
  })
  const flags: Flag[] = beyond.includes('cap_hard') ? ['cap_hard'] : [...new Set(beyond)]
  return { flags, rates: [...rates.values()] }
}

function withOwn(
  counted: ReadonlyMap<string, bigint>,
  { payoutMinor, currency }: Pick<Conversion, 'payoutMinor' | 'currency'>,
): Map<string, bigint> {
  return new Map(counted).set(currency, (counted.get(currency) ?? 0n) + payoutMinor)
}

/** @returns null where a rate is missing */
function totalIn(
  to: string,
  amounts: ReadonlyMap<string, bigint>,
  rateOf: RateOf,
): { minor: bigint; rates: Rate[] } | null {
  const rates: Rate[] = []
  let total = 0n
  for (const [currency, minor] of amounts) {
    if (currency === to) total += minor
    else if (minor !== 0n) {
      const rate = rateOf(currency, to)
      if (!rate) return null
      rates.push(rate)
      total += convertMinor(minor, rate)
    }
  }
  return { minor: total, rates }
}

const flagOf = ({ effect }: Cap): Flag => (effect === 'hard' ? 'cap_hard' : 'cap_soft')

/**
 * What a conversion takes of the caps above it; null: nothing. One beyond a cap takes nothing until a person lets it through, nor does
 * one that could not be judged: it would keep those behind it waiting for its rate too.
 */
export function takes(
  conversion: Pick<
    Conversion,
    'test' | 'status' | 'flags' | 'decidedStatus' | 'currency' | 'amountMinor' | 'payoutMinor'
  >,
): { currency: string; revenueMinor: bigint; payoutMinor: bigint } | null {
  const { test, status, flags, decidedStatus, currency, amountMinor, payoutMinor } = conversion
  const beyond = flags.some((flag) => CAP_FLAGS.has(flag))
  if (test || countsZero(status) || (beyond && decidedStatus !== 'approved')) return null
  return { currency, revenueMinor: amountMinor, payoutMinor }
}
