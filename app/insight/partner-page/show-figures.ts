// A partner's figures as they are read: numbers and sums in the reader's way of writing. Pure.
import type { Reader } from '#app/language/reader.ts'
import { showMoney } from '../show-money.ts'
import type { PartnerFigures, PartnerMoney } from './partner-figures.server.ts'

/** Sums have a line a currency. */
export interface ShownFigures {
  clicks: string
  conversions: string
  revenue: string[]
  payout: string[]
  held: string[]
  approved: string[]
  paid: string[]
  due: string[]
}

/** @param ownCurrency the shop's, in which nothing is shown as 0 */
export function showFigures(
  figures: PartnerFigures,
  ownCurrency: string,
  { locale }: Pick<Reader, 'locale'>,
): ShownFigures {
  const lines = (sum: (money: PartnerMoney) => bigint) => {
    const shown = figures.money.filter((money) => sum(money) !== 0n)
    if (shown.length === 0) return [showMoney(0n, ownCurrency, locale)]
    return shown
      .toSorted((a, b) => Number(b.currency === ownCurrency) - Number(a.currency === ownCurrency))
      .map((money) => showMoney(sum(money), money.currency, locale))
  }
  return {
    clicks: figures.clicks.toLocaleString(locale),
    conversions: figures.conversions.toLocaleString(locale),
    revenue: lines(({ revenueMinor }) => revenueMinor),
    payout: lines(({ payoutMinor }) => payoutMinor),
    held: lines(({ heldMinor }) => heldMinor),
    approved: lines(({ approvedMinor }) => approvedMinor),
    paid: lines(({ paidMinor }) => paidMinor),
    due: lines(({ dueMinor }) => dueMinor),
  }
}
