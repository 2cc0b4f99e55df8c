// Which rate holds for a pair of currencies: the shop's own, else its inverse, else the reference rates of the newest day. Pure;
// rates.server.ts reads what it chooses from.
import { crossRate, invertRate, type Rate, type RateOf } from './rate.ts'

/** A reference rate is used for so many days after its own: over a long weekend, and not after the source went silent. */
export const MAX_AGE_DAYS = 10

/** What one currency was for a euro on a day. */
export interface ReferenceRate {
  /** `YYYY-MM-DD`. */
  day: string
  currency: string
  /** Decimal text. */
  perEuro: string
}

/**
 * @param manual the shop's own rates
 * @param reference of the days that may be used; both currencies of a pair have to be known on the same day
 */
export function createRateOf(
  manual: readonly { from: string; to: string; rate: string }[],
  reference: readonly ReferenceRate[],
): RateOf {
  const own = new Map(manual.map((rate) => [`${rate.from} ${rate.to}`, rate]))
  const byDay = [...Map.groupBy(reference, ({ day }) => day)]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, rates]) => ({
      day,
      perEuro: new Map(rates.map(({ currency, perEuro }) => [currency, perEuro])),
    }))

  const manualRate = (from: string, to: string): Rate | null => {
    const found = own.get(`${from} ${to}`)
    return found ? { from, to, rate: found.rate, day: null, source: 'manual' } : null
  }
  const referenceRate = (from: string, to: string): Rate | null => {
    for (const { day, perEuro } of byDay) {
      const rate = crossRate(from, to, perEuro)
      if (rate !== null) return { from, to, rate, day, source: 'ecb' }
    }
    return null
  }
  return (from, to) => {
    const direct = manualRate(from, to)
    if (direct) return direct
    const inverse = manualRate(to, from)
    return inverse ? invertRate(inverse) : referenceRate(from, to)
  }
}
