// A replay: all failed deliveries of a postback and a period get one more attempt each. Started by a person, worked off in
// steps (replay-steps), so that it goes on where it was when a process dies.
import { mark } from '#app/language/say.ts'
import type pg from 'pg'
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { firstUuidAt, isUuid } from '#app/platform/uuid.ts'

export interface ReplayPeriod {
  postbackId: string
  /** Of the deliveries' making, Unix milliseconds; `untilMs` does not belong to it. */
  sinceMs: number
  untilMs: number
}

type Refusal = 'unknown' | 'switched_off' | 'paused' | 'running' | 'nothing' | 'not_all_own'

export type StartedReplay =
  { kind: 'started'; replayId: string; total: number } | { kind: 'refused'; code: Refusal; message: string }

const MESSAGES: Record<Refusal, string> = {
  unknown: mark('There is no such postback.'),
  switched_off: mark('The postback is switched off. Switch it on first.'),
  paused: mark('The postback is paused. Resume it first.'),
  running: mark('A replay of this postback is running already.'),
  nothing: mark('No delivery of this postback failed in this period.'),
  not_all_own: mark(
    'Before the postback was yours it was another partner’s. Choose a later period, or ask the merchant.',
  ),
}

const refused = (code: Refusal): StartedReplay => ({ kind: 'refused', code, message: MESSAGES[code] })

/**
 * Counts what failed and writes the replay down; nothing is sent yet.
 * @param by who wants it, for people
 * @param nowMs Unix milliseconds; what fails later does not belong to it
 */
export function startReplay(
  db: Pick<Database, 'pool'>,
  newId: NewId,
  viewer: Viewer,
  period: ReplayPeriod,
  by: string,
  nowMs: number,
): Promise<StartedReplay> {
  return inTransaction(db.pool, async (client) => {
    const { shopId } = viewer
    const obstacle = await findObstacle(client, viewer, period.postbackId)
    if (obstacle) return refused(obstacle)
    const now = new Date(nowMs)
    const { total, others } = await countFailed(client, viewer, period, now)
    if (total === 0) return refused('nothing')
    if (others > 0) return refused('not_all_own')
    const replayId = newId()
    await client.query(
      `INSERT INTO delivery_replay (shop_id, id, postback_id, since, until, total, actor_name, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        shopId,
        replayId,
        period.postbackId,
        new Date(period.sinceMs),
        new Date(period.untilMs),
        total,
        by,
        now,
      ],
    )
    return { kind: 'started', replayId, total }
  })
}

/** What failed by `now`; of it, what was not reported to the viewer's own partner. */
async function countFailed(
  client: pg.PoolClient,
  { shopId, partnerId }: Viewer,
  { postbackId, sinceMs, untilMs }: ReplayPeriod,
  now: Date,
): Promise<{ total: number; others: number }> {
  const { rows } = await client.query<{ total: number; others: number }>(
    `SELECT count(*)::int AS total,
            count(*) FILTER (WHERE $6::uuid IS NOT NULL AND NOT EXISTS (
              SELECT FROM delivery_log l WHERE l.shop_id = d.shop_id AND l.id = d.id AND l.partner_id = $6))::int AS others
       FROM delivery d
      WHERE shop_id = $1 AND listed_as = 'failed' AND id > $2 AND id < $3 AND postback_id = $4
        AND coalesce(settled_at <= $5, true)`,
    [shopId, firstUuidAt(sinceMs), firstUuidAt(untilMs), postbackId, now, partnerId],
  )
  return rows[0] ?? { total: 0, others: 0 }
}

/** Locks the postback, so that two who start at once come one after the other. */
async function findObstacle(
  client: pg.PoolClient,
  { shopId, partnerId }: Viewer,
  postbackId: string,
): Promise<Refusal | null> {
  const { rows } = await client.query<{ active: boolean; paused: boolean }>(
    `SELECT active, paused_at IS NOT NULL AS paused FROM postback
      WHERE shop_id = $1 AND id = $2 AND ($3::uuid IS NULL OR partner_id = $3) FOR NO KEY UPDATE`,
    [shopId, postbackId, partnerId],
  )
  const [postback] = rows
  if (!postback) return 'unknown'
  if (!postback.active) return 'switched_off'
  if (postback.paused) return 'paused'
  const { rows: running } = await client.query(
    `SELECT FROM delivery_replay WHERE shop_id = $1 AND postback_id = $2 AND state = 'running' LIMIT 1`,
    [shopId, postbackId],
  )
  return running.length > 0 ? 'running' : null
}

/** What was resent stays resent. @returns whether it was running */
export async function stopReplay(
  db: Queryable,
  { shopId, partnerId }: Viewer,
  replayId: string,
  nowMs: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE delivery_replay SET state = 'stopped', ended_at = $3
      WHERE shop_id = $1 AND id = $2 AND state = 'running' AND ($4::uuid IS NULL OR EXISTS (
        SELECT FROM postback b WHERE b.shop_id = $1 AND b.id = delivery_replay.postback_id AND b.partner_id = $4))`,
    [shopId, isUuid(replayId) ? replayId : null, new Date(nowMs), partnerId],
  )
  return rowCount === 1
}
