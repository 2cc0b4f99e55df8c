// What figures and balances have to be, counted anew from clicks, conversions and the ledger by SQL alone.
import type { Queryable } from '#app/platform/database.server.ts'
import { PARTNERS } from './figures.fixture.ts'
import { groupColumn, type Grouping } from './grouping.ts'
import type { Boundaries } from './spans.ts'

const asked = (shopId: string, spans: Boundaries, partners: readonly string[]) => [
  shopId,
  spans.map((ms) => new Date(ms)),
  new Date(spans[0]),
  new Date(spans.at(-1) as number),
  partners,
]
const OF_THESE = 'shop_id = $1 AND created_at >= $3 AND created_at < $4 AND partner_id = ANY ($5::uuid[])'
const SPAN = 'width_bucket(created_at, $2::timestamptz[]) - 1 AS span'
const bigints = (row: Record<string, string>) =>
  Object.fromEntries(Object.entries(row).map(([name, text]) => [name, BigInt(text)]))

export async function countConversions(
  db: Queryable,
  shopId: string,
  spans: Boundaries,
  by: Grouping,
  partners: readonly string[],
) {
  const sum = (column: string, ...statuses: string[]) =>
    `coalesce(sum(${column}) FILTER (WHERE status = ANY ('{${statuses.join(',')}}')), 0)::text`
  const { rows } = await db.query(
    `SELECT ${SPAN}, ${groupColumn(by)} AS "groupId", currency,
            count(*) FILTER (WHERE status = 'pending')::int AS pending, count(*) FILTER (WHERE status = 'hold')::int AS hold,
            count(*) FILTER (WHERE status = 'approved')::int AS approved, count(*) FILTER (WHERE status = 'rejected')::int AS rejected,
            count(*) FILTER (WHERE status = 'reversed')::int AS reversed,
            json_build_object('amountMinor', sum(amount_minor)::text, 'payoutMinor', sum(payout_minor)::text,
              'pendingAmountMinor', ${sum('amount_minor', 'pending')}, 'holdAmountMinor', ${sum('amount_minor', 'hold')},
              'pendingPayoutMinor', ${sum('payout_minor', 'pending')}, 'heldMinor', ${sum('payout_minor', 'pending', 'hold')},
              'approvedMinor', ${sum('payout_minor', 'approved')}) AS money
       FROM conversion WHERE ${OF_THESE} AND NOT test GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    asked(shopId, spans, partners),
  )
  return rows.map(({ money, ...row }) => ({ ...row, ...bigints(money) }))
}

export async function countStatuses(db: Queryable, shopId: string, spans: Boundaries) {
  const { rows } = await db.query(
    `SELECT status, currency, count(*)::int AS count,
            json_build_object('amountMinor', sum(amount_minor)::text, 'payoutMinor', sum(payout_minor)::text) AS money
       FROM conversion WHERE ${OF_THESE} AND $2::timestamptz[] IS NOT NULL AND NOT test GROUP BY 1, 2`,
    asked(shopId, spans, PARTNERS),
  )
  return rows.map(({ money, ...row }) => ({ ...row, ...bigints(money) }))
}

export async function countClicks(
  db: Queryable,
  shopId: string,
  spans: Boundaries,
  by: Grouping,
  partners: readonly string[],
) {
  const { rows } = await db.query(
    `SELECT ${SPAN}, ${groupColumn(by)} AS "groupId", count(*)::int AS clicks
       FROM click WHERE ${OF_THESE} GROUP BY 1, 2 ORDER BY 1, 2`,
    asked(shopId, spans, partners),
  )
  return rows
}

export async function sumLedger(db: Queryable, shopId: string, partners: readonly string[]) {
  const { rows } = await db.query(
    `SELECT partner_id AS "partnerId", currency,
            json_build_object('heldMinor', sum(held_minor)::text, 'approvedMinor', sum(approved_minor)::text, 'paidMinor', sum(paid_minor)::text) AS money
       FROM ledger_entry WHERE shop_id = $1 AND partner_id = ANY ($2::uuid[])
      GROUP BY 1, 2 HAVING sum(held_minor) <> 0 OR sum(approved_minor) <> 0 OR sum(paid_minor) <> 0 ORDER BY 1, 2`,
    [shopId, partners],
  )
  return rows.map(({ money, ...row }) => ({ ...row, ...bigints(money) }))
}
