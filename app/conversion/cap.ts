// Caps: the most that an offer, a partner, or a partner on an offer may bring in a period. Judged once, when a conversion is
// credited, against tallies that are locked meanwhile.
import type { Conversion } from './conversion.ts'
import type { Flag } from './flag.ts'
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
 * @returns the flags that the conversion gets: a hard one beats a soft one
 */
export function judgeCaps(
  caps: readonly Cap[],
  counted: (cap: Cap) => Counted,
  { payoutMinor, currency }: Pick<Conversion, 'payoutMinor' | 'currency'>,
): Flag[] {
  const beyond = caps.flatMap((cap): Flag[] => {
    const so = counted(cap)
    if (cap.measure === 'conversions') return so.conversions + 1n > cap.limit ? [flagOf(cap)] : []
    if (payoutMinor === 0n) return []
    if (cap.currency !== currency) return ['cap_rate_missing']
    return (so.payoutMinor.get(currency) ?? 0n) + payoutMinor > cap.limit ? [flagOf(cap)] : []
  })
  if (beyond.includes('cap_hard')) return ['cap_hard']
  return [...new Set(beyond)]
}

const flagOf = ({ effect }: Cap): Flag => (effect === 'hard' ? 'cap_hard' : 'cap_soft')

/** What a conversion takes of the caps above it; null: nothing. One beyond a cap takes nothing until a person lets it through. */
export function takes(
  conversion: Pick<
    Conversion,
    'test' | 'status' | 'flags' | 'decidedStatus' | 'currency' | 'amountMinor' | 'payoutMinor'
  >,
): { currency: string; revenueMinor: bigint; payoutMinor: bigint } | null {
  const { test, status, flags, decidedStatus, currency, amountMinor, payoutMinor } = conversion
  const beyond = flags.some((flag) => flag === 'cap_soft' || flag === 'cap_hard')
  if (test || countsZero(status) || (beyond && decidedStatus !== 'approved')) return null
  return { currency, revenueMinor: amountMinor, payoutMinor }
}
