// Which decisions a conversion allows as it stands: what the page offers. The decision itself is refused or carried out by
// intake/person, whatever was offered. Pure.
import type { Names } from '#app/attribution/explain.ts'
import { formatMinor } from '#app/money/decimal.ts'
import type { ConversionDetail } from './read-conversion.server.ts'
import type { StoredDecision } from './read-decisions.server.ts'

export type Abilities = ReturnType<typeof abilitiesOf>

export function abilitiesOf(row: ConversionDetail, decisions: readonly StoredDecision[], names: Names) {
  const { decidedStatus, status, paidAt } = row
  return {
    approve: decidedStatus !== 'approved' && status !== 'approved',
    reject: decidedStatus !== 'rejected' && status !== 'rejected' && status !== 'reversed',
    /** What a person decided, which can be taken back. */
    withdraw: decidedStatus,
    /** Changed by a person or named by a call: the rules can say it again. */
    byRules: row.payoutTerms.kind === 'given',
    currency: row.currency,
    /** As a field shows it. */
    payout: formatMinor(row.payoutMinor, row.currency),
    move: paidAt === null,
    moveBack: paidAt === null ? formerCredit(row, decisions, names) : null,
    pay: !row.test && status === 'approved' && row.payoutMinor > row.paidMinor,
    unpay: paidAt !== null,
  }
}

/** Whom and which offer it was credited to before. */
function formerCredit(row: ConversionDetail, decisions: readonly StoredDecision[], names: Names) {
  for (const { decision } of decisions) {
    const { credit } = decision
    if (credit === null || (credit.partnerId === row.partnerId && credit.offerId === row.offerId)) continue
    const { partnerId, offerId } = credit
    return { partnerId, offerId, partner: names.partner(partnerId), offer: names.offer(offerId) }
  }
  return null
}
