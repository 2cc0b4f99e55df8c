// Which filter of the log leads: the one that lets the least through from here on. Found out by looking, because what
// PostgreSQL knows of each column by itself says nothing of two together.
import type { Queryable } from '#app/platform/database.server.ts'
import { findConversions } from '../find-conversions.server.ts'
import { createParameters, everything, leadersOf, type Leader, type Stretch } from './candidates.ts'
import type { LogFilter } from './log-query.ts'

/** How many rows of each filter are looked for. */
const PROBE = 500

export async function chooseLeader(db: Queryable, filter: LogFilter, stretch: Stretch): Promise<Leader> {
  const conversions =
    filter.conversion === undefined ? null : await findConversions(db, stretch.shopId, filter.conversion)
  const leaders = leadersOf(filter, conversions)
  return leaders.length < 2 ? (leaders[0] ?? everything) : rarest(db, leaders, stretch)
}

/** One that has less than a probe's rows, else the one whose probe reaches furthest. */
async function rarest(db: Queryable, leaders: readonly Leader[], stretch: Stretch): Promise<Leader> {
  const parameters = createParameters()
  const ends = leaders.map(
    (leader) =>
      `(SELECT id FROM (${leader.statement(parameters, stretch, `LIMIT ${PROBE}`)}) AS probe OFFSET ${PROBE - 1})`,
  )
  const { rows } = await db.query<{ ends: (string | null)[] }>(
    `SELECT ARRAY[${ends.join(', ')}]::text[] AS ends`,
    parameters.values,
  )
  const reached = rows[0]?.ends ?? []
  const few = reached.indexOf(null)
  if (few !== -1) return leaders[few] as Leader
  const furthest = (reached as string[]).toSorted().at(stretch.order === 'DESC' ? 0 : -1)
  return leaders[reached.indexOf(furthest as string)] as Leader
}
