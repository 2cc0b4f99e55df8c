// Money as people read it. Pure.
import { DEFAULT_LOCALE, type Locale } from '#app/language/locales.ts'
import { currencyDigits } from '#app/money/currency.ts'
import { formatMinor } from '#app/money/decimal.ts'

/**
 * `$19.90`, `¥1,200`, `€0.50`; `19,90 €` in German. Intl gets the exact decimal text, so that no amount passes through a float; the
 * digits are the currency's own (ISO 4217), because Intl rounds some currencies to whole units.
 */
export function showMoney(minor: bigint, currency: string, locale: Locale = DEFAULT_LOCALE): string {
  const digits = currencyDigits(currency)
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return format.format(formatMinor(minor, currency) as `${number}`)
}
