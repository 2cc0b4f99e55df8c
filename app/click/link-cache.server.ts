// Links in memory: the redirect must not ask the database what a link points at. The database's triggers tell of every
// change (signal `links`); while that line is down every visit asks the database, so a paused partner is never paid by a
// stale entry. Only where the database does not answer either, the visitor is led on by what was last known.
import type { Queryable } from '#app/platform/database.server.ts'
import { createLru, type Lru } from '#app/platform/lru.ts'
import type { Signals } from '#app/platform/signals.server.ts'
import type { Link } from './decide-click.ts'
import { readLink, readVisitedShop, type ShopKey, type VisitedShop } from './read-link.server.ts'

/** Synchronous where it is known. */
export type Found<Value> = Value | Promise<Value>

export interface LinkCache {
  /** What the link of a brand points at; null for an unknown brand or offer. */
  byBrand(brand: string, offer: string, via: string | null): Found<Link | null>
  /** The same by the shop's myshopify domain: links through the app proxy. An empty offer means the shop's default. */
  byDomain(domain: string, offer: string, via: string | null): Found<Link | null>
  /** The same on a shop's own link host. */
  byHost(host: string, offer: string, via: string | null): Found<Link | null>
  /** Of a visit to the shop's storefront that names no link: an absent offer means the partner's default, else the shop's. */
  ofVisit(by: ShopKey, name: string, offer: string | null, via: string | null): Found<Link | null>
  /** The shop whose storefront it is; null for an unknown one. */
  shop(by: ShopKey, name: string): Found<VisitedShop | null>
  /** Whether a host is some shop's link host. */
  isLinkHost(host: string): Found<boolean>
}

const MAX_LINKS = 50_000
const MAX_SHOPS = 10_000
const MAX_HOSTS = 10_000

/** Kept apart from `value`, which may be null. */
type Entries<Value> = Lru<{ value: Value }>

export function createLinkCache(db: Queryable, signals: Signals): LinkCache {
  const links: Entries<Link | null> = createLru(MAX_LINKS)
  const shops: Entries<VisitedShop | null> = createLru(MAX_SHOPS)
  const hosts: Entries<boolean> = createLru(MAX_HOSTS)
  let generation = 0
  signals.on('links', () => {
    generation++
    links.clear()
    shops.clear()
    hosts.clear()
  })

  function known<Value>(entries: Entries<Value>, key: string): { value: Value } | undefined {
    return signals.listening() ? entries.get(key) : undefined
  }

  async function ask<Value>(entries: Entries<Value>, key: string, read: Promise<Value>): Promise<Value> {
    const asked = generation
    try {
      const value = await read
      if (asked === generation) entries.set(key, { value }) // else it may be older than the change that was told of
      return value
    } catch (error) {
      const last = entries.get(key)
      if (last === undefined) throw error
      return last.value
    }
  }

  function find(by: ShopKey, name: string, offer: string | null, via: string | null): Found<Link | null> {
    // NUL stands in no name; an absent offer is told from an empty one by a second.
    const key = `${by}\0${name}\0${offer ?? '\0'}\0${via ?? ''}`
    const entry = known(links, key)
    return entry ? entry.value : ask(links, key, readLink(db, by, name, offer, via))
  }

  return {
    byBrand: (brand, offer, via) => find('slug', brand, offer, via),
    byDomain: (domain, offer, via) => find('domain', domain, offer, via),
    byHost: (host, offer, via) => find('host', host, offer, via),
    ofVisit: find,
    shop(by, name) {
      const key = `${by}\0${name}`
      const entry = known(shops, key)
      return entry ? entry.value : ask(shops, key, readVisitedShop(db, by, name))
    },
    isLinkHost(host) {
      const entry = known(hosts, host)
      return entry ? entry.value : ask(hosts, host, readIsLinkHost(db, host))
    },
  }
}

async function readIsLinkHost(db: Queryable, host: string): Promise<boolean> {
  const { rowCount } = await db.query('SELECT 1 FROM link_host WHERE host = $1', [host])
  return rowCount === 1
}
