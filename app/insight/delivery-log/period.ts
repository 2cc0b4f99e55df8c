// A period in days of the shop, as somebody types it, and the range of ids that it is: ids of deliveries carry the time of
// their making. Pure.
import { DateTime } from 'luxon'
import { mark } from '#app/language/say.ts'
import { firstUuidAt } from '#app/platform/uuid.ts'

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
    return { ok: false, problem: { field: 'to', message: mark('The last day lies before the first.') } }
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
  return { field, message: mark('A day is written as year-month-day, such as 2026-11-20.') }
}

/** Ids between which those of a period lie; neither is one of them. */
export interface IdRange {
  above: string
  below: string
}

const LEAST = '00000000-0000-0000-0000-000000000000'
const GREATEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export function idRange({ fromMs, toMs }: Pick<Period, 'fromMs' | 'toMs'>): IdRange {
  return {
    above: fromMs === null ? LEAST : firstUuidAt(Math.max(0, fromMs)),
    below: toMs === null ? GREATEST : firstUuidAt(Math.max(0, toMs)),
  }
}

/** What two ranges share. */
export function narrow(one: IdRange, other: Partial<IdRange>): IdRange {
  const { above = LEAST, below = GREATEST } = other
  return {
    above: one.above > above ? one.above : above,
    below: one.below < below ? one.below : below,
  }
}
