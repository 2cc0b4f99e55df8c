// Which tallies a conversion is counted in: those that a cap or a tier of its offer or partner asks for. Pure.
import { DateTime } from 'luxon'
import { scopeOf, type Cap } from './cap.ts'
import type { Conversion } from './conversion.ts'
import { periodStart, periodStartMs } from './payout/period.ts'
import type { Period, Tiers } from './payout/rule.ts'
import type { ReferenceTerms } from './terms.server.ts'

export interface TallyKey {
  shopId: string
  offerId: string | null
  partnerId: string | null
  scope: string
  period: Period
  /** `YYYY-MM-DD`, shop time. */
  startsOn: string
  /** When the period begins and ends, Unix milliseconds; null: never. */
  fromMs: number
  toMs: number | null
}

type Counted = Pick<Conversion, 'shopId' | 'offerId' | 'partnerId' | 'occurredAtMs'>

/** Every tally that the conversion's terms ask for; mostly none. */
export function tallyKeys(conversion: Counted, terms: ReferenceTerms, timeZone: string): TallyKey[] {
  const keys = [
    ...terms.caps.map((cap) => capKey(cap, conversion, timeZone)),
    ...terms.tierPeriods.map((period) => tierKey({ period }, conversion, timeZone)),
  ]
  return [...new Map(keys.map((key) => [keyText(key), key])).values()]
}

export function capKey(cap: Cap, conversion: Counted, timeZone: string): TallyKey {
  return keyOf(conversion, cap.offerId, cap.partnerId, cap.period, timeZone)
}

/** Tiers count what this partner brought on this offer. */
export function tierKey({ period }: Pick<Tiers, 'period'>, conversion: Counted, timeZone: string): TallyKey {
  return keyOf(conversion, conversion.offerId, conversion.partnerId, period, timeZone)
}

export function keyText({ shopId, scope, period, startsOn }: TallyKey): string {
  return `${shopId} ${scope} ${period} ${startsOn}`
}

function keyOf(
  { shopId, occurredAtMs }: Counted,
  offerId: string | null,
  partnerId: string | null,
  period: Period,
  timeZone: string,
): TallyKey {
  const startsOn = periodStart(occurredAtMs, period, timeZone)
  return {
    shopId,
    offerId,
    partnerId,
    scope: scopeOf({ offerId, partnerId }),
    period,
    startsOn,
    fromMs: periodStartMs(occurredAtMs, period, timeZone),
    toMs: period === 'total' ? null : periodEndMs(startsOn, period, timeZone),
  }
}

function periodEndMs(startsOn: string, period: Exclude<Period, 'total'>, timeZone: string): number {
  const zoned = DateTime.fromISO(startsOn, { zone: timeZone })
  const start = zoned.isValid ? zoned : DateTime.fromISO(startsOn, { zone: 'utc' })
  return start.plus({ [period]: 1 }).toMillis()
}
