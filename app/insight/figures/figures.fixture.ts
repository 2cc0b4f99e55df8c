// What happens to a shop, as commands that can be generated: clicks, clicks made from orders, conversions, their changes, moves and
// payments, the chores at any moment. Everything is written by the code that writes it in earnest.
import fc from 'fast-check'
import { saveMadeClicks } from '#app/attribution/made-clicks.server.ts'
import { countClickHours, SETTLE_MS } from '#app/click/count-hours.server.ts'
import { insertConversions } from '#app/conversion/conversions.server.ts'
import type { Conversion } from '#app/conversion/conversion.ts'
import { foldFigures } from '#app/conversion/figures.server.ts'
import type { Settled } from '#app/conversion/settle.ts'
import { made, order } from '#app/conversion/settle.fixture.ts'
import { STATUSES, type Status } from '#app/conversion/status.ts'
import { writeEffects } from '#app/conversion/write-effects.server.ts'
import { inTransaction, type Database } from '#app/platform/database.server.ts'
import { createIds } from '#app/platform/ids.server.ts'

const MINUTE_MS = 60_000
export const STARTS_AT_MS = Date.UTC(2026, 10, 29, 7, 12)

const uuid = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`
export const SHOPS = [uuid(1), uuid(2)] as const
export const PARTNERS = [uuid(11), uuid(12), uuid(13)]
const OFFERS = [uuid(21), uuid(22)]
const CURRENCIES = ['USD', 'JPY']

const place = {
  shop: fc.constantFrom(...SHOPS),
  partner: fc.constantFrom(...PARTNERS),
  offer: fc.constantFrom(...OFFERS),
}
const outcome = {
  status: fc.constantFrom<Status>(...STATUSES),
  minor: fc.bigInt(0n, 9_007_199_254_740_993n),
}
const change = fc.record({ kind: fc.constant('change' as const), which: fc.nat(), ...outcome })
const move = fc.record({ kind: fc.constant('move' as const), which: fc.nat(), ...place, ...outcome })
/** Of any sum: what was paid may be more than what is approved now. */
const pay = fc.record({ kind: fc.constant('pay' as const), which: fc.nat(), minor: outcome.minor })
export const command = fc.oneof(
  { arbitrary: fc.oneof(change, move, pay), weight: 5 },
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 700 }) }),
  fc.record({ kind: fc.constant('click' as const), ...place, lateMs: fc.nat(SETTLE_MS - MINUTE_MS) }),
  fc.record({ kind: fc.constant('made click' as const), ...place, agoMinutes: fc.nat(4_000) }),
  fc.record({
    kind: fc.constant('conversions' as const),
    ...place,
    ...outcome,
    currency: fc.constantFrom(...CURRENCIES),
    test: fc.boolean(),
    count: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('fold' as const), times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('count' as const), times: fc.integer({ min: 1, max: 3 }) }),
)
export type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never

/** @returns what carries out one command after the other */
export function createWorld(db: Database) {
  let nowMs = STARTS_AT_MS
  let number = 0
  const newId = createIds(() => nowMs)
  const known: Conversion[] = []

  async function addClick({ shop, partner, offer, lateMs }: Extract<Command, { kind: 'click' }>) {
    const atMs = nowMs - lateMs
    await db.pool.query(
      `INSERT INTO click (shop_id, id, offer_id, partner_id, source, created_at) VALUES ($1, $2, $3, $4, 'link', $5)`,
      [shop, createIds(() => atMs)(), offer, partner, new Date(atMs)],
    )
  }

  async function makeClick({ shop, partner, offer, agoMinutes }: Extract<Command, { kind: 'made click' }>) {
    const atMs = nowMs - agoMinutes * MINUTE_MS
    const click = {
      shopId: shop,
      id: createIds(() => atMs)(),
      partnerId: partner,
      offerId: offer,
      atMs,
      lookbackDays: null,
      subs: [null, null, null, null, null],
      affClickId: null,
      excludes: [],
    }
    // Twice, as a replay would.
    for (let time = 0; time < 2; time++)
      await inTransaction(db.pool, (client) =>
        saveMadeClicks(client, [click] as unknown as Parameters<typeof saveMadeClicks>[1]),
      )
  }

  function worth(conversion: Conversion, status: Status, minor: bigint): Conversion {
    const zero = status === 'rejected' || status === 'reversed'
    return { ...conversion, status, amountMinor: zero ? 0n : minor, payoutMinor: zero ? 0n : minor / 7n }
  }

  async function write(pairs: readonly { before: Conversion | null; settled: Settled }[]) {
    const { shop } = order()
    await inTransaction(db.pool, async (client) => {
      await insertConversions(
        client,
        pairs.filter(({ before }) => before === null).map(({ settled }) => settled.conversion),
      )
      const effects = pairs.map(({ before, settled }) => ({
        settled,
        before,
        input: { shop: { ...shop, id: settled.conversion.shopId }, actor: 'order' as const },
        terms: {
          offer: { id: '', slug: '' },
          partner: { id: '', slug: '', customerId: null, buyerHash: null },
        },
      }))
      await writeEffects(client, effects, newId, nowMs)
    })
  }

  async function addConversions(asked: Extract<Command, { kind: 'conversions' }>) {
    const fresh = Array.from({ length: asked.count }, (): Conversion => {
      const id = `conv_${++number}`
      const bare = { ...made(order()), id, txnId: id, shopId: asked.shop, orderId: null, test: asked.test }
      const { partner: partnerId, offer: offerId, currency } = asked
      return worth({ ...bare, partnerId, offerId, currency, createdAtMs: nowMs }, asked.status, asked.minor)
    })
    await write(
      fresh.map((conversion) => ({ before: null, settled: { kind: 'created', conversion, reason: 'new' } })),
    )
    known.push(...fresh)
  }

  async function change(asked: Extract<Command, { kind: 'change' | 'move' }>) {
    const index = asked.which % Math.max(known.length, 1)
    const before = known[index]
    if (!before) return
    const at = asked.kind === 'move' ? { partnerId: asked.partner, offerId: asked.offer } : {}
    const conversion = { ...worth(before, asked.status, asked.minor), ...at }
    const kind = asked.kind === 'move' ? 'moved' : 'status'
    await write([{ before, settled: { kind, conversion, from: before.status, reason: 'changed' } }])
    known[index] = conversion
  }

  async function pay(asked: Extract<Command, { kind: 'pay' }>) {
    const index = asked.which % Math.max(known.length, 1)
    const before = known[index]
    if (!before) return
    const conversion = { ...before, paidMinor: asked.minor, paidAtMs: asked.minor === 0n ? null : nowMs }
    await write([{ before, settled: { kind: 'noted', conversion, reason: 'paid' } }])
    known[index] = conversion
  }

  const atOnce = (times: number, work: () => Promise<unknown>) =>
    Promise.all(Array.from({ length: times }, work))

  return {
    now: () => nowMs,
    async run(asked: Command): Promise<void> {
      switch (asked.kind) {
        case 'wait':
          nowMs += asked.minutes * MINUTE_MS
          return
        case 'click':
          return addClick(asked)
        case 'made click':
          return makeClick(asked)
        case 'conversions':
          return addConversions(asked)
        case 'change':
        case 'move':
          return change(asked)
        case 'pay':
          return pay(asked)
        case 'fold':
          return void (await atOnce(asked.times, () => foldFigures(db, 2)))
        case 'count':
          return void (await atOnce(asked.times, () => countClickHours(db, nowMs)))
      }
    },
  }
}
