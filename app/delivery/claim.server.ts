// Taking deliveries out of the queue, fairly: by lane (a postback), a share of each, so that neither a destination's backlog nor a
// shop's flood stands before the others. Hand-written SQL: this is where batching pays.
import type { Queryable } from '#app/platform/database.server.ts'
import { claimedOf, type ClaimedDelivery, type ClaimRow } from './claimed.ts'

/** A place in the round over the lanes. */
export interface LaneCursor {
  shopId: string
  postbackId: string
}

export interface ClaimRequest {
  claimId: string
  nowMs: number
  leaseMs: number
  /** Lanes to begin after; null: with the first. */
  after: LaneCursor | null
  /** Hosts of which nothing is wanted now, and hosts of which one is. */
  closedHosts: readonly string[]
  probedHosts: readonly string[]
  /** Postbacks of which enough is held. */
  fullLanes: readonly string[]
}

/** Rows of one claim, of all lanes. */
export const CLAIM_ROWS = 500
/** Lanes looked at in one claim: each may have a row. */
const MAX_LANES = CLAIM_ROWS
const FIRST = '00000000-0000-0000-0000-000000000000'
/** Of the URL template, which has no macro in its authority. */
const HOST = `lower(substring(postback.url FROM '^[^:]+://([^/?#]+)'))`

interface RoundRow {
  lanes: number
  last_shop: string
  last_postback: string
  share: number
}

/**
 * Claims what is ready, of every lane an equal share, the oldest of each first. Paused postbacks keep what they have.
 * @returns the claimed ones, where the next round begins (null once every lane has been looked at), and whether a lane may have
 *   more than its share
 */
export async function claimReady(
  db: Queryable,
  request: ClaimRequest,
): Promise<{ claimed: ClaimedDelivery[]; next: LaneCursor | null; more: boolean }> {
  const { claimId, nowMs, leaseMs, after, closedHosts, probedHosts, fullLanes } = request
  const { rows } = await db.query<ClaimRow & { round: RoundRow | null }>({
    text: `WITH RECURSIVE lane AS (
             (SELECT shop_id, postback_id, 1 AS n FROM delivery
               WHERE is_open AND ready AND (shop_id, postback_id) > ($3, $4) ORDER BY shop_id, postback_id LIMIT 1)
             UNION ALL
             SELECT next.shop_id, next.postback_id, lane.n + 1 FROM lane CROSS JOIN LATERAL (
               SELECT shop_id, postback_id FROM delivery
                WHERE is_open AND ready AND (shop_id, postback_id) > (lane.shop_id, lane.postback_id)
                ORDER BY shop_id, postback_id LIMIT 1) AS next WHERE lane.n < ${MAX_LANES}
           ), open AS MATERIALIZED (
             SELECT postback.*, ${HOST} AS host, shop.status AS shop_status,
                    EXISTS (SELECT FROM postback_health AS health
                      WHERE health.shop_id = postback.shop_id AND health.postback_id = postback.id) AS failing
               FROM lane
              CROSS JOIN LATERAL (SELECT * FROM postback WHERE postback.shop_id = lane.shop_id AND postback.id = lane.postback_id OFFSET 0) AS postback
              CROSS JOIN LATERAL (SELECT status FROM shop WHERE shop.id = lane.shop_id OFFSET 0) AS shop
              WHERE postback.paused_at IS NULL AND postback.id <> ALL ($5::uuid[]) AND ${HOST} <> ALL ($6::text[])
           ), round AS (
             SELECT count(*)::int AS lanes, (array_agg(shop_id ORDER BY n DESC))[1] AS last_shop,
                    (array_agg(postback_id ORDER BY n DESC))[1] AS last_postback,
                    greatest(1, ${CLAIM_ROWS} / greatest(1, (SELECT count(*) FROM open)))::int AS share FROM lane
           ), due AS (
             SELECT taken.* FROM open CROSS JOIN LATERAL (
               SELECT shop_id, id FROM delivery
                WHERE delivery.shop_id = open.shop_id AND delivery.postback_id = open.id AND is_open AND ready AND next_attempt_at <= $2
                  AND (state = 'scheduled' OR leased_until <= $2)
                ORDER BY next_attempt_at
                LIMIT CASE WHEN host = ANY ($7::text[]) THEN 1 ELSE (SELECT share FROM round) END
                FOR UPDATE SKIP LOCKED) AS taken
              -- No more than the shares come to. Without a constant the planner expects the whole table, and reads it.
              LIMIT ${CLAIM_ROWS}
           ), claimed AS (
             UPDATE delivery SET state = 'sending', claim_id = $1, leased_until = $8
               FROM due WHERE delivery.shop_id = due.shop_id AND delivery.id = due.id
             RETURNING delivery.shop_id, delivery.id, delivery.postback_id, delivery.attempts, delivery.values, delivery.resend_of,
                       delivery.next_attempt_at AS due_at
           )
           SELECT CASE row_number() OVER of_all WHEN 1 THEN row_to_json(round) END AS round, claimed.*,
                  CASE row_number() OVER of_lane WHEN 1 THEN row_to_json(open) END AS lane
             FROM round
             LEFT JOIN (claimed JOIN open ON open.shop_id = claimed.shop_id AND open.id = claimed.postback_id) ON true
           WINDOW of_all AS (ORDER BY claimed.due_at, claimed.id),
                  of_lane AS (PARTITION BY claimed.postback_id ORDER BY claimed.due_at, claimed.id)
            ORDER BY claimed.due_at, claimed.id`,
    values: [
      claimId,
      new Date(nowMs),
      after?.shopId ?? FIRST,
      after?.postbackId ?? FIRST,
      fullLanes,
      closedHosts,
      probedHosts,
      new Date(nowMs + leaseMs),
    ],
  })
  const round = rows[0]?.round
  const next =
    round?.lanes === MAX_LANES ? { shopId: round.last_shop, postbackId: round.last_postback } : null
  const claimed = claimedOf(rows, claimId)
  const taken = [...Map.groupBy(claimed, ({ postbackId }) => postbackId).values()]
  return { claimed, next, more: taken.some(({ length }) => length >= (round?.share ?? 0)) }
}
