// Keeps the app's web pixel in every shop: looks whether it is there with the right settings, makes it where it is not, mends
// it where it differs. A chore, once a minute, that finds each shop due about once an hour, a new one at once.
import type { Database } from '#app/platform/database.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import type { AdminApi } from '#app/platform/shopify/admin-api.server.ts'
import { PIXEL_CREATE, PIXEL_QUERY, PIXEL_UPDATE } from '#app/platform/shopify/pixel-queries.ts'
import { workThrough } from '#app/platform/work-through.ts'
import { ensureStorefront } from './ensure-storefront.server.ts'
import { decidePixel, readWritten, standsLive } from './pixel-state.ts'
import type { PixelSettings, PixelStanding } from './pixel-state.ts'
import { PIXEL } from './shopify-words.ts'

export interface PixelKeepPorts {
  db: Pick<Database, 'pool'>
  admin: AdminApi
  log: Log
  /** SHOPIFY_APP_URL */
  appUrl: string
}

const SHOPS_A_RUN = 100
/** Of shops. None is begun later than the run's time; with the last one's two calls (10 s each) it is well within the lease. */
const BOUNDS = { atOnce: 4, runMs: 40_000 }
const LEASE_MS = 120_000
const OWN_FAILURE: PixelStanding = {
  state: 'failed',
  id: null,
  error: PIXEL.ours,
  waitMs: 600_000,
}

interface PixelShop {
  shopId: string
  domain: string
  slug: string
  key: string
}

const COLUMNS = `shop.id AS "shopId", shop.domain, shop.slug, storefront.pixel_key AS key`

/**
 * @param nowMs Unix milliseconds
 * @param stop once it is aborted no further shop is begun; those are due again when their lease ends
 * @returns how many pixels are live now, and how many are not
 * @throws where our own database fails
 */
export async function keepPixels(
  ports: PixelKeepPorts,
  nowMs: number,
  stop?: AbortSignal,
): Promise<{ live: number; wrong: number }> {
  const due = await takeDue(ports.db, nowMs)
  const total = { live: 0, wrong: 0 }
  await workThrough(due, BOUNDS, stop, async (shop) => {
    const { state } = await keepPixel(ports, shop, nowMs)
    total[state === 'live' ? 'live' : 'wrong']++
  })
  return total
}

/**
 * The same for one shop, now: a merchant asks for it.
 * @throws where the shop is unknown, or our own database fails
 */
export async function repairPixel(
  ports: PixelKeepPorts,
  shopId: string,
  nowMs: number,
): Promise<PixelStanding> {
  await ensureStorefront(ports.db.pool, shopId)
  const { rows } = await ports.db.pool.query<PixelShop>(
    `SELECT ${COLUMNS} FROM shop JOIN storefront ON storefront.shop_id = shop.id WHERE shop.id = $1`,
    [shopId],
  )
  const [shop] = rows
  if (!shop) throw new Error(`there is no shop ${shopId}`)
  return keepPixel(ports, shop, nowMs)
}

/** Leased: no transaction is open while Shopify answers. A shop that installs the app again has lost its pixel meanwhile. */
async function takeDue({ pool }: PixelKeepPorts['db'], nowMs: number): Promise<PixelShop[]> {
  const { rows } = await pool.query<PixelShop>(
    `WITH due AS MATERIALIZED (
       SELECT storefront.shop_id FROM storefront JOIN shop ON shop.id = storefront.shop_id AND shop.status = 'active'
        WHERE pixel_due_at IS NULL OR pixel_due_at <= $1 OR (pixel_state = 'live' AND pixel_checked_at < shop.installed_at)
        ORDER BY pixel_due_at NULLS FIRST LIMIT $2 FOR UPDATE OF storefront SKIP LOCKED)
     UPDATE storefront SET pixel_due_at = $3,
            pixel_state = CASE WHEN pixel_checked_at < shop.installed_at THEN 'unknown' ELSE pixel_state END
       FROM due JOIN shop ON shop.id = due.shop_id WHERE storefront.shop_id = due.shop_id RETURNING ${COLUMNS}`,
    [new Date(nowMs), SHOPS_A_RUN, new Date(nowMs + LEASE_MS)],
  )
  return rows
}

async function keepPixel(ports: PixelKeepPorts, shop: PixelShop, nowMs: number): Promise<PixelStanding> {
  const { db, log } = ports
  const standing = await mend(ports, shop).catch((error: Error) => {
    // One shop whose session cannot be read must not keep the others waiting.
    log.error({ err: error, shop: shop.domain }, 'looking after a pixel failed, tried again later')
    return OWN_FAILURE
  })
  if (standing.error) log.warn({ shop: shop.domain, reason: standing.error }, 'a shop’s pixel is not live')
  await db.pool.query(
    `UPDATE storefront SET pixel_state = $2, pixel_id = $3, pixel_error = $4, pixel_checked_at = $5, pixel_due_at = $6
      WHERE shop_id = $1`,
    [
      shop.shopId,
      standing.state,
      standing.id,
      standing.error,
      new Date(nowMs),
      new Date(nowMs + standing.waitMs),
    ],
  )
  return standing
}

async function mend(
  { admin, appUrl }: PixelKeepPorts,
  { domain, slug, key }: PixelShop,
): Promise<PixelStanding> {
  const settings: PixelSettings = { endpoint: new URL('/pixel', appUrl).href, brand: slug, key }
  const decision = decidePixel(await admin.ask(domain, PIXEL_QUERY, {}), settings)
  switch (decision.step) {
    case 'nothing':
      return standsLive(decision.id)
    case 'create':
      return readWritten(await admin.ask(domain, PIXEL_CREATE, { settings }))
    case 'update':
      return readWritten(await admin.ask(domain, PIXEL_UPDATE, { id: decision.id, settings }))
    case 'failed':
      return decision.standing
  }
}
