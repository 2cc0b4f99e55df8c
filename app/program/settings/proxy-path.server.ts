// The path of the app proxy, entered by hand: for a shop whose first visitor through the proxy is still to come. What a request
// through it tells later takes its place (storefront-prefix).
import { mark } from '#app/language/say.ts'
import { inTransaction, type Database } from '#app/platform/database.server.ts'
import { ensureStorefronts } from '../ensure-storefront.server.ts'
import type { Merchant } from '../viewer.ts'

export type ProxyPathSaved =
  | { kind: 'saved'; path: string | null }
  | { kind: 'refused'; message: string }
  /** It was learnt or set meanwhile. */
  | { kind: 'conflict'; path: string | null }

/** The four words that Shopify lets a proxy begin with. */
const PATH = /^\/(?:apps|a|community|tools)\/[A-Za-z0-9_-]{1,64}$/
export const PROXY_PROBLEM = mark(
  'Enter a path of two parts like /apps/throughline. It begins with /apps, /a, /community or /tools.',
)

/**
 * Published to the storefront by the next run of its chore.
 * @param input `before`: what the page showed; an empty path takes what was set or learnt away
 */
export async function saveProxyPath(
  db: Pick<Database, 'pool'>,
  { shopId }: Merchant,
  input: { before: string | null; path: string },
): Promise<ProxyPathSaved> {
  const text = input.path.trim().replace(/\/$/, '')
  if (text !== '' && !PATH.test(text)) return { kind: 'refused', message: PROXY_PROBLEM }
  const path = text === '' ? null : text
  return inTransaction(db.pool, async (client): Promise<ProxyPathSaved> => {
    await ensureStorefronts(client, [shopId])
    const { rows } = await client.query<{ path: string | null }>(
      'SELECT proxy_prefix AS path FROM storefront WHERE shop_id = $1 FOR UPDATE',
      [shopId],
    )
    const present = rows[0]?.path ?? null
    if (present !== input.before) return { kind: 'conflict', path: present }
    await client.query('UPDATE storefront SET proxy_prefix = $2, publish_due_at = NULL WHERE shop_id = $1', [
      shopId,
      path,
    ])
    return { kind: 'saved', path }
  })
}
