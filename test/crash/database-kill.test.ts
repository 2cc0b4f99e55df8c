// kill -9 of PostgreSQL, postmaster and all, under load: started again at once, and after visitors and senders have met the
// outage. The app stays up, comes back by itself, and has lost nothing that was acknowledged.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SETTLE_ROWS } from '#app/delivery/settler.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#app/platform/postgres/embedded.server.ts'
import { CONCURRENCY, killLeftovers, startApp } from './app-process.ts'
import { LANES, startLoad, type Acks } from './load.ts'
import { SEED, createRandom } from './random.ts'
import { killServer } from './server-process.ts'
import { figuresOf, findLosses, findStrays, repeats } from './verdict.ts'
import { openWorld, untilSettled, type World } from './world.ts'

const PER_ROUND = 60
const MOST_UNSETTLED = CONCURRENCY + SETTLE_ROWS
/**
 * How long a visitor may wait at the most: 2 s for the batch under way, 2 s for his own (PATIENCE_MS of the copy writer),
 * and what a busy machine takes.
 */
const LONGEST_VISIT_MS = 6_000

let folder: string
let server: EmbeddedPostgres
let world: World
const start = (port?: number) =>
  startEmbeddedPostgres({ dataDir: folder, durable: true, log: () => {}, ...(port && { port }) })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-crash-'))
  server = await start()
  await migrate(server.url('throughline'))
  world = await openWorld(server.url('throughline'))
})
afterAll(async () => {
  await killLeftovers()
  await world.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** When the server is started again. */
const OUTAGES: { name: string; isOver: (now: Acks, before: Tally) => boolean }[] = [
  { name: 'started again at once', isOver: () => true },
  {
    name: 'started again when everybody has met the outage',
    isOver: (now, before) =>
      tally(now).visits - before.visits >= 2 * LANES.visits &&
      tally(now).refusedHooks - before.refusedHooks >= LANES.webhooks &&
      tally(now).refusedCalls - before.refusedCalls >= LANES.calls,
  },
]

test.runIf(process.platform === 'linux')(
  'kill -9 of PostgreSQL under load: the app survives, visitors go on, nothing acknowledged is lost',
  async ({ task }) => {
    const random = createRandom(SEED)
    const app = await startApp({ databaseUrl: world.databaseUrl, target: world.tracker.target })
    const load = startLoad(app.url, world.shop, random)
    const { acks } = load
    for (const { isOver } of OUTAGES) {
      const [orders, calls] = [acks.orders.size + PER_ROUND, acks.calls.size + PER_ROUND]
      await load.until(() => acks.orders.size >= orders && acks.calls.size >= calls)
      await world.tracker.afterHits(1 + random.below(100))
      const before = tally(acks)
      await killServer(server)
      if (!isOver(acks, before)) await load.until(() => isOver(acks, before))
      server = await start(server.port)
    }
    const [orders, calls] = [acks.orders.size + PER_ROUND, acks.calls.size + PER_ROUND]
    await load.until(() => acks.orders.size >= orders && acks.calls.size >= calls)
    await load.finish()
    await untilSettled(world.pool)
    const survived = app.alive()
    const exitCode = await app.terminate()

    task.meta.figures = {
      seed: SEED,
      ...figuresOf(acks, world),
      'visitors sent on by name': acks.sentOnByName,
      'slowest visit': `${Math.round(acks.slowestVisitMs)} ms (at most ${LONGEST_VISIT_MS})`,
    }
    expect(await findLosses(world, acks)).toEqual([])
    expect(await findStrays(world)).toEqual([])
    expect(acks.slowestVisitMs).toBeLessThan(LONGEST_VISIT_MS)
    expect(acks.sentOnByName).toBeGreaterThanOrEqual(LANES.visits)
    expect(repeats(world).size).toBeLessThanOrEqual(OUTAGES.length * MOST_UNSETTLED)
    expect({ survived, exitCode }).toEqual({ survived: true, exitCode: 0 })
  },
)

interface Tally {
  visits: number
  refusedHooks: number
  refusedCalls: number
}

function tally({ answers }: Acks): Tally {
  const count = (kind: string, status: RegExp) =>
    [...answers].reduce((sum, [name, times]) => {
      const [of, code = ''] = name.split(' ')
      return of === kind && status.test(code) ? sum + times : sum
    }, 0)
  return {
    visits: count('visit', /^\d/),
    refusedHooks: count('webhook', /^5/),
    refusedCalls: count('call', /^5/),
  }
}
