// What a crash test stands on: a seeded database, the tracker, and the app beside them.
import pg from 'pg'
import { openDatabase, types } from '#app/platform/database.server.ts'
import { createIds, type NewId } from '#app/platform/ids.server.ts'
import { createSecretBox } from '#app/platform/secret-box.server.ts'
import { seedShop, type SeededShop, type SeedOptions } from '../setup/seed.ts'
import { startTracker, type Tracker } from './tracker.ts'

export interface World {
  databaseUrl: string
  /** Reads what the app has written; survives a server that is killed. */
  pool: pg.Pool
  tracker: Tracker
  shop: SeededShop
  close(): Promise<void>
}

/** @param databaseUrl a migrated database */
export async function openWorld(databaseUrl: string): Promise<World> {
  const tracker = await startTracker()
  const shop = await seed(databaseUrl, {
    postbackUrl: `${tracker.url}/postback?cid={conversion_id}&txn={txn_id}`,
  })
  const pool = new pg.Pool({ connectionString: databaseUrl, types, max: 4 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    databaseUrl,
    pool,
    tracker,
    shop,
    async close() {
      await pool.end()
      await tracker.close()
    },
  }
}

/** @param newId of a kind that always gives the same ids, where two databases are to be compared */
export async function seed(
  databaseUrl: string,
  options: SeedOptions,
  newId: NewId = createIds(() => Date.now()),
): Promise<SeededShop> {
  const db = openDatabase(databaseUrl, 2, () => {})
  const secretBox = createSecretBox([{ id: 'k1', key: Buffer.alloc(32, 7) }])
  const shop = await seedShop({ db, secretBox, newId }, options)
  await db.close()
  return shop
}

const POLL_MS = 20

/**
 * Asks the database until `query` gives true: for what no event tells of.
 * @throws with `what` after `limitMs`
 */
export async function untilTrue(pool: pg.Pool, what: string, query: string, limitMs = 60_000): Promise<void> {
  const deadline = performance.now() + limitMs
  for (;;) {
    const { rows } = await pool.query<Record<string, boolean>>(query)
    if (Object.values(rows[0] ?? {})[0] === true) return
    if (performance.now() > deadline) throw new Error(`not within ${limitMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** Every webhook is applied and every delivery has come to its end. */
export async function untilSettled(pool: pg.Pool): Promise<void> {
  await untilTrue(
    pool,
    'the inbox is empty',
    `SELECT NOT EXISTS (SELECT FROM webhook_inbox WHERE state = 'pending') AS done`,
  )
  await untilTrue(
    pool,
    'no order is to be worked on again',
    `SELECT NOT EXISTS (SELECT FROM order_recheck) AS done`,
  )
  await untilTrue(
    pool,
    'all deliveries have ended',
    `SELECT NOT EXISTS (SELECT FROM delivery WHERE state IN ('scheduled', 'sending')) AS done`,
  )
}
