// The look-ups that are measured, as attribution makes them, and keys that they find something for.
import { lookUp } from '#app/attribution/look-up.server.ts'
import { findSightings, traceOf, type SightingKey } from '#app/attribution/sightings.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'

export const LARGE_NAMES = ['look_up_click', 'look_up_sighting'] as const
export type LargeName = (typeof LARGE_NAMES)[number]

/**
 * Which keys are asked for. `warm`: a set of as many as the small database has, at random over the whole table, again and
 * again: what is measured is depth. `any`: every key another, so that most pages come from outside the database's memory.
 */
export const DRAWS = ['warm', 'any'] as const
export type Draw = (typeof DRAWS)[number]

export interface LookUp<Key = unknown> {
  name: LargeName
  /** The table that grows, and whether it has partitions. */
  table: string
  partitioned: boolean
  /** Its named statement, and the parameters that it is asked with. */
  statement: string
  parameters(shopId: string, keys: readonly Key[]): unknown[][]
  /** Keys at random over the whole table, the whole table where it is small. */
  sample(db: Queryable, percent: number): Promise<Key[]>
  /** Asks for all of them at once. @returns how many were found */
  ask(db: Queryable, shopId: string, keys: readonly Key[]): Promise<number>
}

const clicks: LookUp<string> = {
  name: 'look_up_click',
  table: 'click',
  partitioned: true,
  statement: 'clicks by id',
  parameters: (shopId, ids) => [ids.map(() => shopId), [...ids]],
  async sample(db, percent) {
    const { rows } = await db.query<{ id: string }>(`SELECT id FROM click TABLESAMPLE BERNOULLI (${percent})`)
    return rows.map(({ id }) => id)
  },
  async ask(db, shopId, ids) {
    const asked = ids.map((clickId) => ({
      shopId,
      atMs: 0,
      claims: [{ method: 'order_attribute' as const, clickId }],
    }))
    return (await lookUp(db, asked))(shopId).clicks.size
  },
}

type Seen = Omit<SightingKey, 'shopId'>

const sightings: LookUp<Seen> = {
  name: 'look_up_sighting',
  table: 'sighting',
  partitioned: false,
  statement: 'sightings by key',
  parameters: (shopId, keys) => [keys.map(() => shopId), keys.map(traceOf), keys.map(() => 'infinity')],
  async sample(db, percent) {
    const { rows } = await db.query<Seen>(`SELECT kind, key FROM sighting TABLESAMPLE BERNOULLI (${percent})`)
    return rows
  },
  async ask(db, shopId, keys) {
    const found = await findSightings(
      db,
      keys.map((key) => ({ shopId, ...key })),
    )
    return found.filter(({ length }) => length > 0).length
  },
}

export const LOOK_UPS: readonly LookUp[] = [clicks as LookUp, sightings as LookUp]
