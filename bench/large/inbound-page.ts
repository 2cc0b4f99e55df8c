// `inbound_page`: what a page of the inbound log costs among a million calls, beside the same page among a thousand, for every filter.
import { readNamed } from '#app/insight/choices.server.ts'
import type { CallFilter } from '#app/insight/inbound-log/call-query.ts'
import { readCallPage } from '#app/insight/inbound-log/read-page.server.ts'
import type { Place } from '#app/insight/list-address.ts'
import type { Database } from '#app/platform/database.server.ts'
import { firstUuidAt } from '#app/platform/uuid.ts'
import { findCall, makeCalls } from './inbound-page-rows.ts'
import { prepareRows, type Spread } from './made-rows.ts'
import type { PageCase } from './page-turns.ts'
import { OTHER_SHARE, OTHER_SHOPS, seedProgram, type Program } from './program.ts'

const DAY_MS = 86_400_000
const ALWAYS = { fromMs: null, toMs: null, isOneDay: false }

interface CallCase {
  name: string
  isWalk?: boolean
  pages: { filter: CallFilter; place: Place }[]
}

export async function fillCalls(
  writing: Database,
  count: number,
  nowMs: number,
): Promise<(reading: Database) => PageCase[]> {
  const { pool } = writing
  const spread = await prepareRows(pool, nowMs)
  for (const domain of OTHER_SHOPS)
    await makeCalls(pool, await seedProgram(writing, { domain }), count * OTHER_SHARE, spread)
  const program = await seedProgram(writing)
  const { shopId } = program
  await makeCalls(pool, program, count, spread)
  const one = await findCall(pool, shopId, program.offerIds[0] as string, spread)
  const cases = callCases(program, one, spread)
  return ({ pool: reading }) =>
    cases.map(({ pages, ...asked }) => ({
      ...asked,
      pages: pages.map(({ filter, place }) => async () => {
        const [{ rows }] = await Promise.all([
          readCallPage(reading, shopId, filter, place),
          readNamed(reading, 'offer', shopId),
        ])
        return rows.length
      }),
    }))
}

type Filters = Record<string, Omit<CallFilter, 'period'>>

function callCases(
  { offerIds }: Program,
  { txn, click }: { txn: string; click: string },
  { fromMs, nowMs }: Spread,
): CallCase[] {
  const at = (share: number) => Math.floor(fromMs + share * (nowMs - fromMs))
  // Where a twentieth of a small log still fills a page.
  const everywhere: Place[] = [
    null,
    { older: firstUuidAt(at(0.95)) },
    { older: firstUuidAt(at(0.9)) },
    { newer: firstUuidAt(at(0.1)) },
  ]
  const period = { fromMs: at(0.1), toMs: at(0.9) + DAY_MS, isOneDay: false }
  const [offer, otherOffer, rareOffer] = [offerIds[0], offerIds[1], offerIds.at(-1)] as [string, string, string] // prettier-ignore
  const spread: Filters = {
    none: {},
    accepted: { outcome: 'accepted' },
    duplicate: { outcome: 'duplicate' },
    test: { outcome: 'test' },
    refused: { outcome: 'refused' },
    'click not found': { outcome: 'click_not_found' },
    'the first offer': { offer },
    'an offer of one in seventeen': { offer: otherOffer },
    'refused and the first offer': { outcome: 'refused', offer },
    'accepted and the first offer': { outcome: 'accepted', offer },
  }
  const alone: Filters = {
    'an outcome of five, long ago': { outcome: 'click_expired' },
    'an outcome that there is not': { outcome: 'offer_mismatch' },
    'a transaction': { txn },
    'a click': { click },
    'a click, accepted, of an offer': { click, outcome: 'accepted', offer },
    'nothing by that name': { txn: 'nobody' },
    'an offer of three, long ago': { offer: rareOffer },
    'refused and an offer of three': { outcome: 'refused', offer: rareOffer },
  }
  const walks: Filters = {
    'an outcome and an offer that never meet': { outcome: 'duplicate', offer: otherOffer },
  }
  return [
    ...Object.entries(spread).flatMap(([name, filter]) => [
      { name, pages: everywhere.map((place) => ({ filter: { ...filter, period: ALWAYS }, place })) },
      { name: `${name}, in five months`, pages: [{ filter: { ...filter, period }, place: null }] },
    ]),
    ...Object.entries(alone).map(([name, filter]) => ({ name, pages: [{ filter: { ...filter, period: ALWAYS }, place: null }] })),
    ...Object.entries(walks).map(([name, filter]) => ({ name, isWalk: true, pages: [{ filter: { ...filter, period: ALWAYS }, place: null }] })),
  ] // prettier-ignore
}
