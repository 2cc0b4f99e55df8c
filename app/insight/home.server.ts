// The home page's data, ready to be shown: every text is made here, in the shop's time zone and currency, so that the
// server and the browser cannot render them differently.
import type { Status } from '#app/conversion/status.ts'
import type { Locale } from '#app/language/locales.ts'
import type { Reader } from '#app/language/reader.ts'
import { isCurrency } from '#app/money/currency.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { readClickFigures } from './figures/click-figures.server.ts'
import { readConversionFigures } from './figures/conversion-figures.server.ts'
import { statusSums, type StatusSum } from './figures/status-sums.ts'
import { readGuide } from './home/guide.server.ts'
import { readHealth } from './home/health.server.ts'
import { readRecent } from './home/recent.server.ts'
import { attemptResult, deliveryLabel, destinationHost, type DeliveryLabel } from './delivery-label.ts'
import { shopDay, showDate, showMoment } from './shop-day.ts'
import { postbackUrl, trackingLink } from './shop-links.ts'
import type { ShopSetup } from './shop-setup.server.ts'
import { showMoney } from './show-money.ts'
import { showCount } from './show-number.ts'
import { visibleText } from './visible-text.ts'
import {
  countDeliveries,
  newestConversions,
  newestDeliveries,
  MOST_DELIVERIES,
  type DeliveryCount,
  type NewConversion,
  type NewDelivery,
} from './today.server.ts'

const NEWEST = 10

export type Home = Awaited<ReturnType<typeof readHome>>
export type ConversionRow = Home['conversions'][number]
export type DeliveryRow = Home['deliveries'][number]

export interface HomeAsked {
  /** SHOPIFY_APP_URL, for the links. */
  appUrl: string
  /** Whose money the last thirty days show; the shop's own where it is none. */
  currency: string | null
}

export async function readHome(
  db: Queryable,
  shop: ShopSetup,
  viewer: Merchant,
  reader: Reader,
  { appUrl, currency }: HomeAsked,
) {
  const { id, timeZone } = shop
  const { nowMs, locale } = reader
  const day = shopDay(nowMs, timeZone)
  const count = (number: number) => showCount(number, locale)
  const ofMoney = currency !== null && isCurrency(currency) ? currency : shop.currency
  const [clicks, figures, counts, conversions, deliveries, health, recent] = await Promise.all([
    readClickFigures(db, viewer, [day.fromMs, day.toMs]),
    readConversionFigures(db, viewer, [day.fromMs, day.toMs]),
    countDeliveries(db, id, day),
    newestConversions(db, id, NEWEST),
    newestDeliveries(db, id, NEWEST),
    readHealth(db, viewer, reader),
    readRecent(db, viewer, ofMoney, reader),
  ])
  const sums = statusSums(figures, shop.currency)
  return {
    shop: { name: shop.name, hasPartner: shop.partner !== null, hasPostback: shop.hasPostback },
    date: showDate(nowMs, timeZone, locale),
    timeZone,
    readAt: showMoment(nowMs, nowMs, timeZone, locale),
    clicks: count(clicks[0]?.clicks ?? 0),
    conversionCount: count(sums.reduce((all, sum) => all + sum.count, 0)),
    deliveryCount: deliveryCount(counts, locale),
    sums: sums.map((sum) => sumRow(sum, locale)),
    deliveryStates: counts.map((each) => ({
      label: deliveryLabel(each.state, each.tried ? 1 : 0),
      count: count(each.count),
    })),
    conversions: conversions.map((row) => conversionRow(row, reader)),
    deliveries: deliveries.map((row) => deliveryRow(row, reader)),
    trackingLink: shop.offer && trackingLink(appUrl, shop.slug, shop.offer, shop.partner),
    postbackUrl: shop.offer && postbackUrl(appUrl, shop.slug, shop.offer),
    health: health.parts,
    guide: await readGuide(db, viewer, health.embedSeen, reader),
    recent,
  }
}

/** Of more than are counted it says so. */
function deliveryCount(counts: readonly DeliveryCount[], locale: Locale): string {
  const all = counts.reduce((sum, each) => sum + each.count, 0)
  return all >= MOST_DELIVERIES ? `${showCount(MOST_DELIVERIES, locale)}+` : showCount(all, locale)
}

function sumRow(
  { status, currency, count: conversions, amountMinor, payoutMinor }: StatusSum,
  locale: Locale,
) {
  return {
    key: `${status} ${currency}`,
    status,
    count: showCount(conversions, locale),
    amount: showMoney(amountMinor, currency, locale),
    payout: showMoney(payoutMinor, currency, locale),
  }
}

function conversionRow(row: NewConversion, { nowMs, timeZone, locale }: Reader) {
  const atMs = row.createdAt.getTime()
  return {
    id: row.id,
    name: row.orderName ?? row.txnId ?? row.id,
    partner: row.partner,
    status: row.status satisfies Status,
    event: row.event,
    test: row.test,
    amount: showMoney(row.amountMinor, row.currency, locale),
    payout: showMoney(row.payoutMinor, row.currency, locale),
    at: row.createdAt.toISOString(),
    when: showMoment(atMs, nowMs, timeZone, locale),
  }
}

function deliveryRow(row: NewDelivery, { say, nowMs, timeZone, locale }: Reader) {
  const label: DeliveryLabel = deliveryLabel(row.state, row.attempts)
  const next = row.nextAttemptAt
  return {
    id: row.id,
    label,
    host: destinationHost(row.url),
    partner: row.partner,
    attempts: showCount(row.attempts, locale),
    result: visibleText(attemptResult(row.lastAttempt, row.reason, say)),
    next: label === 'retrying' && next ? showMoment(next.getTime(), nowMs, timeZone, locale) : null,
  }
}
