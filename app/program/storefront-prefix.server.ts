// Learns where shops' app proxies answer, from the requests that come through them. What a process knows it does not write
// again, and nobody waits for the writing: these requests are visits.
import type { Clock } from '#app/platform/clock.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import { createLru } from '#app/platform/lru.ts'
import { newPixelKey } from './ensure-storefront.server.ts'
import { readProxyPrefix } from './storefront-prefix.ts'

export interface PrefixLearner {
  /** @param pathPrefix of a request whose signature was checked */
  learn(shopDomain: string, pathPrefix: string): void
  /** Waits for what is being written. */
  close(): Promise<void>
}

const MAX_SHOPS = 10_000
/** Then it is said again: another process may have learnt otherwise in between. */
const KNOWN_MS = 10 * 60_000
/** After a failure. */
const AGAIN_MS = 10_000

export function createPrefixLearner(ports: { db: Queryable; clock: Clock; log: Log }): PrefixLearner {
  const { db, clock, log } = ports
  const shops = createLru<{ proxyPrefix: string; untilMs: number }>(MAX_SHOPS)
  const writing = new Set<Promise<void>>()

  async function write(shopDomain: string, proxyPrefix: string): Promise<void> {
    try {
      await db.query(
        `INSERT INTO storefront AS known (shop_id, pixel_key, proxy_prefix) SELECT id, $2, $3 FROM shop WHERE domain = $1
         ON CONFLICT (shop_id) DO UPDATE SET proxy_prefix = excluded.proxy_prefix
          WHERE known.proxy_prefix IS DISTINCT FROM excluded.proxy_prefix`,
        [shopDomain, newPixelKey(), proxyPrefix],
      )
    } catch (error) {
      log.warn({ err: error, shopDomain }, 'the path of an app proxy was not kept, tried again')
      shops.set(shopDomain, { proxyPrefix, untilMs: clock() + AGAIN_MS })
    }
  }

  return {
    learn(shopDomain, pathPrefix) {
      const proxyPrefix = readProxyPrefix(pathPrefix)
      const known = shops.get(shopDomain)
      if (proxyPrefix === null || (known?.proxyPrefix === proxyPrefix && clock() < known.untilMs)) return
      shops.set(shopDomain, { proxyPrefix, untilMs: clock() + KNOWN_MS })
      const written = write(shopDomain, proxyPrefix).finally(() => writing.delete(written))
      writing.add(written)
    },
    async close() {
      await Promise.all(writing)
    },
  }
}
