// Publishes what storefronts have to know, as a metafield of the app's own installation that the theme's embed reads. A chore,
// once a minute: one query tells for all shops whose settings are not what was published, and only of those Shopify is asked.
import type { Database } from '#app/platform/database.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import type { AdminApi } from '#app/platform/shopify/admin-api.server.ts'
import { INSTALLATION_QUERY, PUBLISH_MUTATION } from '#app/platform/shopify/storefront-queries.ts'
import { workThrough } from '#app/platform/work-through.ts'
import { ensureStorefronts } from './ensure-storefront.server.ts'
import { readInstallation, readPublished, type Read } from './storefront-answers.ts'
import { readStorefronts } from './storefront-facts.server.ts'
import { storefrontSettings } from './storefront-settings.ts'
import { PUBLISHING } from './shopify-words.ts'

export interface PublishPorts {
  db: Pick<Database, 'pool'>
  admin: AdminApi
  log: Log
}

/** `app.metafields.throughline.capture.value` in Liquid. */
const METAFIELD = { namespace: 'throughline', key: 'capture', type: 'json' }

const SHOPS_A_RUN = 200
/** Of shops. None is begun later than the run's time; with the last one's two calls (10 s each) it is well within the lease. */
const BOUNDS = { atOnce: 4, runMs: 40_000 }
const LEASE_MS = 120_000
const OWN_FAILURE_MS = 600_000
const REASON_MAX_CHARS = 300

interface Due {
  shopId: string
  domain: string
  settings: string
}

/**
 * @param nowMs Unix milliseconds
 * @param stop once it is aborted no further shop is begun; those are due again when their lease ends
 * @returns for how many shops it was published, and for how many it failed
 * @throws where our own database fails
 */
export async function publishStorefronts(
  ports: PublishPorts,
  nowMs: number,
  stop?: AbortSignal,
): Promise<{ published: number; failed: number }> {
  const due = await takeDue(ports, nowMs)
  const total = { published: 0, failed: 0 }
  await workThrough(due, BOUNDS, stop, async (shop) => {
    const result = await publish(ports, shop)
    await keep(ports, shop, result, nowMs)
    total[result.ok ? 'published' : 'failed'] += 1
  })
  return total
}

/** Those whose settings are not what was published, leased: no transaction is open while Shopify answers. */
async function takeDue({ db }: PublishPorts, nowMs: number): Promise<Due[]> {
  const shops = await readStorefronts(db.pool)
  await ensureStorefronts(
    db.pool,
    shops.filter(({ known }) => !known).map(({ shopId }) => shopId),
  )
  const due = shops
    .map((shop) => ({ ...shop, settings: storefrontSettings(shop) }))
    .filter(({ published, settings, failed }) => failed || published !== settings)
    .filter(({ publishDueAt }) => publishDueAt === null || publishDueAt.getTime() <= nowMs)
    .slice(0, SHOPS_A_RUN)
  if (due.length === 0) return []
  const { rows } = await db.pool.query<{ shop_id: string }>(
    `UPDATE storefront SET publish_due_at = $2
      WHERE shop_id = ANY($1::uuid[]) AND (publish_due_at IS NULL OR publish_due_at <= $3) RETURNING shop_id`,
    [due.map(({ shopId }) => shopId), new Date(nowMs + LEASE_MS), new Date(nowMs)],
  )
  const taken = new Set(rows.map(({ shop_id }) => shop_id))
  return due.filter(({ shopId }) => taken.has(shopId))
}

async function publish({ admin, log }: PublishPorts, { domain, settings }: Due): Promise<Read<null>> {
  try {
    const installation = readInstallation(await admin.ask(domain, INSTALLATION_QUERY, {}))
    if (!installation.ok) return installation
    const metafield = { ...METAFIELD, ownerId: installation.value, value: settings }
    return readPublished(await admin.ask(domain, PUBLISH_MUTATION, { metafields: [metafield] }))
  } catch (error) {
    // One shop whose session cannot be read must not keep the others waiting.
    log.error({ err: error, shop: domain }, 'publishing a storefront’s settings failed, tried again later')
    return { ok: false, reason: PUBLISHING.ours, waitMs: OWN_FAILURE_MS }
  }
}

async function keep(
  { db, log }: PublishPorts,
  { shopId, domain, settings }: Due,
  result: Read<null>,
  nowMs: number,
): Promise<void> {
  if (result.ok) {
    await db.pool.query(
      `UPDATE storefront SET published = $2, published_at = $3, publish_error = NULL, publish_due_at = NULL WHERE shop_id = $1`,
      [shopId, settings, new Date(nowMs)],
    )
    return
  }
  log.warn({ shop: domain, reason: result.reason }, 'a storefront’s settings were not published')
  await db.pool.query(`UPDATE storefront SET publish_error = $2, publish_due_at = $3 WHERE shop_id = $1`, [
    shopId,
    result.reason.slice(0, REASON_MAX_CHARS),
    new Date(nowMs + result.waitMs),
  ])
}
