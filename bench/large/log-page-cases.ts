// The pages of the delivery log that are measured: every filter alone, with a period, and some of them together.
import type { LogFilter } from '#app/insight/delivery-log/log-query.ts'
import type { Place } from '#app/insight/list-address.ts'
import { firstUuidAt } from '#app/platform/uuid.ts'
import type { Filled } from './log-page-history.ts'
import type { Program } from './program.ts'

export interface LogCase {
  name: string
  pages: { filter: LogFilter; place: Place }[]
}

const PLACES = 12
/** What is older has too few rows of the rare kinds in a small log to fill a page. */
const OLDEST_SHARE = 0.25
const ALWAYS = { fromMs: null, toMs: null, isOneDay: false }
const DAY_MS = 86_400_000

export function logCases(program: Program, filled: Filled, nowMs: number): LogCase[] {
  const { fromMs, deliveries, postbackIds } = filled
  const at = (share: number) => Math.floor(fromMs + share * (nowMs - fromMs))
  const period = { fromMs: at(0.45), toMs: at(0.45) + 30 * DAY_MS, isOneDay: false }
  const everywhere: Place[] = [
    null,
    ...Array.from({ length: PLACES - 1 }, (_, n) => ({
      older: firstUuidAt(at(OLDEST_SHARE + ((1 - OLDEST_SHARE) * (n + 1)) / PLACES)),
    })),
  ]
  const [partner, offer] = [program.partnerIds[0] as string, program.offerIds[3] as string]
  const rarePartner = program.partnerIds.at(-1) as string
  const spread: Record<string, Partial<LogFilter>> = {
    none: {},
    failed: { state: 'failed' },
    cancelled: { state: 'cancelled' },
    delivered: { state: 'delivered' },
    partner: { partner },
    offer: { offer },
    postback: { postback: postbackIds[0] as string },
    event: { event: 'sale' },
    'event, rare': { event: 'lead' },
    status: { status: 'approved' },
    'status, rare': { status: 'pending' },
    'failed and partner': { state: 'failed', partner },
    'delivered and event': { state: 'delivered', event: 'lead' },
  }
  const newest: Record<string, Partial<LogFilter>> = {
    scheduled: { state: 'scheduled' },
    sending: { state: 'sending' },
    retrying: { state: 'retrying' },
    'partner of three, long ago': { partner: rarePartner },
    'event of five, long ago': { event: 'install' },
    'retrying and partner of three': { state: 'retrying', partner: rarePartner },
  }
  const conversions = Array.from({ length: PLACES }, (_, n) => ({
    filter: { conversion: `conv_${Math.floor((deliveries / 2) * ((n + 0.5) / PLACES))}`, period: ALWAYS },
    place: null,
  }))
  return [
    ...Object.entries(spread).flatMap(([name, filter]) => [
      { name, pages: everywhere.map((place) => ({ filter: { ...filter, period: ALWAYS }, place })) },
      { name: `${name}, in a month`, pages: [{ filter: { ...filter, period }, place: null }] },
    ]),
    ...Object.entries(newest).map(([name, filter]) => ({
      name,
      pages: [{ filter: { ...filter, period: ALWAYS }, place: null }],
    })),
    { name: 'conversion', pages: conversions },
  ]
}
