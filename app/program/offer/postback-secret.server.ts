// The secret of an offer's inbound postback: made, shown, taken away. It rests sealed and leaves the server only when a person asks.
// Calls read the row, so that a change counts with the next of them.
import type { Database } from '#app/platform/database.server.ts'
import { secretDigest, type SecretBox } from '#app/platform/secret-box.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { newPostbackSecret, secretContext } from '../install-shop.server.ts'
import type { Merchant } from '../viewer.ts'

export interface SecretPorts {
  db: Pick<Database, 'pool'>
  secretBox: SecretBox
}

/** `secret` is null where the offer has none; the whole is null where the shop has no such offer. */
export async function revealPostbackSecret(
  { db, secretBox }: SecretPorts,
  { shopId }: Merchant,
  id: string,
): Promise<{ secret: string | null } | null> {
  if (!isUuid(id)) return null
  const { rows } = await db.pool.query<{ postback_secret: string | null }>(
    'SELECT postback_secret FROM offer WHERE shop_id = $1 AND id = $2',
    [shopId, id],
  )
  const [row] = rows
  if (!row) return null
  const sealed = row.postback_secret
  return { secret: sealed === null ? null : secretBox.open(sealed, secretContext(shopId, id)) }
}

/** The secret of before is refused from now on. @returns null where the shop has no such offer */
export async function regeneratePostbackSecret(
  { db, secretBox }: SecretPorts,
  { shopId }: Merchant,
  id: string,
): Promise<{ secret: string } | null> {
  if (!isUuid(id)) return null
  const secret = newPostbackSecret()
  const { rowCount } = await db.pool.query(
    'UPDATE offer SET postback_secret = $3, postback_secret_digest = $4 WHERE shop_id = $1 AND id = $2',
    [shopId, id, secretBox.seal(secret, secretContext(shopId, id)), secretDigest(secret)],
  )
  return rowCount === 1 ? { secret } : null
}

/** From now on anybody may call, and is told that this is deprecated. @returns false: the shop has no such offer */
export async function removePostbackSecret(
  { db }: Pick<SecretPorts, 'db'>,
  { shopId }: Merchant,
  id: string,
): Promise<boolean> {
  if (!isUuid(id)) return false
  const { rowCount } = await db.pool.query(
    'UPDATE offer SET postback_secret = NULL, postback_secret_digest = NULL WHERE shop_id = $1 AND id = $2',
    [shopId, id],
  )
  return rowCount === 1
}
