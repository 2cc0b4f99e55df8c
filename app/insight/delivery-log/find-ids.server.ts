// Finds a page of the log: the ids of the deliveries that fit, from a place on. Reads about as many rows as it gives where one
// filter is set; of several, the rarest leads and the others check. However little fits, one call looks at no more than
// MAX_CANDIDATES deliveries and says where it stopped.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { firstUuidAt, uuidTimeMs } from '#app/platform/uuid.ts'
import { checksOf, createParameters, type Leader, type Stretch } from './candidates.ts'
import { chooseLeader } from './choose-leader.server.ts'
import type { LogFilter } from './log-query.ts'
import type { Asked as Asking, Found } from '../keyset-page.ts'
import { idRange, narrow } from './id-range.ts'

export interface Asked extends Asking {
  filter: LogFilter
}

/** What one call may look at. */
export const MAX_CANDIDATES = 50_000
/** Looked at in one statement: few at first, because mostly they are enough. */
const FIRST_CHUNK = 250
const LAST_CHUNK = 4_000
/** Machines' clocks differ: an attempt's id may say that it is older than its delivery, but not by a day. */
const CLOCK_SKEW_MS = 86_400_000

const NOTHING: Found = { ids: [], goesOnAt: null }

export async function findIds(db: Queryable, viewer: Viewer, asked: Asked): Promise<Found> {
  const { shopId, partnerId } = viewer
  const { order, from } = asked
  // A partner's own index leads to what is his; the stretch checks it once more.
  const filter = partnerId === null ? asked.filter : { ...asked.filter, partner: partnerId }
  const above = await logBegins(db, shopId)
  if (above === null) return NOTHING
  const range = narrow(
    narrow(idRange(filter.period), { above }),
    from === null ? {} : order === 'DESC' ? { below: from } : { above: from },
  )
  const stretch: Stretch = { shopId, partnerId, order, ...range }
  return walk(db, await chooseLeader(db, filter, stretch), { ...asked, filter }, stretch)
}

/**
 * The log begins where its oldest row lies: deliveries themselves stay for ever, and a filter that is looked up among them
 * must not show what the others have forgotten.
 */
async function logBegins(db: Queryable, shopId: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    'SELECT id FROM delivery_log WHERE shop_id = (SELECT $1::uuid) ORDER BY id LIMIT 1',
    [shopId],
  )
  return rows[0] ? firstUuidAt(uuidTimeMs(rows[0].id)) : null
}

/** Takes what the leader gives, chunk after chunk, and keeps what fits. */
async function walk(db: Queryable, leader: Leader, { filter, limit }: Asked, whole: Stretch): Promise<Found> {
  const ids: string[] = []
  let stretch = whole
  let seen = 0
  for (let size = FIRST_CHUNK; ; size = Math.min(size * 4, LAST_CHUNK)) {
    const chunk = await readChunk(db, leader, filter, stretch, { whereChecked: size, whereNot: limit + 1 })
    for (const { id, fits } of chunk.rows) {
      if (!fits) continue
      // One more than asked for: there is more.
      if (ids.length === limit) return { ids, goesOnAt: ids.at(-1) as string }
      ids.push(id)
    }
    if (chunk.isLast) return { ids, goesOnAt: null }
    const last = (chunk.rows.at(-1) as { id: string }).id
    seen += chunk.rows.length
    if (seen >= MAX_CANDIDATES) return { ids, goesOnAt: last }
    stretch = { ...stretch, ...narrow(stretch, whole.order === 'DESC' ? { below: last } : { above: last }) }
  }
}

/** @param sizes how many to look at: where others check what the leader gives, and where all of it fits */
async function readChunk(
  db: Queryable,
  leader: Leader,
  filter: LogFilter,
  stretch: Stretch,
  sizes: { whereChecked: number; whereNot: number },
) {
  const parameters = createParameters()
  const checks = checksOf(parameters, filter, leader, stretch, attemptsAbove(stretch))
  const size = checks.length > 0 ? sizes.whereChecked : sizes.whereNot
  const candidates = leader.statement(parameters, stretch, `LIMIT ${parameters.add(size)}`)
  const { rows } = await db.query<{ id: string; fits: boolean }>(
    `SELECT c.id, ${checks.join(' AND ') || 'true'} AS fits FROM (${candidates}) AS c ORDER BY c.id ${stretch.order}`,
    parameters.values,
  )
  return { rows, isLast: rows.length < size }
}

function attemptsAbove({ above }: Stretch): string {
  return firstUuidAt(Math.max(0, uuidTimeMs(above) - CLOCK_SKEW_MS))
}
