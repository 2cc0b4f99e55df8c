// 300 histories of orders through signed webhooks, the inbox and PostgreSQL: shuffled, some told twice, sent at the same time, and
// worked on by two workers. Every conversion ends as the pure derivation says of its history in order, and the books add up.
import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromRow, type Row } from '#app/conversion/conversion-row.ts'
import type { Conversion } from '#app/conversion/conversion.ts'
import { applyAll, nothingKnown, readHook } from './apply.ts'
import { createRuntime, type Runtime } from '#app/runtime.ts'
import { startWorker, type Worker } from '#app/worker.ts'
import { startSystem, type System } from '../setup/system.ts'
import { arrange, arrival, SEED } from './arrival.ts'
import { auditBooks } from './books.ts'
import type { Hook } from './draft.ts'
import { history, type History } from './history.ts'
import { planOf } from './offers.ts'
import { comparable } from './outcome.ts'
import { play } from './play.ts'
import { seedProgram, type Credit, type Program } from './program.ts'

const ORDERS = 300
const AT_A_TIME = 16
const DAY_MS = 86_400_000
/** Thirty days ago: what happens to the orders is over, and no hold has ended. */
const PLACED_AT_MS = Math.floor(Date.now() / DAY_MS - 30) * DAY_MS

interface Told {
  orderId: string
  history: History
  credit: Credit
  hooks: Hook[]
}

let system: System
let second: { runtime: Runtime; worker: Worker }
let orders: Told[]

beforeAll(async () => {
  system = await startSystem()
  const runtime = await createRuntime(system.runtime.env)
  second = { runtime, worker: await startWorker(runtime) }
  const program = await seedProgram(system.runtime, system.shop.id, {
    postbackUrl: `${system.tracker.url}/heard?delta={delta_payout}`,
    clickedAtMs: PLACED_AT_MS - DAY_MS,
  })
  const histories = fc.sample(history, { numRuns: ORDERS, seed: SEED })
  orders = histories.map((made, number) => tellOf(program, made, number))
})
afterAll(async () => {
  await second.worker.stop()
  await second.runtime.close()
  await system.close()
})

test(`${ORDERS} orders, shuffled and concurrent: the ledger is what their histories say (seed ${SEED})`, async () => {
  await sendAll(shuffled(orders))
  await system.eventually(
    `SELECT 1 AS done WHERE NOT EXISTS (SELECT FROM webhook_inbox WHERE state = 'pending')`,
  )

  expect(await auditBooks(system.database.pool, system.shop.id)).toEqual({})

  const recorded = await readConversions(system.database.pool, system.shop.id)
  expect([...recorded.keys()].sort()).toEqual(orders.map(({ orderId }) => orderId).sort())
  for (const order of orders) {
    const conversion = recorded.get(order.orderId) as Conversion
    const [actual, expected] = [comparable(conversion), comparable(derived(order))]
    expect(actual, story(order)).toEqual(expected)
    const { partnerId, offerId, clickId, coupon } = order.credit
    const credit =
      order.history.credit === 'click'
        ? { method: 'order_attribute', clickId }
        : { method: 'coupon', couponCode: coupon }
    expect(conversion, story(order)).toMatchObject({ partnerId, offerId, ...credit })
  }
}, 120_000)

function tellOf(program: Program, made: History, number: number): Told {
  const told: History = { ...made, credit: number % 2 === 0 ? 'click' : 'coupon' }
  const credit = program.creditOf(told.offer, told.placed.currency, number)
  const orderId = String(6_000_000_000_000 + number)
  return {
    orderId,
    history: told,
    credit,
    hooks: play(told, { orderId, placedAtMs: PLACED_AT_MS, ...credit }),
  }
}

/** Each order's webhooks out of order, some of them twice, and the orders among each other. */
function shuffled(told: readonly Told[]): Hook[] {
  const arrivals = fc.sample(arrival, { numRuns: told.length, seed: SEED })
  const hooks = told.flatMap((order, index) =>
    arrange(order.hooks, arrivals[index] ?? { keys: [], again: [] }),
  )
  const keys = fc.sample(fc.nat(1_000_000), { numRuns: hooks.length, seed: SEED })
  return arrange(hooks, { keys, again: [] })
}

/** Every one under a webhook id of its own. */
async function sendAll(hooks: readonly Hook[]): Promise<void> {
  const queue = [...hooks]
  const lane = async () => {
    for (let hook = queue.shift(); hook; hook = queue.shift())
      expect(await system.webhook(hook.topic, hook.body, { triggeredAt: hook.triggeredAt })).toBe(200)
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, lane))
}

async function readConversions(pool: pg.Pool, shopId: string): Promise<Map<string, Conversion>> {
  const { rows } = await pool.query<Row>('SELECT * FROM conversion WHERE shop_id = $1', [shopId])
  return new Map(rows.map(fromRow).map((conversion) => [String(conversion.txnId), conversion]))
}

function derived({ orderId, history: told, hooks }: Told): Conversion {
  const { free, held } = applyAll(hooks.map(readHook), told, nothingKnown(orderId), Date.now())
  const { conversion } = planOf(told.offer).held ? held : free
  if (!conversion) throw new Error(`${orderId} has no conversion`)
  return conversion
}

/** What a failure is to be understood by. */
function story({ orderId, history: told, hooks }: Told): string {
  return `order ${orderId}: ${JSON.stringify(told)}\n${hooks.map(({ topic, triggeredAt }) => `${triggeredAt} ${topic}`).join('\n')}`
}
