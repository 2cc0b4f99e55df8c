// What partners have on the books: their balances, kept as the ledger is written, with what has not been folded into them yet. Exact at
// every moment, and a row a partner and currency however long the ledger is.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { ONLY_PARTNERS, partnersOf } from './grouping.ts'

/** Of one partner and one currency, in minor units. */
export interface Balance {
  partnerId: string
  currency: string
  heldMinor: bigint
  approvedMinor: bigint
  /** What of it was paid; what is approved beyond it is owed. */
  paidMinor: bigint
}

const SUMS = ['held_minor', 'approved_minor', 'paid_minor'] as const
const COLUMNS = ['partner_id', 'currency', ...SUMS].join(', ')

/**
 * By partner and currency; those in which there is nothing are missing.
 * @param partnerIds of these only; null: of all that the viewer sees
 */
export async function readBalances(
  db: Queryable,
  viewer: Viewer,
  partnerIds: readonly string[] | null = null,
): Promise<Balance[]> {
  const { rows } = await db.query<
    { partnerId: string; currency: string } & Record<(typeof SUMS)[number], string>
  >(
    `SELECT partner_id AS "partnerId", currency, ${SUMS.map((name) => `sum(${name})::text AS ${name}`).join(', ')}
       FROM (SELECT ${COLUMNS} FROM partner_balance WHERE shop_id = $1
              UNION ALL SELECT ${COLUMNS} FROM figure_delta WHERE shop_id = $1) AS kept
      WHERE ${ONLY_PARTNERS}
      GROUP BY partner_id, currency HAVING 0 <> ANY (ARRAY[${SUMS.map((name) => `sum(${name})`).join(', ')}])
      ORDER BY partner_id, currency`,
    [viewer.shopId, partnersOf(viewer, partnerIds)],
  )
  return rows.map(({ partnerId, currency, held_minor, approved_minor, paid_minor }) => ({
    partnerId,
    currency,
    heldMinor: BigInt(held_minor),
    approvedMinor: BigInt(approved_minor),
    paidMinor: BigInt(paid_minor),
  }))
}
