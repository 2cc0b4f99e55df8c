// Clicks in figures, over spans of time: from the hours that are counted, and where they lie from those that are not (the last one
// or two, and hours that somebody has written into since). Exact at every moment.
import type { Queryable } from '#app/platform/database.server.ts'
import { firstUuidAt } from '#app/platform/uuid.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { groupColumn, isByPartner, ONLY_PARTNERS, partnersOf, type Grouping } from './grouping.ts'
import { cutHours, hourOf, planClicks, rangeOf, type Boundaries } from './spans.ts'

export interface ClickFigures {
  /** From 0. */
  span: number
  /** Of the partner or the offer; null where it is neither. */
  groupId: string | null
  clicks: number
}

/**
 * Spans without any are missing.
 * @param partnerIds of these only; null: of all that the viewer sees
 */
export async function readClickFigures(
  db: Queryable,
  viewer: Viewer,
  boundaries: Boundaries,
  by: Grouping = 'none',
  partnerIds: readonly string[] | null = null,
): Promise<ClickFigures[]> {
  const { shopId } = viewer
  const partners = partnersOf(viewer, partnerIds)
  const range = rangeOf(boundaries)
  const { untilMs, recounts } = await readProgress(db, shopId, range)
  // Hours that are counted meanwhile are not taken from there: they lie behind `untilMs`.
  const plan = planClicks(range, untilMs, [...cutHours(boundaries), ...recounts])
  const dates = (list: readonly number[]) => list.map((ms) => new Date(ms))
  const { rows } = await db.query<ClickFigures>({
    text: textOf(by, isByPartner(by, partners)),
    values: [
      shopId,
      partners,
      new Date(plan.counted.fromMs),
      new Date(plan.counted.toMs),
      dates(plan.without),
      plan.live.map(({ fromMs }) => firstUuidAt(fromMs)),
      plan.live.map(({ toMs }) => firstUuidAt(toMs)),
      dates(boundaries),
    ],
  })
  return rows
}

/** @param byPartner without, hours are read that are kept of all partners together */
function textOf(by: Grouping, byPartner: boolean): string {
  return `WITH figure AS (
            SELECT hour AS at, ${byPartner ? 'partner_id' : 'NULL::uuid AS partner_id'}, offer_id, clicks
              FROM ${byPartner ? 'click_hour' : 'click_offer_hour'}
             WHERE shop_id = $1 AND hour >= $3 AND hour < $4 AND hour <> ALL ($5::timestamptz[])
             UNION ALL SELECT found.* FROM unnest($6::uuid[], $7::uuid[]) AS live(first, behind) CROSS JOIN LATERAL (
               SELECT created_at, partner_id, offer_id, 1 FROM click
                WHERE shop_id = $1 AND id >= live.first AND id < live.behind) AS found)
          SELECT width_bucket(at, $8::timestamptz[]) - 1 AS span, ${groupColumn(by)} AS "groupId", sum(clicks)::int AS clicks
            FROM figure WHERE ${ONLY_PARTNERS} GROUP BY 1, 2 ORDER BY 1, 2`
}

async function readProgress(
  db: Queryable,
  shopId: string,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<{ untilMs: number; recounts: number[] }> {
  const { rows } = await db.query<{ until: Date; recounts: Date[] }>({
    text: `SELECT until, ARRAY(SELECT DISTINCT hour FROM click_recount
                                WHERE shop_id = $1 AND hour >= $2 AND hour < $3) AS recounts FROM click_counted`,
    values: [shopId, new Date(hourOf(fromMs)), new Date(toMs)],
  })
  const [progress] = rows
  if (!progress) throw new Error('click_counted has lost its row')
  return { untilMs: progress.until.getTime(), recounts: progress.recounts.map((hour) => hour.getTime()) }
}
