// The payout rules that are one partner's: they come before the offer's rules for everybody. Conversions keep the rules by which they
// were credited, so a change counts for what comes after it.
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { readRule, type PayoutRuleRow } from './read-rule.ts'
import type { PayoutRule, Result } from './rule.ts'
import type { RuleProblem } from './rule-problem.ts'
import { validateRule } from './validate-rule.ts'

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
      WHERE rule.shop_id = $1 AND rule.partner_id = $2 ORDER BY offer.name, rule.event, rule.position, rule.id`,
    [shopId, partnerId],
  )
  return rows.map((row) => ({
    ...readRule(row),
    offerId: row.offer_id,
    offerName: row.offer_name,
    event: row.event,
  }))
}

export type PartnerRuleSaved =
  | { kind: 'saved'; replaced: boolean }
  | { kind: 'refused'; problems: RuleProblem[] }
  /** Partner or offer are not the shop's. */
  | { kind: 'not_found' }

export interface NewPartnerRule {
  shopId: string
  /** Of the new row. */
  id: string
  partnerId: string
  offerId: string
  event: string
  result: Result
}

/** What pays the same for every order: it takes the place of the one that the partner has for offer and event, if there is one. */
export async function savePartnerRule(
  db: Pick<Database, 'pool'>,
  rule: NewPartnerRule,
): Promise<PartnerRuleSaved> {
  const checked = validateRule({ pays: { kind: 'fixed', result: rule.result } })
  if (!checked.ok) return { kind: 'refused', problems: checked.problems }
  if (!isUuid(rule.partnerId) || !isUuid(rule.offerId)) return { kind: 'not_found' }
  const { shopId, partnerId, offerId, event } = rule
  return inTransaction(db.pool, async (client): Promise<PartnerRuleSaved> => {
    // One at a time for a partner, so that two do not both find nothing to replace.
    const { rowCount } = await client.query(
      `SELECT 1 FROM partner WHERE shop_id = $1 AND id = $2
          AND EXISTS (SELECT FROM offer WHERE shop_id = $1 AND id = $3) FOR NO KEY UPDATE`,
      [shopId, partnerId, offerId],
    )
    if (rowCount === 0) return { kind: 'not_found' }
    const replaced = await client.query(
      `DELETE FROM payout_rule WHERE shop_id = $1 AND partner_id = $2 AND offer_id = $3 AND event = $4
          AND kind <> 'tiers' AND conditions = '{}'`,
      [shopId, partnerId, offerId, event],
    )
    await insert(client, rule)
    return { kind: 'saved', replaced: (replaced.rowCount ?? 0) > 0 }
  })
}

/** After the partner's rules with conditions for the same event, which would never be reached otherwise. */
async function insert(db: Queryable, { shopId, id, partnerId, offerId, event, result }: NewPartnerRule) {
  const { basisPoints, flat } = result
  const kind = basisPoints === null ? 'flat' : flat === null ? 'percent' : 'both'
  await db.query(
    `INSERT INTO payout_rule (shop_id, id, offer_id, event, partner_id, position, kind, basis_points, flat_minor, flat_currency)
     SELECT $1, $2, $3, $4, $5, coalesce(max(position) + 1, 0), $6, $7, $8, $9 FROM payout_rule
      WHERE shop_id = $1 AND offer_id = $3 AND event = $4 AND partner_id = $5`,
    [shopId, id, offerId, event, partnerId, kind, basisPoints, flat?.minor ?? null, flat?.currency ?? null],
  )
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
