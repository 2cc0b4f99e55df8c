// Days as people read them. Pure.
import { DateTime } from 'luxon'
import type { Locale } from '#app/language/locales.ts'

const DAYS: Readonly<Record<Locale, string>> = { en: 'ccc d LLL yyyy', de: 'ccc, d. LLL yyyy' }
const SHORT_DAYS: Readonly<Record<Locale, string>> = { en: 'd LLL', de: 'd. LLL' }

/** @param day `YYYY-MM-DD` */
export function showDay(day: string, locale: Locale): string {
  return DateTime.fromISO(day).setLocale(locale).toFormat(DAYS[locale])
}

export function showShortDay(day: string, locale: Locale): string {
  return DateTime.fromISO(day).setLocale(locale).toFormat(SHORT_DAYS[locale])
}
