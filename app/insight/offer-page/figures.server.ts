// What offers brought in the last 30 days: conversions that count, and their revenue by currency, from the figures.
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { readConversionFigures } from '../figures/conversion-figures.server.ts'
import { lastDays } from '../figures/spans.ts'
import { showMoney } from '../show-money.ts'

export interface OfferFigures {
  conversions: number
  /** A text a currency. */
  revenue: string[]
}

const DAYS = 30

/** By offer, of those that brought something. Test conversions are in no report. */
export async function readFigures(
  db: Queryable,
  viewer: Merchant,
  { locale, nowMs }: Reader,
): Promise<Map<string, OfferFigures>> {
  const figures = await readConversionFigures(db, viewer, lastDays(DAYS, nowMs), 'offer')
  const byOffer = new Map<string, OfferFigures>()
  for (const { groupId, currency, pending, hold, approved, amountMinor } of figures) {
    const before = byOffer.get(groupId!) ?? { conversions: 0, revenue: [] }
    const revenue = amountMinor === 0n ? [] : [showMoney(amountMinor, currency, locale)]
    byOffer.set(groupId!, {
      conversions: before.conversions + pending + hold + approved,
      revenue: [...before.revenue, ...revenue],
    })
  }
  return byOffer
}
