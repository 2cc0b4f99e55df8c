// Measures as people read them, one by one. Pure.
import type { Locale } from '#app/language/locales.ts'
import { conversionRate, perClickMinor, type Measures } from '../figures/measures.ts'
import { showMoney } from '../show-money.ts'
import { showCount, showGrowth, showShare, toDraw } from '../show-number.ts'
import type { Metric } from './report-choices.ts'

export interface ShownMeasures {
  clicks: string
  conversions: string
  approved: string
  /** Pending or in hold. */
  held: string
  revenue: string
  payout: string
  heldPayout: string
  approvedPayout: string
  rate: string
  perClick: string
}

/** Stands where something is not known. */
const UNKNOWN = '–'

export function showMeasures(measures: Measures, currency: string, locale: Locale): ShownMeasures {
  const money = (minor: bigint) => showMoney(minor, currency, locale)
  const count = (number: number) => showCount(number, locale)
  const perClick = perClickMinor(measures)
  return {
    clicks: measures.clicks === null ? UNKNOWN : count(measures.clicks),
    conversions: count(measures.conversions),
    approved: count(measures.approved),
    held: count(measures.pending + measures.hold),
    revenue: money(measures.amountMinor),
    payout: money(measures.payoutMinor),
    heldPayout: money(measures.heldMinor),
    approvedPayout: money(measures.approvedMinor),
    rate: showShare(conversionRate(measures), locale),
    perClick: perClick === null ? UNKNOWN : money(perClick),
  }
}

/** How much more or less each is; null where it is the same, where there was nothing before, and where it is not known. */
export type ShownChanges = Record<keyof ShownMeasures, string | null>

export function showChanges(now: Measures, before: Measures, locale: Locale): ShownChanges {
  const change = (of: (measures: Measures) => number | bigint | null) => {
    const [one, other] = [of(now), of(before)]
    return one === null || other === null ? null : showGrowth(Number(one), Number(other), locale)
  }
  return {
    clicks: change(({ clicks }) => clicks),
    conversions: change(({ conversions }) => conversions),
    approved: change(({ approved }) => approved),
    held: change(({ pending, hold }) => pending + hold),
    revenue: change(({ amountMinor }) => amountMinor),
    payout: change(({ payoutMinor }) => payoutMinor),
    heldPayout: change(({ heldMinor }) => heldMinor),
    approvedPayout: change(({ approvedMinor }) => approvedMinor),
    rate: change(conversionRate),
    perClick: change(perClickMinor),
  }
}

export function showMetric(measures: Measures, metric: Metric, currency: string, locale: Locale): string {
  return showMeasures(measures, currency, locale)[metric]
}

/** For drawing only. */
export function drawnValue(measures: Measures, metric: Metric, currency: string): number {
  switch (metric) {
    case 'clicks':
      return measures.clicks ?? 0
    case 'conversions':
      return measures.conversions
    case 'revenue':
      return toDraw(measures.amountMinor, currency)
    case 'payout':
      return toDraw(measures.payoutMinor, currency)
  }
}
