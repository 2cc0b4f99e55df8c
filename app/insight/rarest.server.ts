// Which of several filters leads: the one that lets the least through from here on. Found out by looking, because what PostgreSQL
// knows of each column by itself says nothing of two together.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Asked } from './keyset-page.ts'
import { createParameters, type Parameters } from './parameters.ts'

/** How many rows of each filter are looked for. */
const PROBE = 500

/**
 * One that has less than a probe's rows, else the one whose probe reaches furthest.
 * @param leaders two or more
 * @param statementOf gives the ids that a leader lets through, in the order of `order`
 */
export async function rarest<Leader>(
  db: Queryable,
  leaders: readonly Leader[],
  statementOf: (leader: Leader, parameters: Parameters, limit: string) => string,
  order: Asked['order'],
): Promise<Leader> {
  const parameters = createParameters()
  const ends = leaders.map(
    (leader) =>
      `(SELECT id FROM (${statementOf(leader, parameters, `LIMIT ${PROBE}`)}) AS probe OFFSET ${PROBE - 1})`,
  )
  const { rows } = await db.query<{ ends: (string | null)[] }>(
    `SELECT ARRAY[${ends.join(', ')}]::text[] AS ends`,
    parameters.values,
  )
  const reached = rows[0]?.ends ?? []
  const few = reached.indexOf(null)
  if (few !== -1) return leaders[few] as Leader
  const furthest = (reached as string[]).toSorted().at(order === 'DESC' ? 0 : -1)
  return leaders[reached.indexOf(furthest as string)] as Leader
}
