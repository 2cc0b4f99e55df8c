// Finds a page of the list: the ids of the conversions that fit, from a place on. Reads about as many rows as it gives where one
// filter is set; of several, the rarest leads and the others check.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { findConversions } from '../find-conversions.server.ts'
import { beyond } from '../id-range.ts'
import type { Asked as Asking, Found } from '../keyset-page.ts'
import { createParameters } from '../parameters.ts'
import type { Period } from '../period.ts'
import { rarest } from '../rarest.server.ts'
import { readChunk } from '../read-chunk.server.ts'
import { walkIds } from '../walk-ids.ts'
import { firstConversionIdAt, GREATEST_ID, LEAST_ID } from './conversion-id.ts'
import { checksOf, conditionsOf, leadersOf } from './list-leaders.ts'
import type { ListFilter } from './list-query.ts'

export interface Asked extends Asking {
  filter: ListFilter
}

type Leaders = ReturnType<typeof leadersOf>

export async function findIds(db: Queryable, viewer: Viewer, asked: Asked): Promise<Found> {
  const { shopId, partnerId } = viewer
  const { order, from } = asked
  const { partner } = asked.filter
  if (partnerId !== null && partner !== undefined && partner !== partnerId) return { ids: [], goesOnAt: null }
  const filter = partnerId === null ? asked.filter : { ...asked.filter, partner: partnerId }
  const found = filter.find === undefined ? null : await findConversions(db, shopId, filter.find)
  const conditions = conditionsOf(filter, found)
  const range = beyond(idRange(filter.period), from, order)
  const stretch = { shopId, order, ...range }
  const leaders = leadersOf(conditions)
  const chosen =
    found !== null || leaders.length < 2
      ? (leaders[0] as Leaders[number])
      : await rarest(db, leaders, ({ leader }, { add }, limit) => leader(add, stretch, limit), order)
  return walkIds(
    (part, sizes) => {
      const parameters = createParameters()
      const checks = checksOf(parameters.add, conditions, chosen.leading)
      const candidates = (limit: string) => chosen.leader(parameters.add, { ...stretch, ...part }, limit)
      return readChunk(db, parameters, { candidates, checks, order, sizes })
    },
    asked,
    range,
  )
}

/** Ids carry the time of their making. */
function idRange({ fromMs, toMs }: Period): { above: string; below: string } {
  return {
    above: fromMs === null ? LEAST_ID : firstConversionIdAt(fromMs),
    below: toMs === null ? GREATEST_ID : firstConversionIdAt(toMs),
  }
}
