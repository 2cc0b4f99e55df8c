// kill -9 of the app under load, three times, at moments that chance chooses; then everything is compared with what was
// acknowledged before, between and after.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SETTLE_ROWS } from '#app/delivery/settler.server.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { CONCURRENCY, killLeftovers, startApp } from './app-process.ts'
import { startLoad } from './load.ts'
import { SEED, createRandom } from './random.ts'
import { figuresOf, findLosses, findStrays, repeats, sending } from './verdict.ts'
import { openWorld, untilSettled, untilTrue, type World } from './world.ts'

const ROUNDS = 3
/** Orders and calls acknowledged between two kills, at the least. */
const PER_ROUND = 60
const MOST_UNSETTLED = CONCURRENCY + SETTLE_ROWS

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

test('kill -9 of the app under load: nothing acknowledged is lost, nothing is doubled', async ({ task }) => {
  const random = createRandom(SEED)
  const options = { databaseUrl: world.databaseUrl, target: world.tracker.target }
  let app = await startApp(options)
  const load = startLoad(app.url, world.shop, random)
  const { acks } = load
  /** Of each kill: what the dead process was sending, and how much of that had been taken by the tracker. */
  const kills: { held: Set<string>; unsettled: number }[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const [orders, calls] = [acks.orders.size + PER_ROUND, acks.calls.size + PER_ROUND]
    await load.until(() => acks.orders.size >= orders && acks.calls.size >= calls)
    await world.tracker.afterHits(1 + random.below(300))
    load.pause()
    await app.kill()
    await untilTrue(
      world.pool,
      'the dead app’s statements have ended',
      `SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
                             AND application_name LIKE 'throughline%') AS done`,
    )
    const held = await sending(world)
    const unsettled = [...held].filter((id) => world.tracker.seen.get(id)?.successes).length
    kills.push({ held, unsettled })
    app = await startApp({ ...options, port: app.port })
    load.resume()
  }
  await load.finish()
  await untilSettled(world.pool)
  expect(await app.terminate()).toBe(0)

  const again = repeats(world)
  task.meta.figures = {
    seed: SEED,
    ...figuresOf(acks, world),
    'taken but not settled at the kills': `${kills.map(({ unsettled }) => unsettled).join(', ')} (at most ${MOST_UNSETTLED})`,
    'claimed at the kills': kills.map(({ held }) => held.size).join(', '),
  }
  expect(await findLosses(world, acks)).toEqual([])
  expect(await findStrays(world)).toEqual([])
  for (const { held, unsettled } of kills) {
    expect(held.size, 'deliveries were under way when it was killed').toBeGreaterThan(0)
    expect(unsettled).toBeLessThanOrEqual(MOST_UNSETTLED)
  }
  const unexplained = [...again].filter(
    ([id, times]) => times > kills.filter(({ held }) => held.has(id)).length,
  )
  expect(unexplained, 'sent again although it was settled').toEqual([])
  expect(again.size).toBeLessThanOrEqual(ROUNDS * MOST_UNSETTLED)
})
