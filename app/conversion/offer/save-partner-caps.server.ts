// Saves the caps of a partner as their form has them, once they are checked. They judge what is credited from then on; what is credited already stays.
import type { Database, Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { PartnerCapsDraft } from './cap-draft.ts'
import { checkPartnerCaps, type CheckedPartnerCap } from './check-caps.ts'
import { problemAt, type OfferProblem } from './offer-problem.ts'
import { readPartnerCaps } from './read-partner-caps.server.ts'
import { saveVersioned, type SaveInput, type SaveOutcome } from './save-versioned.server.ts'
import { writeCaps } from './write-caps.server.ts'

/** Nothing is written unless the outcome is `saved`. @param currency the shop's */
export async function savePartnerCaps(
  { db, newId }: { db: Pick<Database, 'pool'>; newId: NewId },
  owner: { shopId: string; partnerId: string },
  currency: string,
  { version, draft }: SaveInput,
): Promise<SaveOutcome<PartnerCapsDraft>> {
  const { shopId, partnerId } = owner
  if (!isUuid(partnerId)) return { kind: 'not_found' }
  const checked = checkPartnerCaps(draft)
  if (!checked.ok) return { kind: 'refused', problems: checked.problems }
  return saveVersioned(db, version, {
    async lock(client) {
      const { rowCount } = await client.query(
        'SELECT 1 FROM partner WHERE shop_id = $1 AND id = $2 FOR NO KEY UPDATE',
        [shopId, partnerId],
      )
      return rowCount === 1
    },
    read: (client, options) => readPartnerCaps(client, owner, currency, options),
    async write(client) {
      const problems = await foreignOffers(client, shopId, checked.caps)
      if (problems.length === 0)
        await writeCaps(client, { shopId, whose: 'partner', id: partnerId }, checked.caps, newId)
      return problems
    },
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
