// What links and storefronts point at, as the database knows it. Of the link cache.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Link } from './decide-click.ts'

/** What a shop is found by: a slug of it, its myshopify domain, one of its link hosts. */
export type ShopKey = 'slug' | 'domain' | 'host'

/** What a visit to a shop's storefront has to do with. */
export interface VisitedShop {
  shopId: string
  active: boolean
  /** The slugs of partners that are networks, by the parameter that their visitors arrive with. */
  networks: ReadonlyMap<string, string>
}

const SHOP_BY: Record<ShopKey, string> = {
  slug: 'SELECT shop_id FROM shop_slug WHERE slug = $1',
  domain: 'SELECT id FROM shop WHERE domain = $1',
  host: 'SELECT shop_id FROM link_host WHERE host = $1',
}

interface LinkRow {
  shop_id: string
  shop_status: string
  domain: string
  own_hosts: string[]
  offer_id: string
  offer_status: string
  destination_url: string
  partner_id: string | null
  partner_status: string | null
}

/**
 * @param offer its slug; '' for the shop's default; null for the partner's default, else the shop's
 * @returns null: no such shop or offer
 */
export async function readLink(
  db: Queryable,
  by: ShopKey,
  name: string,
  offer: string | null,
  via: string | null,
): Promise<Link | null> {
  const { rows } = await db.query<LinkRow>(
    `SELECT shop.id AS shop_id, shop.status AS shop_status, shop.domain, shop.own_hosts,
            offer.id AS offer_id, offer.status AS offer_status, offer.destination_url,
            partner.id AS partner_id, partner.status AS partner_status
       FROM shop
       LEFT JOIN partner ON partner.shop_id = shop.id AND partner.slug = $3
       JOIN offer ON offer.shop_id = shop.id
            AND CASE WHEN $2::text IS NULL THEN offer.id = coalesce(partner.default_offer_id, shop.default_offer_id)
                     WHEN $2 = '' THEN offer.id = shop.default_offer_id ELSE offer.slug = $2 END
      WHERE shop.id = (${SHOP_BY[by]})`,
    [name, offer, via ?? ''],
  )
  const row = rows[0]
  if (!row) return null
  return {
    shopId: row.shop_id,
    shopActive: row.shop_status === 'active',
    offerId: row.offer_id,
    offerActive: row.offer_status === 'active',
    destination: new URL(row.destination_url),
    ownHosts: new Set([row.domain, ...row.own_hosts]),
    partner: row.partner_id === null ? null : { id: row.partner_id, active: row.partner_status === 'active' },
  }
}

/** @returns null: no such shop */
export async function readVisitedShop(db: Queryable, by: ShopKey, name: string): Promise<VisitedShop | null> {
  const { rows } = await db.query<{ id: string; status: string; networks: [string, string][] }>(
    `SELECT shop.id, shop.status,
            coalesce((SELECT json_agg(json_build_array(arrival_parameter, slug)) FROM partner
              WHERE partner.shop_id = shop.id AND arrival_parameter IS NOT NULL), '[]') AS networks
       FROM shop WHERE shop.id = (${SHOP_BY[by]})`,
    [name],
  )
  const [row] = rows
  return row ? { shopId: row.id, active: row.status === 'active', networks: new Map(row.networks) } : null
}
