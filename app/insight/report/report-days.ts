// The days of a report, and those that it is compared with. Pure.
import { DateTime } from 'luxon'
import type { Boundaries } from '../figures/spans.ts'
import type { Comparison } from './report-choices.ts'

/** Days of the shop, each from its first moment to that of the next; a day may have 23 or 25 hours. */
export interface ReportDays {
  /** `2026-11-20`, in order. */
  days: readonly string[]
  boundaries: Boundaries
}

/** @param from @param to `YYYY-MM-DD`, both part of it @param timeZone IANA zone; an unknown one counts as UTC */
export function daysOf(from: string, to: string, timeZone: string): ReportDays {
  const zone = DateTime.fromISO(from, { zone: timeZone }).isValid ? timeZone : 'utc'
  const first = DateTime.fromISO(from, { zone }).startOf('day')
  const count = Math.round(DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days) + 1
  const starts = Array.from({ length: count + 1 }, (_, day) => first.plus({ days: day }).startOf('day'))
  return {
    days: starts.slice(0, -1).map((start) => start.toISODate() as string),
    boundaries: starts.map((start) => start.toMillis()) as unknown as Boundaries,
  }
}

/** As many days right before, or the same days a year before; of a leap day it is the last of February. */
export function comparedDays(
  { from, to }: { from: string; to: string },
  compare: Exclude<Comparison, 'none'>,
  timeZone: string,
): ReportDays {
  const [first, last] = [DateTime.fromISO(from), DateTime.fromISO(to)]
  const length = Math.round(last.diff(first, 'days').days) + 1
  const back = compare === 'year' ? { years: 1 } : { days: length }
  const begins = first.minus(back)
  return daysOf(
    begins.toISODate() as string,
    // As many days, also where one of the two has the 29th of February.
    begins.plus({ days: length - 1 }).toISODate() as string,
    timeZone,
  )
}
