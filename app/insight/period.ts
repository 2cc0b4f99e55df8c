// A period in days of the shop, as somebody types it. Pure.
import { DateTime } from 'luxon'

export interface Period {
  /** First moment, Unix milliseconds; null: since ever. */
  fromMs: number | null
  /** First moment after it, Unix milliseconds; null: until now. */
  toMs: number | null
  isOneDay: boolean
}

export type ReadPeriod =
  { ok: true; period: Period } | { ok: false; problem: { field: string; message: string } }

const DAY = /^\d{4}-\d{2}-\d{2}$/
/** What a UUIDv7 can carry, and far more than anybody asks for. */
const MIN_YEAR = 1970

/**
 * Both days belong to the period; either may be left open.
 * @param from `YYYY-MM-DD`
 * @param timeZone the shop's IANA zone; an unknown one counts as UTC
 */
export function readPeriod(from: string | undefined, to: string | undefined, timeZone: string): ReadPeriod {
  const first = readDay(from, timeZone)
  if (first === 'malformed') return { ok: false, problem: malformed('from') }
  const last = readDay(to, timeZone)
  if (last === 'malformed') return { ok: false, problem: malformed('to') }
  if (first && last && last < first)
    return { ok: false, problem: { field: 'to', message: 'The last day lies before the first.' } }
  return {
    ok: true,
    period: {
      fromMs: first?.toMillis() ?? null,
      // A day of 23 or 25 hours ends where the next begins.
      toMs: last?.plus({ days: 1 }).startOf('day').toMillis() ?? null,
      isOneDay: first !== null && last !== null && from === to,
    },
  }
}

function readDay(text: string | undefined, timeZone: string): DateTime | null | 'malformed' {
  if (text === undefined) return null
  if (!DAY.test(text)) return 'malformed'
  const inZone = DateTime.fromISO(text, { zone: timeZone })
  const day = inZone.invalidReason === 'unsupported zone' ? DateTime.fromISO(text, { zone: 'utc' }) : inZone
  // There are zones in which some day has no midnight.
  return day.isValid && day.year >= MIN_YEAR ? day.startOf('day') : 'malformed'
}

function malformed(field: string) {
  return { field, message: 'A day is written as year-month-day, such as 2026-11-20.' }
}
