// Finds a page of the log: the ids of the deliveries that fit, from a place on. Reads about as many rows as it gives where one
// filter is set; of several, the rarest leads and the others check.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { firstUuidAt, uuidTimeMs } from '#app/platform/uuid.ts'
import { createParameters } from '../parameters.ts'
import { checksOf, type Stretch } from './candidates.ts'
import { chooseLeader } from './choose-leader.server.ts'
import type { LogFilter } from './log-query.ts'
import type { Asked as Asking, Found } from '../keyset-page.ts'
import { readChunk } from '../read-chunk.server.ts'
import { walkIds } from '../walk-ids.ts'
import { beyond, idRange, narrow } from '../id-range.ts'

export interface Asked extends Asking {
  filter: LogFilter
}

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
  const range = beyond(narrow(idRange(filter.period), { above }), from, order)
  const stretch: Stretch = { shopId, partnerId, order, ...range }
  const leader = await chooseLeader(db, filter, stretch)
  return walkIds(
    (part, sizes) => {
      const parameters = createParameters()
      const chunk = { ...stretch, ...part }
      const checks = checksOf(parameters, filter, leader, chunk, attemptsAbove(chunk))
      const candidates = (limit: string) => leader.statement(parameters, chunk, limit)
      return readChunk(db, parameters, { candidates, checks, order, sizes })
    },
    asked,
    range,
  )
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

function attemptsAbove({ above }: Stretch): string {
  return firstUuidAt(Math.max(0, uuidTimeMs(above) - CLOCK_SKEW_MS))
}
