// What partners of a page have brought and are owed: read for the partners that are shown and for nobody else, from figures and
// balances, so that a partner with a million conversions takes no longer than one with a thousand.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { readBalances } from '../figures/balances.server.ts'
import { readClickFigures } from '../figures/click-figures.server.ts'
import { readConversionFigures } from '../figures/conversion-figures.server.ts'
import { lastDays } from '../figures/spans.ts'

export const FIGURE_DAYS = 30

/** Of one partner and one currency, in minor units. */
export interface PartnerMoney {
  currency: string
  /** Since ever. Due is what is approved and not paid yet; below 0 where more was paid than stands. */
  heldMinor: bigint
  approvedMinor: bigint
  paidMinor: bigint
  dueMinor: bigint
  /** Of the last 30 days. */
  revenueMinor: bigint
  payoutMinor: bigint
}

export interface PartnerFigures {
  /** Of the last 30 days. */
  clicks: number
  /** Of the last 30 days: those that stand, neither rejected nor reversed. */
  conversions: number
  /** By currency. */
  money: PartnerMoney[]
}

/**
 * @param nowMs Unix milliseconds; the 30 days end there
 * @returns one for each of the ids
 */
export async function readPartnerFigures(
  db: Queryable,
  viewer: Merchant,
  partnerIds: readonly string[],
  nowMs: number,
): Promise<Map<string, PartnerFigures>> {
  const figures = new Map<string, PartnerFigures>(
    partnerIds.map((id) => [id, { clicks: 0, conversions: 0, money: [] }]),
  )
  if (partnerIds.length === 0) return figures
  const span = lastDays(FIGURE_DAYS, nowMs)
  const [clicks, sales, balances] = await Promise.all([
    readClickFigures(db, viewer, span, 'partner', partnerIds),
    readConversionFigures(db, viewer, span, 'partner', partnerIds),
    readBalances(db, viewer, partnerIds),
  ])
  for (const { groupId, clicks: count } of clicks) figures.get(groupId!)!.clicks = count
  for (const { partnerId, currency, heldMinor, approvedMinor, paidMinor } of balances) {
    const dueMinor = approvedMinor - paidMinor
    Object.assign(moneyOf(figures.get(partnerId)!, currency), {
      heldMinor,
      approvedMinor,
      paidMinor,
      dueMinor,
    })
  }
  for (const { groupId, currency, pending, hold, approved, amountMinor, payoutMinor } of sales) {
    const one = figures.get(groupId!)!
    one.conversions += pending + hold + approved
    Object.assign(moneyOf(one, currency), { revenueMinor: amountMinor, payoutMinor })
  }
  return figures
}

function moneyOf(figures: PartnerFigures, currency: string): PartnerMoney {
  const known = figures.money.find((each) => each.currency === currency)
  if (known) return known
  const none = {
    heldMinor: 0n,
    approvedMinor: 0n,
    paidMinor: 0n,
    dueMinor: 0n,
    revenueMinor: 0n,
    payoutMinor: 0n,
  }
  const money = { currency, ...none }
  figures.money.push(money)
  figures.money.sort((a, b) => a.currency.localeCompare(b.currency, 'en'))
  return money
}
