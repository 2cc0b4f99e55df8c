// What a partner is paid on an offer before its rules for everybody are tried, as its form shows it.
import type { Queryable } from '#app/platform/database.server.ts'
import type { OverridesDraft } from './check-rules.ts'
import { rowsVersion } from './rows-version.server.ts'
import type { Versioned } from './save-versioned.server.ts'
import { showRule, type RuleRow } from './show-draft.ts'
import type { RuleOwner } from './write-rules.server.ts'

/**
 * @param currency the shop's, of amounts that a rule does not have yet
 * @param forUpdate they stay as they are until the transaction ends
 */
export async function readOverrides(
  db: Queryable,
  { shopId, offerId, partnerId }: RuleOwner & { partnerId: string },
  currency: string,
  { forUpdate = false } = {},
): Promise<Versioned<OverridesDraft>> {
  const { rows } = await db.query<RuleRow>(
    `SELECT id, partner_id, event, position, conditions, kind, flat_minor, flat_currency, basis_points, tiers FROM payout_rule
      WHERE shop_id = $1 AND offer_id = $2 AND partner_id = $3 ORDER BY position, id ${forUpdate ? 'FOR UPDATE' : ''}`,
    [shopId, offerId, partnerId],
  )
  return { version: rowsVersion(rows), draft: { rules: rows.map((row) => showRule(row, currency)) } }
}
