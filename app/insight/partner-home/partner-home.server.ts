// The home page of somebody who is bound to a partner, ready to be shown: every text is made here, in his language and the shop's
// time zone. Revenue is in it only where the merchant shows it to partners.
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { attemptResult, deliveryLabel } from '../delivery-label.ts'
import { readLogPage } from '../delivery-log/read-page.server.ts'
import type { LogRow } from '../delivery-log/rows.server.ts'
import { readBalances } from '../figures/balances.server.ts'
import { readClickFigures } from '../figures/click-figures.server.ts'
import { readConversionFigures } from '../figures/conversion-figures.server.ts'
import { statusSums, type StatusSum } from '../figures/status-sums.ts'
import { visibleText } from '../visible-text.ts'
import { shopDay, showDate, showMoment, type ShopDay } from '../shop-day.ts'
import { trackingLink } from '../shop-links.ts'
import type { ShopSetup } from '../shop-setup.server.ts'
import { showMoney } from '../show-money.ts'
import { readOwnConversions, type OwnConversion } from './own-conversions.server.ts'
import { readOwnCoupons, readRunningOffers } from './own-links.server.ts'
import { readOwnPartner } from './partner.server.ts'

const NEWEST = 10
const DAYS = 30
const DAY_MS = 86_400_000
const EVER = { fromMs: null, toMs: null, isOneDay: false }

export type PartnerHome = Awaited<ReturnType<typeof readPartnerHome>>
export type PartnerFigures = PartnerHome['figures'][number]

/** @param appUrl the app's address, for the links */
export async function readPartnerHome(
  db: Queryable,
  viewer: Viewer,
  shop: ShopSetup,
  reader: Reader,
  appUrl: string,
) {
  const { say, nowMs, timeZone, locale } = reader
  const today = shopDay(nowMs, timeZone)
  // Days of 23 or 25 hours: the first of them is found from its middle.
  const first = shopDay(today.fromMs + DAY_MS / 2 - (DAYS - 1) * DAY_MS, timeZone)
  const [partner, offers, coupons, ofToday, ofMonth, balances, conversions, deliveries] = await Promise.all([
    readOwnPartner(db, viewer),
    readRunningOffers(db, viewer),
    readOwnCoupons(db, viewer),
    readFigures(db, viewer, shop, today),
    readFigures(db, viewer, shop, { fromMs: first.fromMs, toMs: today.toMs }),
    readBalances(db, viewer),
    readOwnConversions(db, viewer, NEWEST),
    readLogPage(db, viewer, { period: EVER }, null, NEWEST),
  ])
  const writing = writer(reader, shop.revenueVisible)
  return {
    shopName: shop.name,
    partner: { name: partner.name, isPaused: partner.isPaused },
    date: showDate(nowMs, timeZone, locale),
    timeZone,
    links: offers.map(({ slug, name }) => ({
      offer: name,
      url: trackingLink(appUrl, shop.slug, slug, partner.slug),
    })),
    coupons,
    figures: [
      { title: say('Today'), ...writing.figures(ofToday) },
      { title: say('30 days'), ...writing.figures(ofMonth) },
    ],
    balances: balances.map(({ currency, heldMinor, approvedMinor, paidMinor }) => ({
      currency,
      owed: showMoney(approvedMinor - paidMinor, currency, locale),
      held: showMoney(heldMinor, currency, locale),
      paid: showMoney(paidMinor, currency, locale),
    })),
    showsRevenue: shop.revenueVisible,
    conversions: conversions.map(writing.conversion),
    deliveries: deliveries.rows.map(writing.delivery),
  }
}

async function readFigures(
  db: Queryable,
  viewer: Viewer,
  shop: Pick<ShopSetup, 'currency'>,
  { fromMs, toMs }: ShopDay,
) {
  const [clicks, conversions] = await Promise.all([
    readClickFigures(db, viewer, [fromMs, toMs]),
    readConversionFigures(db, viewer, [fromMs, toMs]),
  ])
  return { clicks: clicks[0]?.clicks ?? 0, sums: statusSums(conversions, shop.currency) }
}

function writer({ say, locale, nowMs, timeZone }: Reader, showsRevenue: boolean) {
  const number = (count: number) => count.toLocaleString(locale)
  const money = (minor: bigint, currency: string) => showMoney(minor, currency, locale)
  const revenue = (minor: bigint, currency: string) => (showsRevenue ? money(minor, currency) : null)
  const moment = (at: Date) => showMoment(at.getTime(), nowMs, timeZone, locale)
  return {
    figures: ({ clicks, sums }: { clicks: number; sums: StatusSum[] }) => ({
      clicks: number(clicks),
      conversions: number(sums.reduce((all, { count }) => all + count, 0)),
      sums: sums.map(({ status, currency, count, amountMinor, payoutMinor }) => ({
        key: `${status} ${currency}`,
        status,
        count: number(count),
        amount: revenue(amountMinor, currency),
        payout: money(payoutMinor, currency),
      })),
    }),
    conversion: (row: OwnConversion) => ({
      id: row.id,
      name: row.orderName ?? row.txnId ?? row.id,
      offer: row.offer,
      event: row.event,
      test: row.test,
      status: row.status,
      amount: revenue(row.amountMinor, row.currency),
      payout: money(row.payoutMinor, row.currency),
      at: row.createdAt.toISOString(),
      when: moment(row.createdAt),
    }),
    delivery: (row: LogRow) => ({
      id: row.id,
      label: deliveryLabel(row.state, row.attempts),
      conversion: row.orderName ?? row.txnId ?? row.conversionId,
      result: visibleText(attemptResult(row.lastAttempt, row.reason, say)),
      at: row.createdAt.toISOString(),
      when: moment(row.createdAt),
    }),
  }
}
