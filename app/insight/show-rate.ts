// An exchange rate that was used or would be, as people read it. Pure.
import { DateTime } from 'luxon'
import type { Locale } from '#app/language/locales.ts'
import type { Reader } from '#app/language/reader.ts'
import { shownRate, type Rate } from '#app/money/rate.ts'

const DAYS: Readonly<Record<Locale, string>> = { en: 'd LLL yyyy', de: 'd. LLL yyyy' }
/** As many as there are: what is shown has been rounded already. */
const DIGITS = { maximumFractionDigits: 20, useGrouping: false } as const

/** `1 USD = 0.9213 EUR, European Central Bank, 20 Nov 2026` */
export function showRate(rate: Rate, { say, locale }: Pick<Reader, 'say' | 'locale'>): string {
  const shown = new Intl.NumberFormat(locale, DIGITS).format(shownRate(rate) as `${number}`)
  const values = { from: rate.from, to: rate.to, rate: shown }
  return rate.source === 'manual'
    ? say('1 {{from}} = {{rate}} {{to}}, your own rate', values)
    : say('1 {{from}} = {{rate}} {{to}}, European Central Bank, {{day}}', {
        ...values,
        day: rate.day === null ? '' : showRateDay(rate.day, locale),
      })
}

/** @param day of a reference rate, `YYYY-MM-DD` */
export function showRateDay(day: string, locale: Locale): string {
  return DateTime.fromISO(day, { zone: 'utc' }).setLocale(locale).toFormat(DAYS[locale])
}
