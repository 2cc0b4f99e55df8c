// Saved postbacks as their pages show them. Secrets appear by name only.
import type { Database } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { compileRequest } from '../render.ts'
import type { OurStatus, SuccessRule } from '../presets/preset.ts'
import type {
  PostbackConfiguration,
  PostbackHealth,
  PostbackSummary,
  SavedPostback,
} from './configuration.ts'

type Db = Pick<Database, 'pool'>

interface Row {
  id: string
  partner_id: string
  partner_name: string
  partner_slug: string
  arrival_parameter: string | null
  label: string
  preset_id: string | null
  offer_ids: string[]
  events: string[]
  statuses: OurStatus[]
  adjustments: boolean
  currency: string | null
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  body_format: 'json' | 'form' | null
  body: string | null
  status_names: Partial<Record<OurStatus, string>>
  event_names: Record<string, string>
  success_rule: SuccessRule
  delay_seconds: number
  active: boolean
  version: number
  has_signing: boolean
  previous_signing_until: Date | null
  paused_at: Date | null
  pause_reason: string | null
  failures_in_row: number | null
  failing_since: Date | null
  last_failure: string | null
}

const SELECT = `SELECT postback.*, postback.signing_secret IS NOT NULL AS has_signing,
         partner.name AS partner_name, partner.slug AS partner_slug, partner.arrival_parameter,
         health.failures_in_row, health.failing_since, health.last_failure
    FROM postback
    JOIN partner ON partner.shop_id = postback.shop_id AND partner.id = postback.partner_id
    LEFT JOIN postback_health AS health ON health.shop_id = postback.shop_id AND health.postback_id = postback.id
   WHERE postback.shop_id = $1 AND ($2::uuid IS NULL OR postback.partner_id = $2)`

/** @returns null where the viewer has no such postback */
export async function readPostback(
  db: Db,
  { shopId, partnerId }: Viewer,
  id: string,
): Promise<SavedPostback | null> {
  if (!isUuid(id)) return null
  const { rows } = await db.pool.query<Row>(`${SELECT} AND postback.id = $3`, [shopId, partnerId, id])
  return rows[0] ? savedOf(rows[0]) : null
}

/** Those of one partner, or all that are the viewer's, by partner. */
export async function listPostbacks(
  db: Db,
  viewer: Viewer,
  filter: { partnerId?: string } = {},
): Promise<PostbackSummary[]> {
  const { partnerId } = filter
  if (partnerId !== undefined && !isUuid(partnerId)) return []
  const { rows } = await db.pool.query<Row>(
    `${SELECT} AND ($3::uuid IS NULL OR postback.partner_id = $3) ORDER BY partner.name, partner.id, postback.id`,
    [viewer.shopId, viewer.partnerId, partnerId ?? null],
  )
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    host: hostOf(row.url),
    method: row.method,
    presetId: row.preset_id,
    partner: { id: row.partner_id, name: row.partner_name, slug: row.partner_slug },
    offerIds: row.offer_ids,
    events: row.events,
    statuses: row.statuses,
    adjustments: row.adjustments,
    active: row.active,
    paused: pausedOf(row),
    health: healthOf(row),
  }))
}

function savedOf(row: Row): SavedPostback {
  const configuration = configurationOf(row)
  const compiled = compileRequest(configuration)
  return {
    ...configuration,
    id: row.id,
    version: row.version,
    host: hostOf(row.url),
    partner: {
      id: row.partner_id,
      name: row.partner_name,
      slug: row.partner_slug,
      arrivalParameter: row.arrival_parameter,
    },
    // What is kept is what the templates ask for (save-postback), so nothing need be opened to know it.
    secretNames: compiled.ok ? [...compiled.request.secretNames] : [],
    signing: {
      hasSecret: row.has_signing,
      previousUntilMs: row.previous_signing_until?.getTime() ?? null,
    },
    paused: pausedOf(row),
    health: healthOf(row),
  }
}

function configurationOf(row: Row): PostbackConfiguration {
  return {
    partnerId: row.partner_id,
    label: row.label,
    presetId: row.preset_id,
    offerIds: row.offer_ids,
    events: row.events,
    statuses: row.statuses,
    adjustments: row.adjustments,
    currency: row.currency,
    method: row.method,
    url: row.url,
    headers: row.headers,
    body: row.body_format && row.body !== null ? { format: row.body_format, template: row.body } : null,
    statusNames: row.status_names,
    eventNames: row.event_names,
    successRule: row.success_rule,
    delaySeconds: row.delay_seconds,
    active: row.active,
  }
}

function pausedOf({ paused_at, pause_reason }: Row): SavedPostback['paused'] {
  return paused_at && { atMs: paused_at.getTime(), reason: pause_reason ?? '' }
}

function healthOf(row: Row): PostbackHealth | null {
  if (row.failures_in_row === null || row.failing_since === null) return null
  return {
    failuresInRow: row.failures_in_row,
    failingSinceMs: row.failing_since.getTime(),
    lastFailure: row.last_failure ?? '',
  }
}

/** The host of a URL template, with the port where it is not the scheme's own. */
function hostOf(url: string): string {
  return URL.parse(url.split(/[?#{]/, 1)[0]!)?.host ?? ''
}
