// kill -9 in the middle of 10,000 due deliveries that two workers share: of one of the workers, and of PostgreSQL. Everything
// is delivered and logged, only what was under way is sent again, and the work goes on as it did before.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { SETTLE_ROWS } from '#app/delivery/settler.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#app/platform/postgres/embedded.server.ts'
import { createTestDatabase } from '../setup/database.ts'
import { CONCURRENCY, killLeftovers, startApp } from './app-process.ts'
import { deliveredOf, expectAllThere, hitsOf, plan, sendSample, unlogged, type Sample } from './deliveries.ts'
import { SEED, createRandom } from './random.ts'
import { killServer } from './server-process.ts'
import { repeats } from './verdict.ts'
import { openWorld, untilSettled, type World } from './world.ts'

const DELIVERIES = 10_000
/** Before and after, to compare how fast they go; each time after a run that warms up what has just been started. */
const WARM_UP = 1_000
const SAMPLE = 2_000
const PLANNED = DELIVERIES + 2 * (WARM_UP + SAMPLE)
const WORKERS = 2
const MOST_UNSETTLED = CONCURRENCY + SETTLE_ROWS

const closing: (() => Promise<unknown>)[] = [killLeftovers]
afterEach(async () => {
  await killLeftovers()
  for (let close = closing.pop(); close; close = closing.pop()) await close()
})

test('kill -9 of one of two workers: all is delivered and logged, and only what it had under way comes twice', async ({
  task,
}) => {
  const random = createRandom(SEED)
  const database = await createTestDatabase()
  closing.push(database.close)
  const world = await enter(database.url)
  const start = () => startApp({ databaseUrl: world.databaseUrl, target: world.tracker.target })
  const [victim, survivor] = await Promise.all([start(), start()])

  const before = await sendSample(world, WARM_UP, SAMPLE)
  await sendUntil(world, 2_000 + random.below(DELIVERIES / 2))
  await victim.kill()
  const settled = (await deliveredOf(world)) - WARM_UP - SAMPLE
  const successor = await start()
  await untilSettled(world.pool)
  const after = await sendSample(world, WARM_UP, SAMPLE)

  const lost = await unlogged(world)
  task.meta.figures = {
    ...figures(world, before, after),
    'killed when so many were settled': settled,
    'attempts of which only the tracker knows': `${lost} (at most ${MOST_UNSETTLED})`,
  }
  expect(settled, 'it was killed in the middle').toBeLessThan(DELIVERIES)
  await expectAllThere(world, PLANNED)
  expect(lost, 'attempts were under way when it was killed').toBeGreaterThan(0)
  expect(lost).toBeLessThanOrEqual(MOST_UNSETTLED)
  expect([...repeats(world).values()].every((times) => times === 1)).toBe(true)
  expect(repeats(world).size, 'sent again although it was logged').toBeLessThanOrEqual(lost)
  expect(await Promise.all([survivor.terminate(), successor.terminate()])).toEqual([0, 0])
})

test.runIf(process.platform === 'linux')(
  'kill -9 of PostgreSQL while two workers send: all is delivered, and every attempt is in the log',
  async ({ task }) => {
    const random = createRandom(SEED)
    const folder = mkdtempSync(join(tmpdir(), 'throughline-crash-'))
    closing.push(async () => rmSync(folder, { recursive: true, force: true }))
    const open = (port?: number) =>
      startEmbeddedPostgres({ dataDir: folder, durable: true, log: () => {}, ...(port && { port }) })
    let server: EmbeddedPostgres = await open()
    closing.push(() => server.stop())
    await migrate(server.url('throughline'))
    const world = await enter(server.url('throughline'))
    const start = () => startApp({ databaseUrl: world.databaseUrl, target: world.tracker.target })
    const workers = await Promise.all([start(), start()])

    const before = await sendSample(world, WARM_UP, SAMPLE)
    await sendUntil(world, 2_000 + random.below(DELIVERIES / 2))
    await killServer(server)
    const hitsAtKill = hitsOf(world)
    server = await open(server.port)
    await untilSettled(world.pool)
    const after = await sendSample(world, WARM_UP, SAMPLE)
    const survived = workers.map(({ alive }) => alive())

    task.meta.figures = {
      ...figures(world, before, after),
      'killed when so many had arrived': hitsAtKill - before.hits,
    }
    expect(hitsAtKill - before.hits, 'it was killed in the middle').toBeLessThan(DELIVERIES)
    await expectAllThere(world, PLANNED)
    expect(await unlogged(world), 'attempts of which only the tracker knows').toBe(0)
    // Where a slow machine takes longer than the lease to start the server, one worker sends what the other has not settled.
    expect(repeats(world).size).toBeLessThanOrEqual(WORKERS * MOST_UNSETTLED)
    expect(survived).toEqual([true, true])
    expect(await Promise.all(workers.map(({ terminate }) => terminate()))).toEqual([0, 0])
  },
)

async function enter(databaseUrl: string): Promise<World> {
  const world = await openWorld(databaseUrl)
  closing.push(world.close)
  return world
}

/** Plans the deliveries and resolves in the very moment in which so many requests have come. */
async function sendUntil(world: World, hits: number): Promise<void> {
  const reached = world.tracker.afterHits(hits)
  await plan(world, DELIVERIES)
  await reached
}

function figures(world: World, before: Sample, after: Sample): Record<string, string | number> {
  const rate = ({ perSecond }: Sample) => `${Math.round(perSecond)}/s`
  const share = ((after.perSecond / before.perSecond) * 100).toFixed(0)
  return {
    seed: SEED,
    'requests at the tracker': hitsOf(world),
    'sent again after a success': [...repeats(world).values()].reduce((sum, times) => sum + times, 0),
    'throughput before and after': `${rate(before)}, ${rate(after)} (${share} %)`,
  }
}
