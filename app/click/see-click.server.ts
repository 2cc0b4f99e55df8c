// A storefront says beside what a click was seen: its cart's token, the customer who is signed in. Kept for orders that come
// without a click id, and forgotten where the visitor withdraws consent.
import { traceOf } from '#app/attribution/sightings.server.ts'
import type { Clock } from '#app/platform/clock.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { LinkCache } from './link-cache.server.ts'
import type { Storefront } from './make-click.server.ts'
import type { Sight } from './sight-customer.server.ts'
import { readSeen } from './visit-words.ts'

export interface SeeClickPorts {
  db: Queryable
  links: Pick<LinkCache, 'shop'>
  clock: Clock
  sight: Sight
}

/** `nothing`: no click of the shop is named, or nothing beside which it was seen; or no cart that could be forgotten. */
export type SeenClick = 'kept' | 'forgotten' | 'nothing' | 'unknown_shop'

export type SeeClick = (storefront: Storefront, query: string) => Promise<SeenClick>

/** The seer rejects where the database does. */
export function createSeeClick({ db, links, clock, sight }: SeeClickPorts): SeeClick {
  return async ({ by, name, customerId }, query) => {
    const { isForget, clickIds, keys } = readSeen(query, customerId)
    const carts = keys.filter(({ kind }) => kind === 'cart_token')
    if (isForget ? carts.length === 0 : clickIds.length === 0 || keys.length === 0) return 'nothing'
    const shop = await links.shop(by, name)
    if (shop === null || !shop.active) return 'unknown_shop'
    const { shopId } = shop
    if (isForget) return forget(db, shopId, carts.map(traceOf))
    const known = await findClicks(db, shopId, clickIds)
    const seenAtMs = clock()
    await sight(known.flatMap((clickId) => keys.map((key) => ({ shopId, ...key, clickId, seenAtMs }))))
    return known.length === 0 ? 'nothing' : 'kept'
  }
}

/** Whoever knows a cart's token has it from the visitor's browser, and may have it forgotten. One that is unknown is forgotten too. */
async function forget(db: Queryable, shopId: string, traces: readonly string[]): Promise<SeenClick> {
  await db.query('DELETE FROM sighting WHERE shop_id = $1 AND trace = ANY($2::uuid[])', [shopId, traces])
  return 'forgotten'
}

/** Anybody may name any id: only clicks of this shop are kept, so that a stranger's inventions push out none that are real. */
async function findClicks(db: Queryable, shopId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    'SELECT id FROM click WHERE shop_id = $1 AND id = ANY($2::uuid[])',
    [shopId, ids],
  )
  return rows.map(({ id }) => id)
}
