// A moment as a letter writes it, in the shop's time zone. Pure.
import { DateTime } from 'luxon'
import type { Locale } from '#app/language/locales.ts'
import { inZone } from '#app/platform/zone.ts'

const FORMS: Readonly<Record<Locale, string>> = { en: 'd LLLL yyyy, HH:mm', de: 'd. LLLL yyyy, HH:mm' }

/**
 * `20 November 2026, 14:03 (America/New_York)`
 * @param atMs Unix milliseconds
 * @param timeZone IANA zone; an unknown one counts as UTC
 */
export function showTime(atMs: number, timeZone: string, locale: Locale = 'en'): string {
  const at = inZone(atMs, timeZone)
  return `${at.setLocale(locale).toFormat(FORMS[locale])} (${at.zoneName})`
}

/** A moment of a letter, which is English, in another language. @returns what is none as it stands */
export function retellTime(text: string, locale: Locale): string {
  const [, moment = '', zone] = /^(.+) \(([^()]+)\)$/.exec(text) ?? []
  const at = DateTime.fromFormat(moment, FORMS.en, { locale: 'en', zone: 'utc' })
  return at.isValid ? `${at.setLocale(locale).toFormat(FORMS[locale])} (${zone})` : text
}
