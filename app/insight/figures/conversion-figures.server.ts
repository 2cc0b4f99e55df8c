// Conversions in figures, over spans of time: read from the hours into which they were counted as they changed, and from what has
// not been folded into those yet. Exact at every moment; how long it takes depends on hours, partners and offers, not on conversions.
import type { Figures } from '#app/conversion/figures.ts'
import type { Status } from '#app/conversion/status.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { groupColumn, isByPartner, ONLY_PARTNERS, partnersOf, type Grouping } from './grouping.ts'
import { cutHours, hourOf, rangeOf, type Boundaries } from './spans.ts'

/** Of one currency: money of different ones is never added. */
export interface ConversionFigures extends Figures {
  /** From 0. */
  span: number
  /** Of the partner or the offer; null where it is neither. */
  groupId: string | null
  currency: string
}

const COUNTS = ['pending', 'hold', 'approved', 'rejected', 'reversed'] as const
const MONEY = [
  'amount_minor', 'pending_amount_minor', 'hold_amount_minor', 'payout_minor', 'pending_payout_minor', 'held_minor', 'approved_minor',
] as const // prettier-ignore
const STORED = ['offer_id', 'currency', ...COUNTS, ...MONEY].join(', ')

/**
 * By the time at which conversions were recorded; test conversions are not among them. Spans without any are missing.
 * @param partnerIds of these only; null: of all that the viewer sees
 */
export async function readConversionFigures(
  db: Queryable,
  viewer: Viewer,
  boundaries: Boundaries,
  by: Grouping = 'none',
  partnerIds: readonly string[] | null = null,
): Promise<ConversionFigures[]> {
  const { fromMs, toMs } = rangeOf(boundaries)
  const partners = partnersOf(viewer, partnerIds)
  const { rows } = await db.query<Row>({
    text: textOf(by, isByPartner(by, partners)),
    values: [
      viewer.shopId,
      partners,
      new Date(hourOf(fromMs)),
      new Date(fromMs),
      new Date(toMs),
      cutHours(boundaries).map((ms) => new Date(ms)),
      boundaries.map((ms) => new Date(ms)),
    ],
  })
  return rows.map(fromRow)
}

/** @param byPartner without, hours are read that are kept of all partners together */
function textOf(by: Grouping, byPartner: boolean): string {
  const columns = `${byPartner ? 'partner_id' : 'NULL::uuid AS partner_id'}, ${STORED}`
  return `WITH stored AS (
            SELECT hour, ${columns} FROM ${byPartner ? 'figure_hour' : 'figure_offer_hour'}
             WHERE shop_id = $1 AND hour >= $3 AND hour < $5
             UNION ALL SELECT hour, ${columns} FROM figure_delta WHERE shop_id = $1 AND hour >= $3 AND hour < $5),
          figure AS (
            SELECT hour AS at, partner_id, ${STORED} FROM stored WHERE hour <> ALL ($6::timestamptz[])
             UNION ALL ${WITHIN_CUT_HOURS})
          SELECT width_bucket(at, $7::timestamptz[]) - 1 AS span, ${groupColumn(by)} AS "groupId", currency,
                 ${COUNTS.map((name) => `sum(${name})::int AS ${name}`).join(', ')},
                 ${MONEY.map((name) => `sum(${name})::text AS ${name}`).join(', ')}
            FROM figure WHERE ${ONLY_PARTNERS}
           GROUP BY 1, 2, 3 HAVING 0 <> ANY (ARRAY[${COUNTS.map((name) => `sum(${name})`).join(', ')}])
           ORDER BY 1, 2, 3`
}

/** At most one hour of each day: what the boundaries cut is counted where it lies. */
const WITHIN_CUT_HOURS = `SELECT created_at, partner_id, offer_id, currency, ${COUNTS.map((name) => `(status = '${name}')::int`).join(', ')},
         amount_minor, ${of('amount_minor', 'pending')}, ${of('amount_minor', 'hold')},
         payout_minor, ${of('payout_minor', 'pending')}, ${of('payout_minor', 'pending', 'hold')}, ${of('payout_minor', 'approved')}
    FROM unnest($6::timestamptz[]) AS cut(hour) CROSS JOIN LATERAL (
      SELECT * FROM conversion WHERE shop_id = $1 AND NOT test
         AND created_at >= greatest(cut.hour, $4) AND created_at < least(cut.hour + interval '1 hour', $5)) AS found`

function of(column: string, ...statuses: readonly Status[]): string {
  return `CASE WHEN status IN (${statuses.map((status) => `'${status}'`).join(', ')}) THEN ${column} ELSE 0 END`
}

type Row = Pick<ConversionFigures, 'span' | 'groupId' | 'currency' | (typeof COUNTS)[number]> &
  Record<(typeof MONEY)[number], string>

/** A sum of bigint is numeric, which comes as text: it may pass what int8 holds, never what a bigint holds. */
function fromRow({ amount_minor, payout_minor, held_minor, approved_minor, ...row }: Row): ConversionFigures {
  const { pending_amount_minor, hold_amount_minor, pending_payout_minor, ...counts } = row
  return {
    ...counts,
    amountMinor: BigInt(amount_minor),
    pendingAmountMinor: BigInt(pending_amount_minor),
    holdAmountMinor: BigInt(hold_amount_minor),
    payoutMinor: BigInt(payout_minor),
    pendingPayoutMinor: BigInt(pending_payout_minor),
    heldMinor: BigInt(held_minor),
    approvedMinor: BigInt(approved_minor),
  }
}
