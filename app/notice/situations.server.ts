// Which postbacks something may have to be said of, and how things stand with one of them. Read only; decide-notices.ts decides.
import type { Queryable } from '#app/platform/database.server.ts'
import { isOurPause } from '#app/delivery/pause-reasons.ts'
import { FAILING_AFTER, FAILING_FOR_MS, type Situation } from './decide-notices.ts'

export interface Candidate {
  shopId: string
  postbackId: string
  /** Unix milliseconds; null: it keeps failing. */
  pausedAtMs: number | null
}

export interface FoundSituation extends Situation {
  partnerId: string
}

/**
 * Older pauses are no news: they were told when they were new, or nobody was here to pause anything. Keeps the look every minute
 * from growing with every pause that there ever was.
 */
const NEWS_MS = 7 * 86_400_000

/** @param nowMs Unix milliseconds */
export async function findCandidates(db: Queryable, nowMs: number): Promise<Candidate[]> {
  const { rows } = await db.query<{ shop_id: string; id: string; paused_at: Date | null }>(
    `SELECT postback.shop_id, postback.id, postback.paused_at
       FROM postback JOIN shop ON shop.id = postback.shop_id AND shop.status = 'active'
      WHERE postback.active AND postback.paused_at > $1
      UNION ALL
     SELECT postback.shop_id, postback.id, postback.paused_at
       FROM postback_health AS health
       JOIN postback ON postback.shop_id = health.shop_id AND postback.id = health.postback_id
       JOIN shop ON shop.id = postback.shop_id AND shop.status = 'active'
      WHERE postback.active AND postback.paused_at IS NULL
        AND health.noticed_at IS NULL AND health.failures_in_row >= $2 AND health.failing_since <= $3`,
    [new Date(nowMs - NEWS_MS), FAILING_AFTER, new Date(nowMs - FAILING_FOR_MS)],
  )
  return rows.map((row) => ({
    shopId: row.shop_id,
    postbackId: row.id,
    pausedAtMs: row.paused_at?.getTime() ?? null,
  }))
}

/** @returns null where the postback is gone, switched off, or its shop is */
export async function readSituation(
  db: Queryable,
  { shopId, postbackId }: Candidate,
): Promise<FoundSituation | null> {
  const { rows } = await db.query<SituationRow>(
    `SELECT postback.url, postback.partner_id, postback.paused_at, postback.pause_reason,
            shop.name AS shop_name, shop.time_zone, shop.notice_email, partner.name AS partner_name, partner.email,
            health.failures_in_row, health.failing_since, health.last_failure, health.noticed_at
       FROM postback
       JOIN shop ON shop.id = postback.shop_id AND shop.status = 'active'
       JOIN partner ON partner.shop_id = postback.shop_id AND partner.id = postback.partner_id
       LEFT JOIN postback_health AS health ON health.shop_id = postback.shop_id AND health.postback_id = postback.id
      WHERE postback.shop_id = $1 AND postback.id = $2 AND postback.active`,
    [shopId, postbackId],
  )
  return rows[0] ? situationOf(rows[0]) : null
}

interface SituationRow {
  url: string
  partner_id: string
  paused_at: Date | null
  pause_reason: string | null
  shop_name: string
  time_zone: string
  notice_email: string | null
  partner_name: string
  email: string | null
  failures_in_row: number | null
  failing_since: Date | null
  last_failure: string | null
  noticed_at: Date | null
}

function situationOf(row: SituationRow): FoundSituation {
  const { paused_at: pausedAt, failing_since: failingSince, pause_reason: reason } = row
  return {
    partnerId: row.partner_id,
    shop: { name: row.shop_name, timeZone: row.time_zone, noticeEmail: row.notice_email },
    partner: { name: row.partner_name, email: row.email },
    url: row.url,
    paused: pausedAt && {
      atMs: pausedAt.getTime(),
      reason: reason ?? '',
      byUs: isOurPause(reason ?? ''),
    },
    health: failingSince && {
      failuresInRow: row.failures_in_row ?? 0,
      failingSinceMs: failingSince.getTime(),
      lastFailure: row.last_failure ?? '',
      noticed: row.noticed_at !== null,
    },
  }
}
