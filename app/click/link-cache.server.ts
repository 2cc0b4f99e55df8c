// Links in memory: the redirect must not ask the database what a link points at. The database's triggers tell of every
// change (signal `links`); while that line is down every visit asks the database, so a paused partner is never paid by a
// stale entry. Only where the database does not answer either, the visitor is led on by what was last known.
import type { Queryable } from '#app/platform/database.server.ts'
import { createLru } from '#app/platform/lru.ts'
import type { Signals } from '#app/platform/signals.server.ts'
import type { Link } from './decide-click.ts'

export interface LinkCache {
  /** What the link of a brand points at; null for an unknown brand or offer. Synchronous where it is known. */
  byBrand(brand: string, offer: string, via: string | null): Link | null | Promise<Link | null>
  /** The same by the shop's myshopify domain: links through the app proxy. An empty offer means the shop's default. */
  byDomain(domain: string, offer: string, via: string | null): Link | null | Promise<Link | null>
  /** The same on a shop's own link host. */
  byHost(host: string, offer: string, via: string | null): Link | null | Promise<Link | null>
  /** Whether a host is some shop's link host. */
  isLinkHost(host: string): boolean | Promise<boolean>
}

const MAX_LINKS = 50_000
const MAX_HOSTS = 10_000

type Key = 'slug' | 'domain' | 'host'

const SHOP_BY: Record<Key, string> = {
  slug: 'SELECT shop_id FROM shop_slug WHERE slug = $1',
  domain: 'SELECT id FROM shop WHERE domain = $1',
  host: 'SELECT shop_id FROM link_host WHERE host = $1',
}

export function createLinkCache(db: Queryable, signals: Signals): LinkCache {
  const links = createLru<{ link: Link | null }>(MAX_LINKS)
  const hosts = createLru<boolean>(MAX_HOSTS)
  let generation = 0
  signals.on('links', () => {
    generation++
    links.clear()
    hosts.clear()
  })
  function find(
    by: Key,
    name: string,
    offer: string,
    via: string | null,
  ): Link | null | Promise<Link | null> {
    const key = `${by} ${name} ${offer} ${via ?? ''}`
    const known = signals.listening() ? links.get(key) : undefined
    if (known) return known.link
    const asked = generation
    return readLink(db, by, name, offer, via).then(
      (link) => {
        if (asked === generation) links.set(key, { link }) // else it may be older than the change that was told of
        return link
      },
      (error: Error) => {
        const last = links.get(key)
        if (last === undefined) throw error
        return last.link
      },
    )
  }
  return {
    byBrand: (brand, offer, via) => find('slug', brand, offer, via),
    byDomain: (domain, offer, via) => find('domain', domain, offer, via),
    byHost: (host, offer, via) => find('host', host, offer, via),
    isLinkHost(host) {
      const known = signals.listening() ? hosts.get(host) : undefined
      if (known !== undefined) return known
      const asked = generation
      return db.query('SELECT 1 FROM link_host WHERE host = $1', [host]).then(
        ({ rowCount }) => {
          if (asked === generation) hosts.set(host, rowCount === 1)
          return rowCount === 1
        },
        (error: Error) => {
          const last = hosts.get(host)
          if (last === undefined) throw error
          return last
        },
      )
    },
  }
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

async function readLink(
  db: Queryable,
  by: Key,
  name: string,
  offer: string,
  via: string | null,
): Promise<Link | null> {
  const { rows } = await db.query<LinkRow>(
    `SELECT shop.id AS shop_id, shop.status AS shop_status, shop.domain, shop.own_hosts,
            offer.id AS offer_id, offer.status AS offer_status, offer.destination_url,
            partner.id AS partner_id, partner.status AS partner_status
       FROM shop
       JOIN offer ON offer.shop_id = shop.id
            AND CASE WHEN $2 = '' THEN offer.id = shop.default_offer_id ELSE offer.slug = $2 END
       LEFT JOIN partner ON partner.shop_id = shop.id AND partner.slug = $3
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
