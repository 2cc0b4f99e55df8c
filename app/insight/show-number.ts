// Numbers as people read them. Pure.
import type { Locale } from '#app/language/locales.ts'
import { currencyDigits } from '#app/money/currency.ts'

export function showCount(count: number, locale: Locale): string {
  return count.toLocaleString(locale)
}

/** `3.2%`; a dash where there is nothing to be a share of. @param share of one */
export function showShare(share: number | null, locale: Locale): string {
  if (share === null) return '–'
  return share.toLocaleString(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
}

/** How much more or less: `+12.5%`, `-3.0%`; null where there was nothing before, and where it is the same. */
export function showGrowth(now: number, before: number, locale: Locale): string | null {
  if (before === 0 || now === before) return null
  return ((now - before) / Math.abs(before)).toLocaleString(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
}

/** For an axis: `12K`, `€1.5M`. @param currency null: a count */
export function showLevel(level: number, currency: string | null, locale: Locale): string {
  const ofMoney = currency === null ? {} : ({ style: 'currency', currency } as const)
  // Parts of a unit are written in the currency's own digits: $2.50 and not $2.5.
  if (currency !== null && !Number.isInteger(level) && Math.abs(level) < 1_000)
    return level.toLocaleString(locale, ofMoney)
  return level.toLocaleString(locale, {
    ...ofMoney,
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
  })
}

/** For drawing only: minor units as a float of whole ones. */
export function toDraw(minor: bigint, currency: string): number {
  return Number(minor) / 10 ** currencyDigits(currency)
}
