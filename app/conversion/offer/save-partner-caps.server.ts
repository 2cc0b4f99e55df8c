// Saves the caps of a partner as their form has them: checked, and all in one transaction. Who saves over somebody else's edit is told
// instead. They judge what is credited from then on; what is credited already stays.
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { PartnerCapsDraft } from './cap-draft.ts'
import { checkPartnerCaps, type CheckedPartnerCap } from './check-caps.ts'
import { problemAt, type OfferProblem } from './offer-problem.ts'
import { readPartnerCaps } from './read-partner-caps.server.ts'
import { writeCaps } from './write-caps.server.ts'

export interface SavePartnerCapsInput {
  /** Which was edited. */
  version: number | null
  /** What the form holds, or anything that somebody sends. */
  draft: unknown
}

export type SavePartnerCapsOutcome =
  | { kind: 'saved'; version: number }
  | { kind: 'refused'; problems: OfferProblem[] }
  /** Somebody has saved some since they were read; `theirs` is how they stand now. */
  | { kind: 'conflict'; version: number; theirs: PartnerCapsDraft }
  /** The partner is not the shop's. */
  | { kind: 'not_found' }

/** Nothing is written unless the outcome is `saved`. @param currency the shop's */
export async function savePartnerCaps(
  { db, newId }: { db: Pick<Database, 'pool'>; newId: NewId },
  owner: { shopId: string; partnerId: string },
  currency: string,
  { version, draft }: SavePartnerCapsInput,
): Promise<SavePartnerCapsOutcome> {
  const { shopId, partnerId } = owner
  if (!isUuid(partnerId)) return { kind: 'not_found' }
  const checked = checkPartnerCaps(draft)
  if (!checked.ok) return { kind: 'refused', problems: checked.problems }
  return inTransaction(db.pool, async (client): Promise<SavePartnerCapsOutcome> => {
    // One at a time for a partner: of two who have read the same, the second is told.
    const { rowCount } = await client.query(
      'SELECT 1 FROM partner WHERE shop_id = $1 AND id = $2 FOR NO KEY UPDATE',
      [shopId, partnerId],
    )
    if (rowCount !== 1) return { kind: 'not_found' }
    const before = await readPartnerCaps(client, owner, currency, { forUpdate: true })
    if (before.version !== version) return { kind: 'conflict', version: before.version, theirs: before.draft }
    const problems = await foreignOffers(client, shopId, checked.caps)
    if (problems.length > 0) return { kind: 'refused', problems }
    await writeCaps(client, { shopId, whose: 'partner', id: partnerId }, checked.caps, newId)
    return { kind: 'saved', version: (await readPartnerCaps(client, owner, currency)).version }
  })
}

/** Of caps whose offer the shop does not have. */
async function foreignOffers(
  db: Queryable,
  shopId: string,
  caps: readonly CheckedPartnerCap[],
): Promise<OfferProblem[]> {
  const named = caps.flatMap(({ offerId }) => (offerId === null ? [] : [offerId]))
  const { rows } = await db.query<{ id: string }>(
    'SELECT id FROM offer WHERE shop_id = $1 AND id = ANY ($2::uuid[])',
    [shopId, named],
  )
  const known = new Set(rows.map(({ id }) => id))
  return caps.flatMap(({ offerId }, index) =>
    offerId === null || known.has(offerId) ? [] : [problemAt(`caps.${index}.offerId`, 'cap_offer')],
  )
}
