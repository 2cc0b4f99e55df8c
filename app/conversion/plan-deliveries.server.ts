// The postbacks that a batch of changes calls for, inside its transaction: what they need to know is read for all at once, what is
// still delayed is taken back, and each becomes a delivery with its values frozen.
import type { NewDelivery } from '#app/delivery/enqueue.server.ts'
import { takeBack } from '#app/delivery/take-back.server.ts'
import { readRatesOfShops } from '#app/money/rates.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { planPostbacks, type PlannedPostback, type Sent } from '#app/postback/plan.ts'
import { readClickNames, readLastSent, readPostbacks } from './context.server.ts'
import { reportsOf } from './report.ts'
import type { Change } from './write-effects.server.ts'

const NOTHING: ReadonlyMap<string, Sent> = new Map()
const NONE: ReadonlySet<string> = new Set()

/** For whoever hears of a change: its partner, and the one that a moved conversion leaves. */
export async function planDeliveries(
  db: Queryable,
  changes: readonly Change[],
  newId: NewId,
  nowMs: number,
): Promise<NewDelivery[]> {
  const reports = changes
    .filter(({ settled, input }) => !settled.conversion.test || input.shop.followTestOrders)
    .flatMap((change) => reportsOf(change).map((report) => ({ ...change, ...report })))
  const postbacks = await readPostbacks(
    db,
    reports.map(({ conversion }) => conversion),
  )
  const reported = reports.filter(({ conversion }) => postbacks.has(conversion.partnerId))
  if (reported.length === 0) return []
  const of = (report: Report) => postbacks.get(report.conversion.partnerId) ?? []
  const known = new Map(
    reported.flatMap(({ input }) => (input.click ? [[input.click.id, input.click] as const] : [])),
  )
  const clicks = await readClickNames(
    db,
    reported
      .map(({ conversion }) => conversion)
      .filter(({ clickId }) => clickId !== null && !known.has(clickId)),
  )
  const again = reported.filter(({ before }) => before !== null)
  const takenBack = await takeBackDelayed(db, again, of, nowMs)
  const lastSent = await readLastSent(
    db,
    again.map(({ conversion }) => conversion),
  )
  const rates = await readRatesFor(db, reported, of, lastSent, nowMs)
  return reported.flatMap((report) => {
    const { conversion, names, change, input, changeId } = report
    const { shopId, id, partnerId, offerId, event, status } = conversion
    const click = known.get(conversion.clickId ?? '') ?? clicks.get(conversion.clickId ?? '') ?? null
    const plans = planPostbacks({ ...conversion, ...names, click }, change, of(report), {
      lastSent: lastSent.get(id) ?? NOTHING,
      takenBack: takenBack.get(id) ?? NONE,
      revenueVisible: input.shop.revenueVisible,
      rateOf: rates(shopId),
    })
    return plans.map(({ delayMs, ...planned }) => ({
      shopId,
      id: newId(),
      conversionId: id,
      changeId,
      ...planned,
      about: { partnerId, offerId, event, status },
      dueAtMs: planned.sentCurrency === null ? null : nowMs + delayMs,
      createdAtMs: nowMs,
    }))
  })
}

type Report = Change & ReturnType<typeof reportsOf>[number]
type PostbacksOf = (report: Report) => readonly PlannedPostback[]

/** @returns by conversion id the postbacks whose delivery had not left */
async function takeBackDelayed(
  db: Queryable,
  reports: readonly Report[],
  postbacksOf: PostbacksOf,
  nowMs: number,
): Promise<Map<string, Set<string>>> {
  const delayed = reports.flatMap((report) =>
    postbacksOf(report)
      .filter(({ delaySeconds }) => delaySeconds > 0)
      .map(({ id: postbackId }) => ({
        shopId: report.conversion.shopId,
        conversionId: report.conversion.id,
        postbackId,
      })),
  )
  const byConversion = Map.groupBy(
    await takeBack(db, delayed, new Date(nowMs)),
    ({ conversionId }) => conversionId,
  )
  return new Map([...byConversion].map(([id, of]) => [id, new Set(of.map(({ postbackId }) => postbackId))]))
}

/** Only where a postback is in another currency than what it reports, or than what it reported before. */
function readRatesFor(
  db: Queryable,
  reports: readonly Report[],
  postbacksOf: PostbacksOf,
  lastSent: ReadonlyMap<string, ReadonlyMap<string, Sent>>,
  nowMs: number,
) {
  const pairs = reports.flatMap((report) => {
    const { shopId, id, currency: own } = report.conversion
    return postbacksOf(report).flatMap((postback) => {
      const to = postback.currency ?? own
      const before = lastSent.get(id)?.get(postback.id)?.currency ?? to
      return [...new Set([own, before])].filter((from) => from !== to).map((from) => ({ shopId, from, to }))
    })
  })
  return readRatesOfShops(db, pairs, new Date(nowMs).toISOString().slice(0, 10))
}
