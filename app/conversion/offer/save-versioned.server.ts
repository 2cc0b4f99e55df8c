// Saves a form that holds several rows whole, in one transaction: of two who have read the same, the second is told instead of writing
// over the first. Under save-overrides and save-partner-caps.
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { OfferProblem } from './offer-problem.ts'

/** The rows as a form shows them. */
export interface Versioned<Draft> {
  /** Of the rows, as they are (rows-version). */
  version: number
  draft: Draft
}

export interface SaveInput {
  /** Which was edited. */
  version: number | null
  /** What the form holds, or anything that somebody sends. */
  draft: unknown
}

export type SaveOutcome<Draft> =
  | { kind: 'saved'; version: number }
  | { kind: 'refused'; problems: OfferProblem[] }
  /** Somebody has saved or removed some since they were read; `theirs` is how they stand now. */
  | { kind: 'conflict'; version: number; theirs: Draft }
  /** What the rows belong to is not the shop's. */
  | { kind: 'not_found' }

export interface VersionedRows<Draft> {
  /** Has one save at a time go on. @returns false where there is nothing that the rows could belong to */
  lock(db: Queryable): Promise<boolean>
  /** @param options.forUpdate they stay as they are until the transaction ends */
  read(db: Queryable, options?: { forUpdate: boolean }): Promise<Versioned<Draft>>
  /** Writes what was checked before. @returns what is wrong with it all the same: nothing may be written then */
  write(db: Queryable): Promise<OfferProblem[]>
}

/** Nothing is written unless the outcome is `saved`. @param version which was edited */
export async function saveVersioned<Draft>(
  { pool }: Pick<Database, 'pool'>,
  version: number | null,
  rows: VersionedRows<Draft>,
): Promise<SaveOutcome<Draft>> {
  return inTransaction(pool, async (client): Promise<SaveOutcome<Draft>> => {
    if (!(await rows.lock(client))) return { kind: 'not_found' }
    const before = await rows.read(client, { forUpdate: true })
    if (before.version !== version) return { kind: 'conflict', version: before.version, theirs: before.draft }
    const problems = await rows.write(client)
    if (problems.length > 0) return { kind: 'refused', problems }
    return { kind: 'saved', version: (await rows.read(client)).version }
  })
}
