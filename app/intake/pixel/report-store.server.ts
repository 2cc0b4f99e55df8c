// Reports as they are kept: one a shop and order, with the click that it names as evidence beside the order. Of
// receive-report.
import { sightingKey, type Sighting } from '#app/attribution/sighting.ts'
import { saveSightings } from '#app/attribution/sightings.server.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { PixelReport } from './read-report.ts'

/** How long the order's webhook is waited for before Shopify is asked. */
export const WEBHOOK_PATIENCE_MS = 3_600_000

export interface PixelShop {
  shopId: string
  key: string
}

/** The shop that has or had this slug, while it has the app; null where there is none, or its pixel was never given a key. */
export async function findPixelShop(db: Queryable, brand: string): Promise<PixelShop | null> {
  const { rows } = await db.query<{ shop_id: string; pixel_key: string }>({
    name: 'pixel shop by brand',
    text: `SELECT storefront.shop_id, storefront.pixel_key FROM shop_slug
             JOIN shop ON shop.id = shop_slug.shop_id AND shop.status = 'active'
             JOIN storefront ON storefront.shop_id = shop.id
            WHERE shop_slug.slug = $1`,
    values: [brand],
  })
  const [row] = rows
  return row ? { shopId: row.shop_id, key: row.pixel_key } : null
}

/**
 * Keeps a report. The first of an order wins; later ones fill what it did not say, and are counted.
 *
 * The order's id says which order is meant and proves nothing, so the click stands beside it as `pixel`. A checkout's
 * token is known to its buyer and the shop alone: the click that came in the same report stands beside it as
 * `checkout_token`, whoever reported the order first. The two are never combined across reports: that would lend a
 * stranger's click the token of the buyer.
 * @param db the client of a transaction
 * @param nowMs Unix milliseconds
 */
export async function keepReport(
  db: Queryable,
  shopId: string,
  { orderId, clickId, checkoutToken, codes }: PixelReport,
  nowMs: number,
): Promise<void> {
  const { rows } = await db.query<{ click_id: string | null; state: string }>({
    name: 'keep pixel report',
    text: `INSERT INTO pixel_report (shop_id, order_id, click_id, checkout_token, codes, received_at, due_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)
           ON CONFLICT (shop_id, order_id) DO UPDATE SET reports = pixel_report.reports + 1,
                  click_id = coalesce(pixel_report.click_id, excluded.click_id),
                  checkout_token = coalesce(pixel_report.checkout_token, excluded.checkout_token),
                  codes = CASE WHEN pixel_report.codes = '{}' THEN excluded.codes ELSE pixel_report.codes END
           RETURNING click_id, state`,
    values: [
      shopId,
      orderId,
      clickId,
      checkoutToken,
      codes,
      new Date(nowMs),
      new Date(nowMs + WEBHOOK_PATIENCE_MS),
    ],
  })
  const [row] = rows
  // What was given up must not wait for an order that will get the id.
  const kept = row?.state === 'given_up' ? null : (row?.click_id ?? null)
  const tokenKey = sightingKey(checkoutToken)
  const sightings: Sighting[] = []
  if (kept) sightings.push({ shopId, kind: 'pixel', key: orderId, clickId: kept, seenAtMs: nowMs })
  if (clickId && tokenKey)
    sightings.push({ shopId, kind: 'checkout_token', key: tokenKey, clickId, seenAtMs: nowMs })
  await saveSightings(db, sightings)
}
