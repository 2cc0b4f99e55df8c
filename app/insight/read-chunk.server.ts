// One chunk of a walk along a list (walk-ids): what leads gives candidates, the others check them. Checked where they lie, so that of
// thousands that are looked at only those come back that fit.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Asked } from './keyset-page.ts'
import type { Parameters } from './parameters.ts'
import type { Chunk, ChunkSizes } from './walk-ids.ts'

interface ChunkParts {
  /** A statement that gives rows with an id, in order. @param limit `LIMIT $1` */
  candidates: (limit: string) => string
  /** What the row `c` has to fit; empty: whatever leads fits. */
  checks: readonly string[]
  order: Asked['order']
  sizes: ChunkSizes
}

/** @param parameters those of the parts */
export async function readChunk(
  db: Queryable,
  { values, add }: Parameters,
  { candidates, checks, order, sizes }: ChunkParts,
): Promise<Chunk> {
  const size = checks.length === 0 ? sizes.whereNot : sizes.whereChecked
  const { rows } = await db.query<Omit<Chunk, 'isLast'>>(
    `WITH led AS MATERIALIZED (SELECT c.id, ${checks.join(' AND ') || 'true'} AS fits FROM (${candidates(`LIMIT ${add(size)}`)}) AS c)
     SELECT ARRAY(SELECT id::text FROM led WHERE fits ORDER BY id ${order} LIMIT ${add(sizes.whereNot)}) AS ids,
            (SELECT count(*)::int FROM led) AS seen,
            (SELECT id FROM led ORDER BY id ${order === 'DESC' ? 'ASC' : 'DESC'} LIMIT 1) AS last`,
    values,
  )
  const chunk = rows[0] as Omit<Chunk, 'isLast'>
  return { ...chunk, isLast: chunk.seen < size }
}
