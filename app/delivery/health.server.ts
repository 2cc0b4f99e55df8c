// Writes how postbacks fare, with the batch that says so, and pauses those that the contracts pause.
import type { Queryable } from '#app/platform/database.server.ts'
import { createRowArrays } from '#app/platform/row-arrays.ts'
import { PAUSES } from './result-words.ts'
import { PAUSE_AFTER_FAILURES, PAUSE_AFTER_MS, type PostbackNews } from './health.ts'

const NEWS = createRowArrays<PostbackNews>({
  shop_id: ['uuid', (row) => row.shopId],
  postback_id: ['uuid', (row) => row.postbackId],
  recovered: ['bool', (row) => row.recovered],
  failures: ['int4', (row) => row.failures],
  failing_since: ['timestamptz', (row) => row.failingSinceMs],
  last_failure: ['text', (row) => row.lastFailure],
})

/**
 * @param db the client of a transaction
 * @returns the postbacks that are paused from now on
 */
export async function writeHealth(
  db: Queryable,
  news: readonly PostbackNews[],
  nowMs: number,
): Promise<string[]> {
  const values = NEWS.values(news)
  await db.query(
    `DELETE FROM postback_health USING ${NEWS.unnest} AS r(${NEWS.names})
      WHERE postback_health.shop_id = r.shop_id AND postback_health.postback_id = r.postback_id AND r.recovered`,
    values,
  )
  await db.query(
    `INSERT INTO postback_health (shop_id, postback_id, failures_in_row, failing_since, last_failure)
     SELECT shop_id, postback_id, failures, failing_since, last_failure FROM ${NEWS.unnest} AS r(${NEWS.names}) WHERE failures > 0
     ON CONFLICT (shop_id, postback_id) DO UPDATE SET
       failures_in_row = postback_health.failures_in_row + excluded.failures_in_row, last_failure = excluded.last_failure`,
    values,
  )
  return pause(db, news, nowMs)
}

async function pause(db: Queryable, news: readonly PostbackNews[], nowMs: number): Promise<string[]> {
  const failing = news.filter(({ failures }) => failures > 0)
  if (failing.length === 0) return []
  const { rows } = await db.query<{ id: string }>(
    `UPDATE postback SET paused_at = $4, updated_at = $4, pause_reason = coalesce(r.gone,
            replace(replace(replace($6, '{{number}}', health.failures_in_row::text),
              '{{days}}', extract(day FROM $4 - health.failing_since)::text), '{{reason}}', health.last_failure))
       FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS r(shop_id, postback_id, gone)
       JOIN postback_health AS health ON health.shop_id = r.shop_id AND health.postback_id = r.postback_id
      WHERE postback.shop_id = r.shop_id AND postback.id = r.postback_id AND postback.paused_at IS NULL
        AND (r.gone IS NOT NULL OR (health.failures_in_row >= ${PAUSE_AFTER_FAILURES} AND health.failing_since <= $5))
     RETURNING postback.id`,
    [
      failing.map(({ shopId }) => shopId),
      failing.map(({ postbackId }) => postbackId),
      failing.map(({ gone }) => gone),
      new Date(nowMs),
      new Date(nowMs - PAUSE_AFTER_MS),
      PAUSES.fails,
    ],
  )
  return rows.map(({ id }) => id)
}
