// Caps as a form holds them, everything as text: an offer's for everybody, or all that one partner has. The way back is check-caps.ts. Pure.
import { formatMinor } from '#app/money/decimal.ts'
import type { Cap } from '../cap.ts'

export interface CapDraft {
  id: string
  measure: Cap['measure']
  period: Cap['period']
  limit: string
  currency: string
  effect: Cap['effect']
}

/** Of a partner. */
export interface PartnerCapDraft extends CapDraft {
  /** Empty: over all offers together. */
  offerId: string
}

/** All caps of a partner: a form that holds them and nothing else. */
export interface PartnerCapsDraft {
  caps: readonly PartnerCapDraft[]
}

/** A row of `cap`, as far as a form goes. */
export type CapRow = Omit<Cap, 'offerId' | 'partnerId'> & { id: string }

export function blankCap(currency: string, id = ''): CapDraft {
  return { id, measure: 'conversions', period: 'month', limit: '100', currency, effect: 'soft' }
}

/** @param shopCurrency of a cap that counts conversions: what it begins with when it is made one of money */
export function showCap(
  { id, measure, period, limit, currency, effect }: CapRow,
  shopCurrency: string,
): CapDraft {
  const text = currency === null ? limit.toString() : formatMinor(limit, currency)
  return { id, measure, period, limit: text, currency: currency ?? shopCurrency, effect }
}
