// How a buyer is told again without keeping who he is: his e-mail address under a key of the shop. The key is made when the first
// partner's address is to be compared; until then no address is hashed at all. It rests sealed.
import { createHmac, randomBytes } from 'node:crypto'
import type { Queryable } from '#app/platform/database.server.ts'
import type { SecretBox } from '#app/platform/secret-box.server.ts'

const KEY_BYTES = 32
const contextOf = (shopId: string) => `match-key:${shopId}`

/** @param matchKey of the shop, sealed; null: nothing is hashed. @returns lower-case, trimmed address -> hash */
export function buyerHasher(
  box: SecretBox,
  shopId: string,
  matchKey: string | null,
): ((email: string) => string) | null {
  if (matchKey === null) return null
  const key = Buffer.from(box.open(matchKey, contextOf(shopId)), 'base64')
  return (email) => createHmac('sha256', key).update(email.trim().toLowerCase()).digest('base64url')
}

export interface PartnerIdentity {
  shopId: string
  partnerId: string
  /** Shopify's customer id of the partner in this shop. */
  customerId: string | null
  /** Kept as a hash only. */
  email: string | null
}

/** Says who a partner is as a buyer, so that his own orders are seen. @returns whether there is such a partner */
export async function setPartnerIdentity(
  db: Queryable,
  box: SecretBox,
  { shopId, partnerId, customerId, email }: PartnerIdentity,
  now: Date,
): Promise<boolean> {
  const hash = email === null ? null : buyerHasher(box, shopId, await matchKeyOf(db, box, shopId))?.(email)
  const { rowCount } = await db.query(
    `UPDATE partner SET customer_id = $3, buyer_hash = $4, updated_at = $5 WHERE shop_id = $1 AND id = $2`,
    [shopId, partnerId, customerId, hash, now],
  )
  return rowCount === 1
}

/** Two that make it at once end with the same: only the first is kept. */
async function matchKeyOf(db: Queryable, box: SecretBox, shopId: string): Promise<string> {
  const sealed = box.seal(randomBytes(KEY_BYTES).toString('base64'), contextOf(shopId))
  const { rows } = await db.query<{ match_key: string }>(
    `UPDATE shop SET match_key = coalesce(match_key, $2) WHERE id = $1 RETURNING match_key`,
    [shopId, sealed],
  )
  const key = rows[0]?.match_key
  if (key === undefined) throw new Error(`there is no shop ${shopId}`)
  return key
}
