// 1,000 webhooks of about 200 orders: applied once in their order, and each twice under other webhook ids in an order that
// chance makes, by one worker and by several over one database. The books are the same to the last minor unit.
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Pool } from 'undici'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import type { SeededShop } from '../setup/seed.ts'
import { killLeftovers, startApp } from './app-process.ts'
import { readBooks, type Books } from './books.ts'
import { makeHistories } from './histories.ts'
import type { Hook } from './order-draft.ts'
import { SEED, createRandom, type Random } from './random.ts'
import { startTracker, type Tracker } from './tracker.ts'
import { signed } from './traffic.ts'
import { seed, untilSettled, untilTrue } from './world.ts'

const WEBHOOKS = 1_000
const CONNECTIONS = 16
const CLICK_IDS = Array.from(
  { length: 40 },
  (_, n) => `0199a000-0000-7000-8000-${String(n + 1).padStart(12, '0')}`,
)
/** The orders are of October 2026; the clicks are of the days before. */
const CLICKED_AT = '2026-10-01T00:00:00Z'

let tracker: Tracker
let histories: Hook[][]
let inOrder: Books
const databases: TestDatabase[] = []

beforeAll(async () => {
  tracker = await startTracker()
  histories = makeHistories(createRandom(SEED), { clickIds: CLICK_IDS, coupon: 'PARTNER20' }, WEBHOOKS)
  inOrder = await applyInOrder()
})
afterAll(async () => {
  await killLeftovers()
  for (const database of databases) await database.close()
  await tracker.close()
})

test('applied once in order, the 1,000 webhooks make books that say something', ({ task }) => {
  const statuses = Map.groupBy(inOrder.conversions, ({ status }) => String(status))
  const figures = Object.fromEntries([...statuses].map(([status, { length }]) => [status, length]))
  task.meta.figures = { seed: SEED, webhooks: histories.flat().length, orders: histories.length, ...figures }
  expect(histories.flat()).toHaveLength(WEBHOOKS)
  expect(inOrder.orders).toHaveLength(histories.length)
  expect([...statuses.keys()].sort()).toEqual(['approved', 'pending', 'taken back'])
  expect(new Set(inOrder.conversions.map(({ currency }) => currency))).toEqual(
    new Set(['USD', 'EUR', 'JPY', 'KWD']),
  )
})

test.each([1, 2, 3])(
  'twice and shuffled, by %i process(es) over one database: the same books',
  async (processes) => {
    const random = createRandom(SEED + processes)
    const { database, shop } = await freshDatabase()
    const books = await withApps(database, processes, async (pools) => {
      const hooks = histories.flat()
      await sendAll(pools, random.shuffled([...hooks, ...hooks]), shop, random)
      await untilSettled(database.pool)
      return readBooks(database.pool, shop.id)
    })
    expect(books.failed).toEqual([])
    const ended = differing(books, inOrder).map((id) => [historyOf(id), recordOf(books, id)])
    const shouldHave = differing(books, inOrder).map((id) => [historyOf(id), recordOf(inOrder, id)])
    expect(ended, `histories that ended otherwise, seed ${SEED}`).toEqual(shouldHave)
    expect(books).toEqual(inOrder)
  },
)

/** Wave after wave: the first webhook of every order, when they are applied the second, and so on. */
async function applyInOrder(): Promise<Books> {
  const { database, shop } = await freshDatabase()
  return withApps(database, 1, async (pools) => {
    const longest = Math.max(...histories.map(({ length }) => length))
    for (let wave = 0; wave < longest; wave++) {
      const hooks = histories.flatMap((history) => history[wave] ?? [])
      await sendAll(pools, hooks, shop, createRandom(SEED))
      await untilTrue(
        database.pool,
        'the wave is applied',
        `SELECT NOT EXISTS (SELECT FROM webhook_inbox WHERE state = 'pending') AS done`,
      )
    }
    await untilSettled(database.pool)
    return readBooks(database.pool, shop.id)
  })
}

/** A database with the same shop and the same clicks each time, by the same ids. */
async function freshDatabase(): Promise<{ database: TestDatabase; shop: SeededShop }> {
  const database = await createTestDatabase()
  databases.push(database)
  let count = 0
  const sameIds = () => `0198c000-0000-7000-8000-${String(++count).padStart(12, '0')}`
  const shop = await seed(database.url, { postbackUrl: `${tracker.url}/postback?txn={txn_id}` }, sameIds)
  await database.pool.query(
    `INSERT INTO click (shop_id, id, offer_id, partner_id, source, created_at)
     SELECT $1, id, $2, $3, 'link', $4 FROM unnest($5::uuid[]) AS id`,
    [shop.id, shop.offer.id, shop.partner.id, CLICKED_AT, CLICK_IDS],
  )
  return { database, shop }
}

async function withApps<T>(
  database: TestDatabase,
  processes: number,
  work: (pools: Pool[]) => Promise<T>,
): Promise<T> {
  const options = { databaseUrl: database.url, target: tracker.target }
  const apps = await Promise.all(Array.from({ length: processes }, () => startApp(options)))
  const pools = apps.map(({ url }) => new Pool(url, { connections: CONNECTIONS }))
  const result = await work(pools)
  await Promise.all(pools.map((pool) => pool.close()))
  expect(await Promise.all(apps.map((app) => app.terminate()))).toEqual(apps.map(() => 0))
  return result
}

/** Each under a webhook id of its own, over all connections of all processes. */
async function sendAll(pools: Pool[], hooks: Hook[], shop: SeededShop, random: Random): Promise<void> {
  const queue = [...hooks]
  const lanes = pools.flatMap((pool) => Array.from({ length: CONNECTIONS }, () => pool))
  await Promise.all(
    random.shuffled(lanes).map(async (pool) => {
      for (let hook = queue.shift(); hook; hook = queue.shift()) {
        const request = signed(shop.domain, hook.topic, hook.body, hook.triggeredAt)
        const { statusCode, body } = await pool.request(request)
        expect([statusCode, await body.text()]).toEqual([200, 'ok\n'])
      }
    }),
  )
}

/** The orders about which two books differ. */
function differing(a: Books, b: Books): string[] {
  const ids = new Set([...a.orders, ...b.orders].map(({ id }) => id))
  return [...ids].filter((id) => !isDeepStrictEqual(recordOf(a, id), recordOf(b, id)))
}

function recordOf({ orders, conversions }: Books, orderId: string) {
  return {
    order: orders.find(({ id }) => id === orderId),
    conversion: conversions.find(({ txn_id }) => txn_id === orderId),
  }
}

function historyOf(orderId: string): string {
  const history = histories.find(([first]) => first?.orderId === orderId) ?? []
  return `${orderId}: ${history.map(({ topic, triggeredAt }) => `${topic} ${triggeredAt}`).join(', ')}`
}
