// When the period of tiers and caps began that a moment falls into, by the shop's calendar.
import { DateTime } from 'luxon'
import type { Period } from './rule.ts'

const EPOCH_DAY = '1970-01-01'

/**
 * @param atMs Unix milliseconds
 * @param timeZone the shop's IANA zone; an unknown one counts as UTC
 * @returns the period's first day in the shop's zone, `YYYY-MM-DD`; weeks begin on Monday, `total` on 1970-01-01
 */
export function periodStart(atMs: number, period: Period, timeZone: string): string {
  return period === 'total' ? EPOCH_DAY : startOf(atMs, period, timeZone).toFormat('yyyy-MM-dd')
}

/** @returns Unix milliseconds at which that day begins: not always at midnight; 0 for `total` */
export function periodStartMs(atMs: number, period: Period, timeZone: string): number {
  return period === 'total' ? 0 : startOf(atMs, period, timeZone).toMillis()
}

function startOf(atMs: number, period: Exclude<Period, 'total'>, timeZone: string): DateTime {
  const zoned = DateTime.fromMillis(atMs, { zone: timeZone })
  const start = (zoned.isValid ? zoned : DateTime.fromMillis(atMs, { zone: 'utc' })).startOf(period)
  // Where clocks go back over midnight it comes twice: the day begins with the first.
  return start.getPossibleOffsets()[0] ?? start
}
