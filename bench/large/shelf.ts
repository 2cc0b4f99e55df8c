// One of the two databases: migrated and filled, with one connection that keeps its statements as the app's do.
import { openDatabase, type Database } from '#app/platform/database.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { CLICKS_PER_SIGHTING, makeHistory } from './history.ts'
import { LOOK_UPS, type Draw, type LargeName } from './look-ups.ts'
import { SMALL } from './options.ts'
import { seedProgram } from './program.ts'

export interface Shelf {
  clicks: number
  /** One connection: every look-up goes through the same prepared statements. */
  db: Database
  shopId: string
  /** Keys to ask for, shuffled; each is used in turn. */
  keys: Map<LargeName, Record<Draw, unknown[]>>
  /** Of the database on the disk, bytes. */
  bytes: number
}

/** So many that hardly one is asked for twice within what the database keeps in memory. */
const KEYS = 200_000
const WRITERS = 2

/** @param fail told of connections that break */
export async function fillShelf(url: string, clicks: number, nowMs: number): Promise<Shelf> {
  await migrate(url)
  const writing = openDatabase(url, WRITERS, () => {})
  try {
    // One shop, so that the shop narrows nothing down: every look-up is among all clicks that there are.
    const program = await seedProgram(writing)
    await makeHistory(writing.pool, program, clicks, nowMs)
    const { rows } = await writing.pool.query<{ bytes: string }>(
      'SELECT pg_database_size(current_database())::text AS bytes',
    )
    const db = openDatabase(url, 1, () => {})
    return {
      clicks,
      db,
      shopId: program.shopId,
      keys: await sampleKeys(writing, clicks),
      bytes: Number(rows[0]?.bytes),
    }
  } finally {
    await writing.close()
  }
}

async function sampleKeys(db: Database, clicks: number): Promise<Shelf['keys']> {
  const keys: Shelf['keys'] = new Map()
  for (const lookUp of LOOK_UPS) {
    const part = lookUp.table === 'click' ? 1 : CLICKS_PER_SIGHTING
    const percent = Math.min(100, (KEYS / (clicks / part)) * 100)
    const any = shuffle(await lookUp.sample(db.pool, percent))
    keys.set(lookUp.name, { warm: any.slice(0, SMALL.clicks / part), any })
  }
  return keys
}

function shuffle<T>(values: T[]): T[] {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1))
    ;[values[last], values[other]] = [values[other] as T, values[last] as T]
  }
  return values
}
