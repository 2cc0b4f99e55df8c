// Moments and lengths of time in full. Pure.
import type { Locale } from '#app/language/locales.ts'
import { inZone } from '#app/platform/zone.ts'

const FULL: Record<Locale, string> = { en: 'd LLL yyyy, HH:mm:ss', de: 'd. LLL yyyy, HH:mm:ss' }
/** `20 Nov 2026, 14:03:22`, in the shop's time zone. */
export function showFullMoment(at: Date, timeZone: string, locale: Locale = 'en'): string {
  return inZone(at.getTime(), timeZone).setLocale(locale).toFormat(FULL[locale])
}

/** The day in the shop's time zone as a field for days holds it: `2026-11-20`. */
export function showDay(atMs: number, timeZone: string): string {
  return inZone(atMs, timeZone).toFormat('yyyy-MM-dd')
}

const SECONDS = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const
/** `12 ms`, `1.25 s`, `2 min 5 s` */
export function showDuration(ms: number, locale: Locale = 'en'): string {
  if (ms < 1_000) return `${ms} ms`
  if (ms < 60_000) return `${(ms / 1_000).toLocaleString(locale, SECONDS)} s`
  const seconds = Math.round(ms / 1_000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
