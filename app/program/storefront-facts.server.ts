// What is known of storefronts, and what was published of it: of all active shops in one query, or of one shop.
import type { Queryable } from '#app/platform/database.server.ts'
import { storefrontSettings, type StorefrontFacts } from './storefront-settings.ts'

export interface StorefrontRow extends StorefrontFacts {
  shopId: string
  domain: string
  /** Whether the shop has its row in `storefront`. */
  known: boolean
  /** As it stands in the metafield, of the present installation of the app; null: not at all. */
  published: string | null
  /** Whether publishing failed the last time. */
  failed: boolean
  /** null: at once. */
  publishDueAt: Date | null
}

/** @param shopId absent: of all active shops */
export async function readStorefronts(db: Queryable, shopId?: string): Promise<StorefrontRow[]> {
  const { rows } = await db.query<StorefrontRow>(
    // An uninstall takes the metafield with it: what was published before the newest install is published no more.
    `SELECT shop.id AS "shopId", shop.domain, storefront.shop_id IS NOT NULL AS known,
            storefront.proxy_prefix AS "proxyPrefix", storefront.publish_due_at AS "publishDueAt",
            storefront.publish_error IS NOT NULL AS failed,
            CASE WHEN storefront.published_at >= shop.installed_at THEN storefront.published END AS published,
            ARRAY(SELECT DISTINCT lookback_days FROM offer
                   WHERE offer.shop_id = shop.id AND offer.status = 'active') AS lookbacks,
            ARRAY(SELECT arrival_parameter FROM partner
                   WHERE partner.shop_id = shop.id AND partner.status = 'active' AND arrival_parameter IS NOT NULL) AS arrivals
       FROM shop LEFT JOIN storefront ON storefront.shop_id = shop.id
      WHERE shop.status = 'active' ${shopId === undefined ? '' : 'AND shop.id = $1'}`,
    shopId === undefined ? [] : [shopId],
  )
  return rows
}

/** What the shop's storefront has to know, as JSON; null where the app is not installed. */
export async function readStorefrontSettings(db: Queryable, shopId: string): Promise<string | null> {
  const [row] = await readStorefronts(db, shopId)
  return row ? storefrontSettings(row) : null
}
