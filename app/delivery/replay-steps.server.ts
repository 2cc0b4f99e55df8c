// The steps of a replay. A step is one transaction: it resends the next failed deliveries in the order of their ids and moves
// the cursor behind them, so that whatever is cut off has not happened.
import type pg from 'pg'
import type { Clock } from '#app/platform/clock.ts'
import { inTransaction, type Database } from '#app/platform/database.server.ts'
import { firstUuidAt } from '#app/platform/uuid.ts'

export const STEP_ROWS = 500

export interface ReplayKey {
  shopId: string
  replayId: string
}

/** `ended`: nothing is left, or it must not go on. `busy`: somebody else makes a step of it, or it has ended. */
export type Step = { kind: 'resent'; count: number } | { kind: 'ended' } | { kind: 'busy' }

interface Replay {
  postback_id: string
  since: Date
  until: Date
  cursor: string | null
  created_at: Date
  may_go_on: boolean
}

export function stepReplay(
  db: Pick<Database, 'pool'>,
  { shopId, replayId }: ReplayKey,
  nowMs: number,
  limit = STEP_ROWS,
): Promise<Step> {
  return inTransaction(db.pool, async (client): Promise<Step> => {
    const { rows } = await client.query<Replay>(
      `SELECT r.postback_id, r.since, r.until, r.cursor, r.created_at, b.active AND b.paused_at IS NULL AS may_go_on
         FROM delivery_replay r JOIN postback b ON b.shop_id = r.shop_id AND b.id = r.postback_id
        WHERE r.shop_id = $1 AND r.id = $2 AND r.state = 'running' FOR UPDATE OF r SKIP LOCKED`,
      [shopId, replayId],
    )
    const [replay] = rows
    if (!replay) return { kind: 'busy' }
    const resent = replay.may_go_on ? await resendNext(client, shopId, replay, new Date(nowMs), limit) : []
    const count = resent.length
    await client.query(
      `UPDATE delivery_replay SET resent = resent + $3, cursor = coalesce($4, cursor), state = $5, ended_at = $6
        WHERE shop_id = $1 AND id = $2`,
      count > 0
        ? [shopId, replayId, count, resent.at(-1), 'running', null]
        : [shopId, replayId, 0, null, replay.may_go_on ? 'done' : 'stopped', new Date(nowMs)],
    )
    return count > 0 ? { kind: 'resent', count } : { kind: 'ended' }
  })
}

/**
 * What failed before the replay was started, and no more: one that fails again has had its attempt. A row that somebody else
 * holds is waited for, because the cursor passes it for good. The shop of the update is one that the planner cannot look up in its
 * statistics: of one that is new to them it would take any index that begins with the shop, and read all of it for each row.
 */
async function resendNext(
  client: pg.PoolClient,
  shopId: string,
  replay: Replay,
  now: Date,
  limit: number,
): Promise<string[]> {
  const since = firstUuidAt(replay.since.getTime())
  const { rows } = await client.query<{ id: string }>(
    `WITH next AS (
       SELECT id FROM delivery
        WHERE shop_id = $1 AND listed_as = 'failed' AND id > $2 AND id < $3 AND postback_id = $4
          AND coalesce(settled_at <= $5, true)
        ORDER BY id LIMIT $6 FOR UPDATE
     )
     UPDATE delivery d SET state = 'scheduled', ready = true, next_attempt_at = $7, resend_of = 'failed'
       FROM next WHERE d.shop_id = (SELECT $1::uuid) AND d.id = next.id
     RETURNING d.id`,
    [
      shopId,
      replay.cursor !== null && replay.cursor > since ? replay.cursor : since,
      firstUuidAt(replay.until.getTime()),
      replay.postback_id,
      replay.created_at,
      limit,
      now,
    ],
  )
  return rows.map(({ id }) => id).sort()
}

/**
 * Makes steps of all running replays, in turn, until none is left. Any number of processes may do so at once; what a crash
 * interrupts, the next call goes on with.
 * @param tell called after each step that resent something: the engine has work
 * @param signal ends it after the step under way
 * @returns how many were resent
 */
export async function workReplays(
  db: Pick<Database, 'pool'>,
  clock: Clock,
  tell: () => void,
  signal?: AbortSignal,
): Promise<number> {
  let resent = 0
  const { rows } = await db.pool.query<{ shop_id: string; id: string }>(
    `SELECT shop_id, id FROM delivery_replay WHERE state = 'running' ORDER BY id`,
  )
  let going: ReplayKey[] = rows.map(({ shop_id, id }) => ({ shopId: shop_id, replayId: id }))
  while (going.length > 0) {
    const left: ReplayKey[] = []
    for (const key of going) {
      if (signal?.aborted) return resent
      const step = await stepReplay(db, key, clock())
      if (step.kind !== 'resent') continue
      resent += step.count
      left.push(key)
      tell()
    }
    going = left
  }
  return resent
}
