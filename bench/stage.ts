// The stage of a run: a durable PostgreSQL of its own, a seeded shop, the system under test and a partner's tracker, each
// in a process of its own. All of it is gone when the run is over.
import pg from 'pg'
import { openDatabase, types } from '#app/platform/database.server.ts'
import { readEnv } from '#app/platform/env.server.ts'
import { createIds, type NewId } from '#app/platform/ids.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { startScratchPostgres } from './scratch-postgres.ts'
import { createSecretBox } from '#app/platform/secret-box.server.ts'
import { seedShop, type SeededShop } from '../test/setup/seed.ts'
import type { AppReady } from './child/app.ts'
import type { SinkReady } from './child/sink.ts'
import { chooseGenerator, type LoadGenerator } from './load/load.ts'
import {
  seedNeighbours,
  startNeighbours,
  targetsOf,
  type NeighbourProcesses,
  type Neighbours,
} from './neighbours.ts'
import type { Options } from './options.ts'
import { peakMemoryBytes } from './process-cost.ts'
import { startChild, type Child } from './processes.ts'
import { seedClicks } from './seed-clicks.ts'

export interface Stage {
  options: Options
  generator: LoadGenerator
  /** For files of the run. */
  folder: string
  databaseUrl: string
  pool: pg.Pool
  postgresPid: number
  newId: NewId
  secret: string
  shop: SeededShop
  /** Clicks of the shop's offer that orders and calls may name. */
  clickIds: string[]
  app: Child<AppReady>
  sink: Child<SinkReady>
  sinkUrl: string
  neighbours: Neighbours
  startBare<Ready>(file: string, settings: object): Promise<Child<Ready>>
  /** The highest resident memory of a baseline that has been stopped, bytes; NaN before that. */
  bareBytes(): number
}

const DATABASE = 'bench'
const SECRET = 'the secret of the bench'
const POSTBACK =
  '/postback?clickid={aff_click_id}&our={click_id}&cid={conversion_id}&payout={payout}&amount={amount}&event={event}' +
  '&status={status}&txn={txn_id}&sub1={sub1}'

/** @param closing filled while it is set up, so that what has been started is ended even when the rest fails */
export async function setStage(options: Options, closing: (() => unknown)[]): Promise<Stage> {
  const generator = chooseGenerator(options.generator)
  const { folder, postgres } = await startScratchPostgres(options.folder, 'throughline-bench', closing)
  const databaseUrl = postgres.url(DATABASE)
  await migrate(databaseUrl)
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, types, application_name: 'bench' })
  pool.on('error', () => {})
  closing.push(() => pool.end())

  let bareBytes = Number.NaN
  const start = async <Ready>(file: string, settings: object, profiled = true): Promise<Child<Ready>> => {
    const child = await startChild<Ready>(file, settings, profiled ? options.cpuProfiles : undefined)
    closing.push(() => child.stop())
    return child
  }
  const sink = await start<SinkReady>('sink.ts', {}, false)
  const target = `127.0.0.1:${sink.ready.port}`
  const processes = await startNeighbours(start)
  const settings = appSettings(databaseUrl, [target, ...targetsOf(processes)])
  const { shop, neighbours, newId } = await seed(settings, `http://${target}${POSTBACK}`, processes)
  const app = await start<AppReady>('app.ts', settings)
  const clickIds = await seedClicks(pool, shop, newId)
  return {
    options,
    generator,
    folder,
    databaseUrl,
    pool,
    postgresPid: postgres.pid,
    newId,
    secret: SECRET,
    shop,
    clickIds,
    app,
    sink,
    sinkUrl: `http://${target}/`,
    neighbours,
    async startBare<Ready>(file: string, given: object) {
      const child = await start<Ready>(file, given)
      return {
        ...child,
        stop() {
          bareBytes = Math.max(peakMemoryBytes(child.pid), bareBytes || 0)
          return child.stop()
        },
      }
    },
    bareBytes: () => bareBytes,
  }
}

/** What a new installation has, but for what the bench itself needs. */
function appSettings(databaseUrl: string, targets: readonly string[]): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    SHOPIFY_API_KEY: 'key',
    SHOPIFY_API_SECRET: SECRET,
    SHOPIFY_APP_URL: 'https://app.example.com',
    ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    DELIVERY_ALLOW_TARGETS: targets.join(' '),
    EXCHANGE_RATES_URL: 'off',
    // One brand sends all calls of a run.
    INBOUND_CALLS_A_MINUTE: '100000000',
    LOG_LEVEL: 'warn',
  }
}

async function seed(settings: Record<string, string>, postbackUrl: string, processes: NeighbourProcesses) {
  const env = readEnv(settings)
  const newId = createIds(() => Date.now())
  const db = openDatabase(settings['DATABASE_URL'] as string, 2, () => {})
  try {
    const ports = { db, secretBox: createSecretBox(env.ENCRYPTION_KEYS), newId }
    const shop = await seedShop(ports, { postbackUrl })
    return { newId, shop, neighbours: await seedNeighbours(ports, shop, processes, POSTBACK) }
  } finally {
    await db.close()
  }
}
