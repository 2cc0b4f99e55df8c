// The home page's data, ready to be shown: every text is made here, in the shop's time zone and currency, so that the
// server and the browser cannot render them differently.
import { STATUSES, type Status } from '#app/conversion/status.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { attemptResult, deliveryLabel, destinationHost, type DeliveryLabel } from './delivery-label.ts'
import { shopDay, showDate, showMoment } from './shop-day.ts'
import { postbackUrl, trackingLink } from './shop-links.ts'
import type { ShopSetup } from './shop-setup.server.ts'
import { showMoney } from './show-money.ts'
import {
  countClicks,
  countDeliveries,
  newestConversions,
  newestDeliveries,
  sumConversions,
  type ConversionSum,
  type NewConversion,
  type NewDelivery,
} from './today.server.ts'

const NEWEST = 10

export type Home = Awaited<ReturnType<typeof readHome>>
export type ConversionRow = Home['conversions'][number]
export type DeliveryRow = Home['deliveries'][number]

/**
 * @param appUrl the app's address, for the links
 * @param nowMs Unix milliseconds
 */
export async function readHome(db: Queryable, shop: ShopSetup, appUrl: string, nowMs: number) {
  const { id, timeZone } = shop
  const day = shopDay(nowMs, timeZone)
  const [clicks, sums, counts, conversions, deliveries] = await Promise.all([
    countClicks(db, id, day),
    sumConversions(db, id, day),
    countDeliveries(db, id, day),
    newestConversions(db, id, NEWEST),
    newestDeliveries(db, id, NEWEST),
  ])
  return {
    shop: { name: shop.name, hasPartner: shop.partner !== null, hasPostback: shop.hasPostback },
    date: showDate(nowMs, timeZone),
    timeZone,
    readAt: showMoment(nowMs, nowMs, timeZone),
    clicks: count(clicks),
    conversionCount: count(sums.reduce((all, sum) => all + sum.count, 0)),
    deliveryCount: count(counts.reduce((all, each) => all + each.count, 0)),
    sums: ownCurrencyFirst(sums, shop.currency).map(sumRow),
    deliveryStates: counts.map((each) => ({
      label: deliveryLabel(each.state, each.tried ? 1 : 0),
      count: count(each.count),
    })),
    conversions: conversions.map((row) => conversionRow(row, nowMs, timeZone)),
    deliveries: deliveries.map((row) => deliveryRow(row, nowMs, timeZone)),
    trackingLink: shop.offer && trackingLink(appUrl, shop.slug, shop.offer, shop.partner),
    postbackUrl: shop.offer && postbackUrl(appUrl, shop.slug, shop.offer),
  }
}

/** The shop's own currency before others, and statuses as a conversion goes through them. */
function ownCurrencyFirst(sums: readonly ConversionSum[], own: string): ConversionSum[] {
  const foreign = ({ currency }: ConversionSum) => (currency === own ? 0 : 1)
  return sums.toSorted(
    (a, b) =>
      foreign(a) - foreign(b) ||
      a.currency.localeCompare(b.currency, 'en') ||
      STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status),
  )
}

function sumRow({ status, currency, count: conversions, amountMinor, payoutMinor }: ConversionSum) {
  return {
    key: `${status} ${currency}`,
    status,
    count: count(conversions),
    amount: showMoney(amountMinor, currency),
    payout: showMoney(payoutMinor, currency),
  }
}

function conversionRow(row: NewConversion, nowMs: number, timeZone: string) {
  const atMs = row.createdAt.getTime()
  return {
    id: row.id,
    name: row.orderName ?? row.txnId ?? row.id,
    partner: row.partner,
    status: row.status satisfies Status,
    event: row.event,
    test: row.test,
    amount: showMoney(row.amountMinor, row.currency),
    payout: showMoney(row.payoutMinor, row.currency),
    at: row.createdAt.toISOString(),
    when: showMoment(atMs, nowMs, timeZone),
  }
}

function deliveryRow(row: NewDelivery, nowMs: number, timeZone: string) {
  const label: DeliveryLabel = deliveryLabel(row.state, row.attempts)
  const next = row.nextAttemptAt
  return {
    id: row.id,
    label,
    host: destinationHost(row.url),
    partner: row.partner,
    attempts: count(row.attempts),
    result: attemptResult(row.lastAttempt, row.reason),
    next: label === 'retrying' && next ? showMoment(next.getTime(), nowMs, timeZone) : null,
  }
}

function count(number: number): string {
  return number.toLocaleString('en')
}
