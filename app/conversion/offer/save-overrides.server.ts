// Saves what a partner is paid on an offer as its form has it, once it is checked. What is credited already keeps the terms that it was credited by.
import type { Database, Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { checkOverrides, type OverridesDraft } from './check-rules.ts'
import { readOverrides } from './read-overrides.server.ts'
import { saveVersioned, type SaveInput, type SaveOutcome } from './save-versioned.server.ts'
import { writeRules, type RuleOwner } from './write-rules.server.ts'

/** Nothing is written unless the outcome is `saved`. @param currency the shop's */
export async function saveOverrides(
  { db, newId }: { db: Pick<Database, 'pool'>; newId: NewId },
  owner: RuleOwner & { partnerId: string },
  currency: string,
  { version, draft }: SaveInput,
): Promise<SaveOutcome<OverridesDraft>> {
  if (!isUuid(owner.offerId) || !isUuid(owner.partnerId)) return { kind: 'not_found' }
  const checked = checkOverrides(draft)
  if (!checked.ok) return { kind: 'refused', problems: checked.problems }
  return saveVersioned(db, version, {
    lock: (client) => lockOwner(client, owner),
    read: (client, options) => readOverrides(client, owner, currency, options),
    async write(client) {
      await writeRules(client, owner, checked.rules, newId)
      return []
    },
  })
}

/** By the partner. */
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
