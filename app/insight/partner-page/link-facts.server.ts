// What a shop's tracking links are made of: its offers, its hosts, and where the app proxy answers.
import type { Queryable } from '#app/platform/database.server.ts'
import { DEFAULT_PROXY_PREFIX } from '#app/program/storefront-settings.ts'
import type { Merchant } from '#app/program/viewer.ts'
import type { LinkFacts, LinkOffer } from './build-links.ts'

/** @param appUrl the app's address */
export async function readLinkFacts(db: Queryable, { shopId }: Merchant, appUrl: string): Promise<LinkFacts> {
  const [shops, offers] = await Promise.all([
    db.query<
      Omit<LinkFacts, 'offers' | 'appUrl' | 'proxyPrefix'> & { prefix: string | null; domain: string }
    >(
      `SELECT slug AS brand, domain, own_hosts AS "ownHosts", default_offer_id AS "defaultOfferId",
              ARRAY(SELECT host FROM link_host WHERE shop_id = shop.id ORDER BY host) AS "linkHosts",
              (SELECT proxy_prefix FROM storefront WHERE shop_id = shop.id) AS prefix
         FROM shop WHERE id = $1`,
      [shopId],
    ),
    db.query<LinkOffer>(
      `SELECT id, slug, name, destination_url AS "destinationUrl", status = 'active' AS "isActive"
         FROM offer WHERE shop_id = $1 ORDER BY status, name, id`,
      [shopId],
    ),
  ])
  const [shop] = shops.rows
  if (!shop) throw new Error(`there is no shop ${shopId}`)
  const { prefix, domain, ...facts } = shop
  return {
    ...facts,
    appUrl,
    proxyPrefix: prefix ?? DEFAULT_PROXY_PREFIX,
    ownHosts: [...facts.ownHosts, domain],
    offers: offers.rows,
  }
}
