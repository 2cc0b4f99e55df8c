// A shop's day: where it begins and ends in the shop's time zone, and how a moment of it is written for people. Pure.
import { DEFAULT_LOCALE, type Locale } from '#app/language/locales.ts'
import { inZone } from '#app/platform/zone.ts'

export interface ShopDay {
  /** First moment, Unix milliseconds. */
  fromMs: number
  /** First moment of the next day, Unix milliseconds. */
  toMs: number
}

/**
 * The day that `nowMs` lies in. A day may have 23 or 25 hours.
 * @param nowMs Unix milliseconds
 * @param timeZone the shop's IANA zone; an unknown one counts as UTC
 */
export function shopDay(nowMs: number, timeZone: string): ShopDay {
  const start = inZone(nowMs, timeZone).startOf('day')
  return { fromMs: start.toMillis(), toMs: start.plus({ days: 1 }).startOf('day').toMillis() }
}

const DATES: Record<Locale, string> = { en: 'cccc d LLLL', de: 'cccc, d. LLLL' }
/** `Friday 20 November`, for the top of a page. */
export function showDate(atMs: number, timeZone: string, locale: Locale = DEFAULT_LOCALE): string {
  return inZone(atMs, timeZone).setLocale(locale).toFormat(DATES[locale])
}

const OTHER_DAYS: Record<Locale, string> = { en: 'd LLL, HH:mm', de: 'd. LLL, HH:mm' }
/** The time of day where the moment is of today, else with its date: `14:03:22`, `19 Nov, 14:03`. */
export function showMoment(
  atMs: number,
  nowMs: number,
  timeZone: string,
  locale: Locale = DEFAULT_LOCALE,
): string {
  const at = inZone(atMs, timeZone)
  const sameDay = at.hasSame(inZone(nowMs, timeZone), 'day')
  return at.setLocale(locale).toFormat(sameDay ? 'HH:mm:ss' : OTHER_DAYS[locale])
}
