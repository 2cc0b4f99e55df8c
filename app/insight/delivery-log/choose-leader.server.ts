// Which filter of the log leads.
import type { Queryable } from '#app/platform/database.server.ts'
import { findConversions } from '../find-conversions.server.ts'
import { rarest } from '../rarest.server.ts'
import { everything, leadersOf, type Leader, type Stretch } from './candidates.ts'
import type { LogFilter } from './log-query.ts'

export async function chooseLeader(db: Queryable, filter: LogFilter, stretch: Stretch): Promise<Leader> {
  const conversions =
    filter.conversion === undefined ? null : await findConversions(db, stretch.shopId, filter.conversion)
  const leaders = leadersOf(filter, conversions)
  if (leaders.length < 2) return leaders[0] ?? everything
  return rarest(
    db,
    leaders,
    (leader, parameters, limit) => leader.statement(parameters, stretch, limit),
    stretch.order,
  )
}
