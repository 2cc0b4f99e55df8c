// Writes the payout rules of an offer, those for everybody or those of one partner. A rule that stays the same is not touched:
// conversions name it, and every change of a rule has the shop's tallies counted anew. Part of save-offer and of save-overrides.
import type { Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { CheckedRule } from './check-rule.ts'
import { rowIds, type KnownRow } from './row-ids.ts'

const SAME = [
  'event',
  'position',
  'conditions',
  'kind',
  'flat_minor',
  'flat_currency',
  'basis_points',
  'tiers',
]

/** Whose rules. */
export interface RuleOwner {
  shopId: string
  offerId: string
  /** null: for everybody */
  partnerId: string | null
}

/** @param rules in the order in which they are tried; whatever else the owner has goes, and what others have stays */
export async function writeRules(
  db: Queryable,
  { shopId, offerId, partnerId }: RuleOwner,
  rules: readonly CheckedRule[],
  newId: NewId,
): Promise<void> {
  const sent = rules.map(({ id }) => id)
  const own = 'offer_id = $2 AND partner_id IS NOT DISTINCT FROM $3::uuid'
  const { rows: known } = await db.query<KnownRow>(
    `SELECT id, ${own} AS own FROM payout_rule WHERE shop_id = $1 AND ((${own}) OR id = ANY ($4::uuid[]))`,
    [shopId, offerId, partnerId, sent.filter((id) => id !== null)],
  )
  const { ids, gone } = rowIds(sent, known, newId)
  if (gone.length > 0)
    await db.query('DELETE FROM payout_rule WHERE shop_id = $1 AND id = ANY ($2::uuid[])', [shopId, gone])
  const written = rules.map((rule, index) => rowOf(rule, ids[index] as string))
  if (written.length === 0) return
  await db.query(
    `INSERT INTO payout_rule (shop_id, id, offer_id, partner_id, event, position, conditions, kind, flat_minor, flat_currency, basis_points, tiers)
     SELECT $1, given.id, $2, $3, given.event, given.position, given.conditions, given.kind, given.flat_minor, given.flat_currency,
            given.basis_points, given.tiers
       FROM json_to_recordset($4) AS given(id uuid, event text, position int, conditions jsonb, kind text, flat_minor bigint,
            flat_currency text, basis_points int, tiers jsonb)
         ON CONFLICT (shop_id, id) DO UPDATE SET ${SAME.map((name) => `${name} = excluded.${name}`).join(', ')}
      WHERE (${SAME.map((name) => `payout_rule.${name}`).join(', ')})
         IS DISTINCT FROM (${SAME.map((name) => `excluded.${name}`).join(', ')})`,
    [shopId, offerId, partnerId, JSON.stringify(written)],
  )
}

function rowOf({ event, rule: { position, conditions, pays } }: CheckedRule, id: string) {
  const row = { id, event, position, conditions }
  if (pays.kind === 'tiers') return { ...row, kind: 'tiers', tiers: pays.tiers }
  const { basisPoints, flat } = pays.result
  return {
    ...row,
    kind: flat === null ? 'percent' : basisPoints === null ? 'flat' : 'both',
    flat_minor: flat?.minor ?? null,
    flat_currency: flat?.currency ?? null,
    basis_points: basisPoints,
  }
}
