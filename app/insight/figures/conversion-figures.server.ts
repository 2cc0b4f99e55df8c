// Conversions in figures, over spans of time: read from the hours into which they were counted as they changed, and from what has
// not been folded into those yet. Exact at every moment; how long it takes depends on hours, partners and offers, not on conversions.
import type { Figures } from '#app/conversion/figures.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { cutHours, hourOf, rangeOf, type Boundaries } from './spans.ts'

/** What lines stand for, beside the span: nothing, or each partner or offer. */
export type Grouping = 'none' | 'partner' | 'offer'
export const GROUP_COLUMNS: Readonly<Record<Grouping, string>> = {
  none: 'NULL::uuid',
  partner: 'partner_id',
  offer: 'offer_id',
}

/** Of one currency: money of different ones is never added. */
export interface ConversionFigures extends Figures {
  /** From 0. */
  span: number
  /** Of the partner or the offer; null where it is neither. */
  groupId: string | null
  currency: string
}

const COUNTS = ['pending', 'hold', 'approved', 'rejected', 'reversed'] as const
const MONEY = ['amount_minor', 'payout_minor', 'held_minor', 'approved_minor'] as const
const STORED = ['partner_id', 'offer_id', 'currency', ...COUNTS, ...MONEY].join(', ')

/** By the time at which conversions were recorded; test conversions are not among them. Spans without any are missing. */
export async function readConversionFigures(
  db: Queryable,
  { shopId, partnerId }: Viewer,
  boundaries: Boundaries,
  by: Grouping = 'none',
): Promise<ConversionFigures[]> {
  const { fromMs, toMs } = rangeOf(boundaries)
  const { rows } = await db.query<Row>({
    text: `WITH stored AS (
             SELECT hour, ${STORED} FROM figure_hour WHERE shop_id = $1 AND hour >= $3 AND hour < $5
              UNION ALL SELECT hour, ${STORED} FROM figure_delta WHERE shop_id = $1 AND hour >= $3 AND hour < $5),
           figure AS (
             SELECT hour AS at, ${STORED} FROM stored WHERE hour <> ALL ($6::timestamptz[])
              UNION ALL ${WITHIN_CUT_HOURS})
           SELECT width_bucket(at, $7::timestamptz[]) - 1 AS span, ${GROUP_COLUMNS[by]} AS "groupId", currency,
                  ${COUNTS.map((name) => `sum(${name})::int AS ${name}`).join(', ')},
                  ${MONEY.map((name) => `sum(${name})::text AS ${name}`).join(', ')}
             FROM figure WHERE $2::uuid IS NULL OR partner_id = $2
            GROUP BY 1, 2, 3 HAVING 0 <> ANY (ARRAY[${COUNTS.map((name) => `sum(${name})`).join(', ')}])
            ORDER BY 1, 2, 3`,
    values: [
      shopId,
      partnerId,
      new Date(hourOf(fromMs)),
      new Date(fromMs),
      new Date(toMs),
      cutHours(boundaries).map((ms) => new Date(ms)),
      boundaries.map((ms) => new Date(ms)),
    ],
  })
  return rows.map(fromRow)
}

/** At most one hour of each day: what the boundaries cut is counted where it lies. */
const WITHIN_CUT_HOURS = `SELECT created_at, partner_id, offer_id, currency, ${COUNTS.map((name) => `(status = '${name}')::int`).join(', ')},
         amount_minor, payout_minor, CASE WHEN status IN ('pending', 'hold') THEN payout_minor ELSE 0 END,
         CASE status WHEN 'approved' THEN payout_minor ELSE 0 END
    FROM unnest($6::timestamptz[]) AS cut(hour) CROSS JOIN LATERAL (
      SELECT * FROM conversion WHERE shop_id = $1 AND NOT test
         AND created_at >= greatest(cut.hour, $4) AND created_at < least(cut.hour + interval '1 hour', $5)) AS found`

type Row = Pick<ConversionFigures, 'span' | 'groupId' | 'currency' | (typeof COUNTS)[number]> &
  Record<(typeof MONEY)[number], string>

/** A sum of bigint is numeric, which comes as text: it may pass what int8 holds, never what a bigint holds. */
function fromRow({ amount_minor, payout_minor, held_minor, approved_minor, ...row }: Row): ConversionFigures {
  return {
    ...row,
    amountMinor: BigInt(amount_minor),
    payoutMinor: BigInt(payout_minor),
    heldMinor: BigInt(held_minor),
    approvedMinor: BigInt(approved_minor),
  }
}
