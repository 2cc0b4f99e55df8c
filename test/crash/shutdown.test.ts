// SIGTERM under load, as every deployment sends it: the app ends in good order by itself, loses nothing and sends nothing
// twice; the next one goes on.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { killLeftovers, startApp } from './app-process.ts'
import { startLoad } from './load.ts'
import { SEED, createRandom } from './random.ts'
import { figuresOf, findLosses, findStrays, repeats, sending } from './verdict.ts'
import { openWorld, untilSettled, type World } from './world.ts'

const ROUNDS = 2
const PER_ROUND = 60
/** Less than what container platforms wait before they kill (30 s). */
const LONGEST_DRAIN_MS = 15_000

let database: TestDatabase
let world: World
beforeAll(async () => {
  database = await createTestDatabase()
  world = await openWorld(database.url)
})
afterAll(async () => {
  await killLeftovers()
  await world.close()
  await database.close()
})

test('SIGTERM under load: the app drains, nothing is lost and nothing at all is sent twice', async ({
  task,
}) => {
  const random = createRandom(SEED)
  const options = { databaseUrl: world.databaseUrl, target: world.tracker.target }
  let app = await startApp(options)
  const load = startLoad(app.url, world.shop, random)
  const { acks } = load
  const drains: { code: number | null; tookMs: number; leftSending: number }[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const [orders, calls] = [acks.orders.size + PER_ROUND, acks.calls.size + PER_ROUND]
    await load.until(() => acks.orders.size >= orders && acks.calls.size >= calls)
    await world.tracker.afterHits(1 + random.below(100))
    load.pause()
    const startedAt = performance.now()
    const code = await within(app.terminate(), LONGEST_DRAIN_MS)
    const tookMs = Math.round(performance.now() - startedAt)
    if (app.alive()) await app.kill()
    drains.push({ code, tookMs, leftSending: (await sending(world)).size })
    app = await startApp({ ...options, port: app.port })
    load.resume()
  }
  await load.finish()
  await untilSettled(world.pool)
  expect(await app.terminate()).toBe(0)

  task.meta.figures = {
    seed: SEED,
    ...figuresOf(acks, world),
    drains: drains.map(({ code, tookMs }) => `exit code ${code} after ${tookMs} ms`).join(', '),
  }
  expect(await findLosses(world, acks)).toEqual([])
  expect(await findStrays(world)).toEqual([])
  expect([...repeats(world)]).toEqual([])
  for (const drain of drains) expect(drain).toMatchObject({ code: 0, leftSending: 0 })
})

/** null where the time runs out first. */
function within<T>(promise: Promise<T>, limitMs: number): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(resolve, limitMs, null)
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
