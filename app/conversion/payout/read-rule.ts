// A row of payout_rule as the rule that it is. Rows are trusted: what was saved went through validate-rule.ts, and the
// table's own check holds that the fields fit the kind.
import type { Conditions, PayoutRule, Result, Tiers } from './rule.ts'

/** As the database gives it; conditions and tiers are JSON. */
export interface PayoutRuleRow {
  id: string
  /** null: a rule for everybody. */
  partner_id: string | null
  position: number
  conditions: Conditions
  kind: 'flat' | 'percent' | 'both' | 'tiers'
  flat_minor: bigint | null
  flat_currency: string | null
  basis_points: number | null
  tiers: Tiers | null
}

/** Throws on a kind that is unknown and on tiers without steps: no row that the database holds. */
export function readRule(row: PayoutRuleRow): PayoutRule {
  const { id, partner_id, position, conditions } = row
  return { id, partner: partner_id !== null, position, conditions, pays: readPays(row) }
}

function readPays(row: PayoutRuleRow): PayoutRule['pays'] {
  const { id, kind, flat_minor, flat_currency, basis_points } = row
  switch (kind) {
    case 'flat':
    case 'percent':
    case 'both': {
      const flat: Result['flat'] =
        flat_minor === null || flat_currency === null
          ? null
          : { minor: flat_minor.toString(), currency: flat_currency }
      return { kind: 'fixed', result: { basisPoints: basis_points, flat } }
    }
    case 'tiers':
      if (row.tiers === null) throw new Error(`payout rule ${id} is of tiers and has none`)
      return { kind: 'tiers', tiers: row.tiers }
    default:
      throw new Error(`payout rule ${id} is of an unknown kind ${JSON.stringify(kind satisfies never)}`)
  }
}
