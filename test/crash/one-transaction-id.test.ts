// 100 calls with one txn_id at the same moment, to one process and to two over one database: one conversion, one id, one
// delivery.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Pool } from 'undici'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { killLeftovers, startApp, type AppProcess } from './app-process.ts'
import { brandCall, visit } from './traffic.ts'
import { openWorld, untilSettled, type World } from './world.ts'

const CALLS = 100
/** Each with a txn_id of its own. */
const ROUNDS = 5

let database: TestDatabase
let world: World
let apps: AppProcess[]
beforeAll(async () => {
  database = await createTestDatabase()
  world = await openWorld(database.url)
  const options = { databaseUrl: world.databaseUrl, target: world.tracker.target }
  apps = await Promise.all([startApp(options), startApp(options)])
})
afterAll(async () => {
  await killLeftovers()
  await world.close()
  await database.close()
})

test.each([
  { processes: 1, words: 'to one process' },
  { processes: 2, words: 'half of them to each of two processes' },
])(
  '100 concurrent calls with one txn_id, $words, make one conversion and return one id',
  async ({ processes }) => {
    const pools = apps.slice(0, processes).map(({ url }) => new Pool(url, { connections: CALLS / processes }))
    const clickId = await click(pools[0] as Pool)
    for (let round = 1; round <= ROUNDS; round++) {
      const txnId = `of ${processes}, round ${round}`
      const call = brandCall(world.shop, txnId, clickId)
      const answers = await Promise.all(
        Array.from({ length: CALLS }, async (_, index) => {
          const { statusCode, body } = await (pools[index % processes] as Pool).request(call)
          return {
            statusCode,
            ...((await body.json()) as { data: { status: string; conversionId: string } }),
          }
        }),
      )
      const { rows } = await world.pool.query('SELECT id FROM conversion WHERE txn_id = $1', [txnId])
      expect(rows).toHaveLength(1)
      expect(new Set(answers.map(({ data }) => data.conversionId))).toEqual(new Set([rows[0].id]))
      expect(answers.filter(({ statusCode }) => statusCode !== 200)).toEqual([])
      expect(answers.filter(({ data }) => data.status === 'ok')).toHaveLength(1)
    }
    await untilSettled(world.pool)
    const { rows } = await world.pool.query(
      `SELECT (SELECT count(*) FROM delivery WHERE conversion_id = conversion.id) AS deliveries,
            (SELECT count(*) FROM inbound_call WHERE conversion_id = conversion.id) AS calls
       FROM conversion WHERE txn_id LIKE $1`,
      [`of ${processes},%`],
    )
    expect(rows).toEqual(Array.from({ length: ROUNDS }, () => ({ deliveries: 1n, calls: BigInt(CALLS) })))
    await Promise.all(pools.map((pool) => pool.close()))
  },
)

async function click(pool: Pool): Promise<string> {
  const { headers, body } = await pool.request(visit(world.shop, 1))
  await body.dump()
  return new URL(String(headers['location'])).searchParams.get('click_id') as string
}
