// Finds a page of the list: the ids of the conversions that fit, from a place on. Reads about as many rows as it gives where one
// filter is set; of several, the rarest leads and the others check. However little fits, one call looks at no more than
// MAX_CANDIDATES conversions and says where it stopped.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { findConversions } from '../find-conversions.server.ts'
import type { Period } from '../period.ts'
import { firstConversionIdAt, GREATEST_ID, LEAST_ID } from './conversion-id.ts'
import { checkOf, conditionsOf, leadersOf, type Stretch } from './list-leaders.ts'
import type { ListFilter } from './list-query.ts'

export interface Asked {
  filter: ListFilter
  /** DESC: newest first, what is older than `from`. ASC: oldest first, what is newer. */
  order: Stretch['order']
  /** A conversion's id; null: from the end. */
  from: string | null
  limit: number
}

export interface Found {
  /** In the order that they were asked for. */
  ids: string[]
  /** The id from which on there may be more; null: this was all. */
  goesOnAt: string | null
}

/** What one call may look at. */
export const MAX_CANDIDATES = 50_000
/** Looked at in one statement: few at first, because mostly they are enough. */
const FIRST_CHUNK = 250
const LAST_CHUNK = 4_000
/** How many rows of each filter are looked for, to see which is the rarest. */
const PROBE = 500

type Leaders = ReturnType<typeof leadersOf>
type Conditions = ReturnType<typeof conditionsOf>

export async function findIds(db: Queryable, viewer: Viewer, asked: Asked): Promise<Found> {
  const { partnerId } = viewer
  const { partner } = asked.filter
  if (partnerId !== null && partner !== undefined && partner !== partnerId) return { ids: [], goesOnAt: null }
  const filter = partnerId === null ? asked.filter : { ...asked.filter, partner: partnerId }
  const found = filter.find === undefined ? null : await findConversions(db, viewer.shopId, filter.find)
  const conditions = conditionsOf(filter, found)
  const stretch = stretchOf(viewer.shopId, asked)
  const leaders = leadersOf(conditions)
  const chosen = found !== null || leaders.length < 2 ? leaders[0] : await rarest(db, leaders, stretch)
  return walk(db, chosen as Leaders[number], conditions, asked, stretch)
}

function stretchOf(shopId: string, { filter, order, from }: Asked): Stretch {
  const range = idRange(filter.period)
  const below = order === 'DESC' && from !== null && from < range.below ? from : range.below
  const above = order === 'ASC' && from !== null && from > range.above ? from : range.above
  return { shopId, order, above, below }
}

/** Ids carry the time of their making. */
function idRange({ fromMs, toMs }: Period): { above: string; below: string } {
  return {
    above: fromMs === null ? LEAST_ID : firstConversionIdAt(fromMs),
    below: toMs === null ? GREATEST_ID : firstConversionIdAt(toMs),
  }
}

/** One that has less than a probe's rows, else the one whose probe reaches furthest. */
async function rarest(db: Queryable, leaders: Leaders, stretch: Stretch): Promise<Leaders[number]> {
  const values: unknown[] = []
  const add = (value: unknown) => `$${values.push(value)}`
  const ends = leaders.map(
    ({ leader }) =>
      `(SELECT id FROM (${leader(add, stretch, `LIMIT ${PROBE}`)}) AS probe OFFSET ${PROBE - 1})`,
  )
  const { rows } = await db.query<{ ends: (string | null)[] }>(
    `SELECT ARRAY[${ends.join(', ')}]::text[] AS ends`,
    values,
  )
  const reached = rows[0]?.ends ?? []
  const few = reached.indexOf(null)
  const furthest = (reached as string[]).toSorted().at(stretch.order === 'DESC' ? 0 : -1)
  return leaders[few === -1 ? reached.indexOf(furthest as string) : few] as Leaders[number]
}

/** Takes what the leader gives, chunk after chunk, and keeps what fits. */
async function walk(
  db: Queryable,
  { leader, leading }: Leaders[number],
  conditions: Conditions,
  { limit }: Asked,
  whole: Stretch,
): Promise<Found> {
  const ids: string[] = []
  let stretch = whole
  let seen = 0
  for (let size = FIRST_CHUNK; ; size = Math.min(size * 4, LAST_CHUNK)) {
    const values: unknown[] = []
    const add = (value: unknown) => `$${values.push(value)}`
    const check = checkOf(add, conditions, leading)
    const take = check === 'true' ? limit + 1 : size
    const { rows } = await db.query<{ id: string; fits: boolean }>(
      `SELECT id, (${check}) AS fits FROM (${leader(add, stretch, `LIMIT ${add(take)}`)}) AS led`,
      values,
    )
    for (const { id, fits } of rows) {
      if (!fits) continue
      // One more than asked for: there is more.
      if (ids.length === limit) return { ids, goesOnAt: ids.at(-1) as string }
      ids.push(id)
    }
    if (rows.length < take) return { ids, goesOnAt: null }
    const last = (rows.at(-1) as { id: string }).id
    seen += rows.length
    if (seen >= MAX_CANDIDATES) return { ids, goesOnAt: last }
    stretch = { ...stretch, ...(whole.order === 'DESC' ? { below: last } : { above: last }) }
  }
}
