// The one statement that writes a postback's row, new or changed. What is not configuration (pause, signing) is left as it is.
import type { Queryable } from '#app/platform/database.server.ts'
import type { PostbackConfiguration } from './configuration.ts'

export interface PostbackRow {
  shopId: string
  id: string
  /** 1 for a new one. */
  version: number
  /** Without plain secrets. */
  configuration: PostbackConfiguration
  sealed: string | null
  nowMs: number
}

export async function writePostback(db: Queryable, row: PostbackRow): Promise<void> {
  const { shopId, id, version, configuration, sealed, nowMs } = row
  const now = new Date(nowMs)
  const columns: Record<string, unknown> = {
    partner_id: configuration.partnerId,
    label: configuration.label,
    preset_id: configuration.presetId,
    offer_ids: configuration.offerIds,
    events: configuration.events,
    statuses: configuration.statuses,
    adjustments: configuration.adjustments,
    currency: configuration.currency,
    method: configuration.method,
    url: configuration.url,
    headers: JSON.stringify(configuration.headers),
    body_format: configuration.body?.format ?? null,
    body: configuration.body?.template ?? null,
    status_names: JSON.stringify(configuration.statusNames),
    event_names: JSON.stringify(configuration.eventNames),
    success_rule: JSON.stringify(configuration.successRule),
    delay_seconds: configuration.delaySeconds,
    active: configuration.active,
    secrets: sealed,
    version,
    updated_at: now,
  }
  const names = Object.keys(columns)
  const places = names.map((_, index) => `$${index + 3}`)
  await db.query(
    version === 1
      ? `INSERT INTO postback (shop_id, id, ${names.join(', ')}, created_at)
         VALUES ($1, $2, ${places.join(', ')}, $${names.length + 2})`
      : `UPDATE postback SET (${names.join(', ')}) = ROW(${places.join(', ')}) WHERE shop_id = $1 AND id = $2`,
    [shopId, id, ...Object.values(columns)],
  )
}
