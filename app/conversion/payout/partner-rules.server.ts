// The payout rules that are one partner's, on all offers: they come before the offer's rules for everybody. Conversions keep the rules by
// which they were credited, so a change counts for what comes after it. Those of one offer are edited together (conversion/offer).
import type { Queryable } from '#app/platform/database.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { readRule, type PayoutRuleRow } from './read-rule.ts'
import type { PayoutRule } from './rule.ts'

export interface PartnerRule extends PayoutRule {
  offerId: string
  offerName: string
  event: string
}

export async function listPartnerRules(
  db: Queryable,
  shopId: string,
  partnerId: string,
): Promise<PartnerRule[]> {
  const { rows } = await db.query<PayoutRuleRow & { offer_id: string; offer_name: string; event: string }>(
    `SELECT rule.*, offer.name AS offer_name
       FROM payout_rule AS rule JOIN offer ON offer.shop_id = rule.shop_id AND offer.id = rule.offer_id
      WHERE rule.shop_id = $1 AND rule.partner_id = $2 ORDER BY offer.name, offer.id, rule.position, rule.id`,
    [shopId, partnerId],
  )
  return rows.map((row) => ({
    ...readRule(row),
    offerId: row.offer_id,
    offerName: row.offer_name,
    event: row.event,
  }))
}

/** @returns whether the partner had it */
export async function removePartnerRule(
  db: Queryable,
  rule: { shopId: string; partnerId: string; id: string },
): Promise<boolean> {
  if (!isUuid(rule.id)) return false
  const { rowCount } = await db.query(
    'DELETE FROM payout_rule WHERE shop_id = $1 AND partner_id = $2 AND id = $3',
    [rule.shopId, rule.partnerId, rule.id],
  )
  return rowCount === 1
}
