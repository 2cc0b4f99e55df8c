// The pages of the list of conversions that are measured: every filter alone, with a period, some together, at the newest, deep inside
// and backwards; and what looks as far as it may, because nothing fits and no index knows.
import { firstConversionIdAt } from '#app/insight/conversion-page/conversion-id.ts'
import { ALWAYS, type ListFilter } from '#app/insight/conversion-page/list-query.ts'
import type { Place } from '#app/insight/list-address.ts'
import type { Spread } from './made-rows.ts'
import type { Program } from './program.ts'

export interface ConversionCase {
  name: string
  /** Asked by the first partner, for his own. */
  isOwn?: boolean
  isWalk?: boolean
  pages: { filter: ListFilter; place: Place }[]
}

/** What one of the conversions is found by. */
export interface Named {
  order: string
  transaction: string
}

type Filters = Record<string, Omit<ListFilter, 'period'>>

const DAY_MS = 86_400_000

export function conversionCases(
  { partnerIds, offerIds }: Program,
  named: Named,
  { fromMs, nowMs }: Spread,
): ConversionCase[] {
  const at = (share: number) => Math.floor(fromMs + share * (nowMs - fromMs))
  const id = (share: number) => firstConversionIdAt(at(share))
  // Where a twentieth of a small list still fills a page.
  const everywhere: Place[] = [null, { older: id(0.95) }, { older: id(0.9) }, { newer: id(0.1) }]
  const period = { fromMs: at(0.1), toMs: at(0.9) + DAY_MS, isOneDay: false }
  const month = { fromMs: at(0.45), toMs: at(0.45) + 30 * DAY_MS, isOneDay: false }
  const pagesOf = (filter: Filters[string]) => everywhere.map((place) => ({ filter: { ...filter, period: ALWAYS }, place })) // prettier-ignore
  const { spread, frequent, newest, walks } = filtersOf(partnerIds, offerIds, named)
  return [
    ...Object.entries({ ...frequent, ...spread }).map(([name, filter]) => ({ name, pages: pagesOf(filter) })),
    ...Object.entries(spread).map(([name, filter]) => ({ name: `${name}, in five months`, pages: [{ filter: { ...filter, period }, place: null }] })),
    ...Object.entries(frequent).map(([name, filter]) => ({ name: `${name}, in a month`, pages: [{ filter: { ...filter, period: month }, place: null }] })),
    ...Object.entries(newest).map(([name, filter]) => ({ name, pages: [{ filter: { ...filter, period: ALWAYS }, place: null }] })),
    { name: 'a partner’s own', isOwn: true, pages: pagesOf({}) },
    { name: 'a partner’s own, pending', isOwn: true, pages: pagesOf({ statuses: ['pending'] }) },
    ...Object.entries(walks).map(([name, filter]) => ({ name, isWalk: true, pages: pagesOf(filter).slice(0, 2) })),
  ] // prettier-ignore
}

function filtersOf(partnerIds: readonly string[], offerIds: readonly string[], named: Named) {
  const [partner, rarePartner] = [partnerIds[0] as string, partnerIds.at(-1) as string]
  const [offer, otherOffer] = [offerIds[0] as string, offerIds[7] as string]
  const frequent: Filters = {
    none: {},
    'status approved': { statuses: ['approved'] },
    'event sale': { event: 'sale' },
    'source shopify': { source: 'shopify' },
    'source inbound': { source: 'inbound' },
    'test no': { test: false },
    'the first partner': { partner },
    'the first offer': { offer },
    'method order_attribute': { method: 'order_attribute' },
    'approved, sale, no test, of Shopify': { statuses: ['approved'], event: 'sale', test: false, source: 'shopify' }, // prettier-ignore
    'partner and offer': { partner, offer },
  }
  const spread: Filters = {
    'status rejected': { statuses: ['rejected'] },
    'status pending': { statuses: ['pending'] },
    'waiting, both statuses': { statuses: ['pending', 'hold'] },
    'event lead': { event: 'lead' },
    'source manual': { source: 'manual' },
    'method coupon': { method: 'coupon' },
    'method landing_page': { method: 'landing_page' },
    'a coupon': { coupon: 'SPRING' },
    'any flag': { flag: 'any' },
    'one flag': { flag: 'manual_review' },
    'test yes': { test: true },
    'coupon and offer': { coupon: 'spring', offer },
    'pending and partner': { statuses: ['pending'], partner },
  }
  const newest: Filters = {
    'status hold, twenty': { statuses: ['hold'] },
    'a partner of three, long ago': { partner: rarePartner },
    'an event of five, long ago': { event: 'install' },
    'a method of five, long ago': { method: 'renewal' },
    'a coupon of five, long ago': { coupon: 'once' },
    'a partner of three, approved': { partner: rarePartner, statuses: ['approved'] },
    'hold and partner': { statuses: ['hold'], partner },
    'a conversion by its order': { find: named.order },
    'a conversion by its transaction': { find: named.transaction },
    'nothing by that name': { find: 'nobody' },
  }
  const walks: Filters = {
    'a partner and an event that never meet': { partner, event: 'trial' },
    'a method and a coupon that never meet': { method: 'order_attribute', coupon: 'spring' },
    'a flag of five among many flagged': { flag: 'absurd_amount' },
    'approved and flagged': { statuses: ['approved'], flag: 'disputed' },
    'an offer and a partner of few': { offer: otherOffer, partner: partnerIds[9] as string, statuses: ['rejected'] }, // prettier-ignore
  }
  return { frequent, spread, newest, walks }
}
