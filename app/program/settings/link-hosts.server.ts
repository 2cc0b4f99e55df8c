// A shop's own hosts for tracking links. A host is one shop's; a taken one is refused without saying whose.
import { mark } from '#app/language/say.ts'
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '../viewer.ts'
import { checkLinkHost } from './host-name.ts'

export type LinkHostAdded = { kind: 'added'; host: string } | { kind: 'refused'; message: string }

export const MAX_LINK_HOSTS = 10

export const LINK_HOST_PROBLEMS = {
  taken: mark('This host is in use already. Choose another.'),
  yours: mark('This host is yours already.'),
  tooMany: mark('A shop can have 10 hosts for links. Remove one first.'),
} as const

export async function readLinkHosts(db: Queryable, { shopId }: Merchant): Promise<string[]> {
  const { rows } = await db.query<{ host: string }>(
    'SELECT host FROM link_host WHERE shop_id = $1 ORDER BY host',
    [shopId],
  )
  return rows.map(({ host }) => host)
}

/** Links on it are answered from now on. @param ownHost of the app itself */
export async function addLinkHost(
  db: Pick<Database, 'pool'>,
  merchant: Merchant,
  entered: string,
  ownHost: string,
): Promise<LinkHostAdded> {
  const checked = checkLinkHost(entered, ownHost)
  if (!checked.ok) return { kind: 'refused', message: checked.message }
  const { host } = checked
  return inTransaction(db.pool, async (client): Promise<LinkHostAdded> => {
    // They are counted: one at a time in a shop.
    await client.query('SELECT FROM shop WHERE id = $1 FOR NO KEY UPDATE', [merchant.shopId])
    const hosts = await readLinkHosts(client, merchant)
    if (hosts.includes(host)) return { kind: 'refused', message: LINK_HOST_PROBLEMS.yours }
    if (hosts.length >= MAX_LINK_HOSTS) return { kind: 'refused', message: LINK_HOST_PROBLEMS.tooMany }
    const { rowCount } = await client.query(
      'INSERT INTO link_host (host, shop_id) VALUES ($1, $2) ON CONFLICT (host) DO NOTHING',
      [host, merchant.shopId],
    )
    return rowCount === 1 ? { kind: 'added', host } : { kind: 'refused', message: LINK_HOST_PROBLEMS.taken }
  })
}

/** Links on it lead nowhere from now on. @returns whether it was the shop's */
export async function removeLinkHost(db: Queryable, { shopId }: Merchant, host: string): Promise<boolean> {
  const { rowCount } = await db.query('DELETE FROM link_host WHERE shop_id = $1 AND host = $2', [
    shopId,
    host,
  ])
  return rowCount === 1
}
