// Saves what a partner is paid on an offer as its form has it: checked, and all in one transaction. Who saves over somebody else's edit
// is told instead. What is credited already keeps the terms that it was credited by.
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { checkOverrides, type OverridesDraft } from './check-rules.ts'
import type { OfferProblem } from './offer-problem.ts'
import { readOverrides } from './read-overrides.server.ts'
import { writeRules, type RuleOwner } from './write-rules.server.ts'

export interface SaveOverridesInput {
  /** Which was edited. */
  version: number | null
  /** What the form holds, or anything that somebody sends. */
  draft: unknown
}

export type SaveOverridesOutcome =
  | { kind: 'saved'; version: number }
  | { kind: 'refused'; problems: OfferProblem[] }
  /** Somebody has saved or removed some since they were read; `theirs` is how they stand now. */
  | { kind: 'conflict'; version: number; theirs: OverridesDraft }
  /** Partner or offer are not the shop's. */
  | { kind: 'not_found' }

/** Nothing is written unless the outcome is `saved`. @param currency the shop's */
export async function saveOverrides(
  { db, newId }: { db: Pick<Database, 'pool'>; newId: NewId },
  owner: RuleOwner & { partnerId: string },
  currency: string,
  { version, draft }: SaveOverridesInput,
): Promise<SaveOverridesOutcome> {
  if (!isUuid(owner.offerId) || !isUuid(owner.partnerId)) return { kind: 'not_found' }
  const checked = checkOverrides(draft)
  if (!checked.ok) return { kind: 'refused', problems: checked.problems }
  return inTransaction(db.pool, async (client): Promise<SaveOverridesOutcome> => {
    if (!(await lockOwner(client, owner))) return { kind: 'not_found' }
    const before = await readOverrides(client, owner, currency, { forUpdate: true })
    if (before.version !== version) return { kind: 'conflict', version: before.version, theirs: before.draft }
    await writeRules(client, owner, checked.rules, newId)
    return { kind: 'saved', version: (await readOverrides(client, owner, currency)).version }
  })
}

/** One at a time for a partner: of two who have read the same, the second is told. */
async function lockOwner(
  db: Queryable,
  { shopId, offerId, partnerId }: RuleOwner & { partnerId: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM partner WHERE shop_id = $1 AND id = $2
        AND EXISTS (SELECT FROM offer WHERE shop_id = $1 AND id = $3) FOR NO KEY UPDATE`,
    [shopId, partnerId, offerId],
  )
  return rowCount === 1
}
