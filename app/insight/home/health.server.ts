// How the parts stand that a merchant's figures depend on: the embed, the pixel, Shopify's messages, deliveries, postbacks, notices.
// Each read is of a few rows by an index, whatever the shop's size.
import type { Reader } from '#app/language/reader.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import { firstUuidAt } from '#app/platform/uuid.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { healthWords, type HealthPart } from './health-words.ts'

const DAY_MS = 86_400_000
/** Of the newest clicks one through the embed shows that it works; more are not looked at. */
const NEWEST_CLICKS = 2_000
const EMBED_DAYS = 7
const MOST_NOTICES = 100

export interface HealthFacts {
  embedSeen: boolean
  pixelState: 'unknown' | 'live' | 'missing' | 'failed'
  /** Since when the oldest message of Shopify waits that is due; null: none does. */
  waitingSince: Date | null
  failedMessages: number
  /** Since when the oldest delivery waits that is due. */
  deliveriesSince: Date | null
  failingPostbacks: number
  pausedPostbacks: number
  unreadNotices: number
}

export async function readHealth(
  db: Queryable,
  viewer: Merchant,
  reader: Reader,
): Promise<{ embedSeen: boolean; parts: HealthPart[] }> {
  const facts = await readFacts(db, viewer, reader.nowMs)
  return { embedSeen: facts.embedSeen, parts: healthWords(facts, reader) }
}

async function readFacts(db: Queryable, { shopId }: Merchant, nowMs: number): Promise<HealthFacts> {
  const { rows } = await db.query<HealthFacts>({
    text: `SELECT EXISTS (SELECT FROM (SELECT source FROM click WHERE shop_id = $1 AND id >= $3 ORDER BY id DESC LIMIT $4) AS newest
                           WHERE source = 'embed') AS "embedSeen",
                  coalesce((SELECT pixel_state FROM storefront WHERE shop_id = $1 AND pixel_checked_at >= shop.installed_at), 'unknown') AS "pixelState",
                  (SELECT min(next_attempt_at) FROM webhook_inbox
                    WHERE state = 'pending' AND next_attempt_at <= $2 AND shop_domain = shop.domain) AS "waitingSince",
                  (SELECT count(*)::int FROM webhook_inbox WHERE state = 'failed' AND shop_domain = shop.domain) AS "failedMessages",
                  (SELECT min(due) FROM postback CROSS JOIN LATERAL (
                     SELECT next_attempt_at AS due FROM delivery WHERE delivery.shop_id = $1 AND delivery.postback_id = postback.id
                        AND is_open AND ready ORDER BY next_attempt_at LIMIT 1) AS first
                    WHERE postback.shop_id = $1 AND active AND paused_at IS NULL) AS "deliveriesSince",
                  (SELECT count(*)::int FROM postback_health JOIN postback ON postback.shop_id = $1 AND postback.id = postback_id
                    WHERE postback_health.shop_id = $1 AND active AND paused_at IS NULL) AS "failingPostbacks",
                  (SELECT count(*)::int FROM postback WHERE shop_id = $1 AND active AND paused_at IS NOT NULL) AS "pausedPostbacks",
                  (SELECT count(*)::int FROM (SELECT FROM notice WHERE shop_id = $1 AND read_at IS NULL AND audience = 'merchant' LIMIT $5) AS unread)
                    AS "unreadNotices"
             FROM shop WHERE id = $1`,
    values: [shopId, new Date(nowMs), firstUuidAt(nowMs - EMBED_DAYS * DAY_MS), NEWEST_CLICKS, MOST_NOTICES],
  })
  const [facts] = rows
  if (!facts) throw new Error(`there is no shop ${shopId}`)
  return facts
}
