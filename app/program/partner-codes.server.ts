// Codes that bind somebody of the shop's staff to a partner, as the merchant makes and revokes them, and how he frees people
// again. A code is shown once; what is kept is its digest.
import { createHash, randomInt } from 'node:crypto'
import { mark } from '#app/language/say.ts'
import type { Clock } from '#app/platform/clock.ts'
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { NewId } from '#app/platform/ids.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { writeAccessChange } from './access-history.server.ts'
import { CODE_LIFE_DAYS, drawCode, MOST_OPEN_CODES } from './partner-code.ts'
import type { Merchant } from './viewer.ts'

export interface CodePorts {
  db: Pick<Database, 'pool'>
  newId: NewId
  clock: Clock
}

/** The merchant, as the person that he is. */
export interface MerchantPerson {
  viewer: Merchant
  /** The `sub` of the session token. */
  userId: string
}

export type MadeCode = { kind: 'made'; code: string } | { kind: 'refused'; message: string }

const DAY_MS = 86_400_000

/** What is kept of a code. */
export function codeDigest(code: string): Buffer {
  return createHash('sha256').update(code).digest()
}

/** @param label whom it is for; the merchant reads it beside the account later */
export function makeCode(
  { db, newId, clock }: CodePorts,
  { viewer: { shopId }, userId }: MerchantPerson,
  partnerId: string,
  label: string,
): Promise<MadeCode> {
  const code = drawCode(randomInt)
  const now = clock()
  return inTransaction(db.pool, async (client): Promise<MadeCode> => {
    if (!(await lockPartner(client, shopId, partnerId)))
      return { kind: 'refused', message: mark('There is no such partner.') }
    if ((await countOpen(client, shopId, partnerId, now)) >= MOST_OPEN_CODES)
      return { kind: 'refused', message: mark('Five codes wait to be redeemed already. Revoke one first.') }
    const id = newId()
    await client.query(
      `INSERT INTO partner_code (shop_id, digest, id, partner_id, label, made_by, made_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [shopId, codeDigest(code), id, partnerId, label, userId, new Date(now), new Date(now + CODE_LIFE_DAYS * DAY_MS)], // prettier-ignore
    )
    const change = { shopId, partnerId, userId: null, label, byUser: userId, atMs: now }
    await writeAccessChange(client, { ...change, id: newId(), kind: 'code_made' })
    return { kind: 'made', code }
  })
}

/** Two who make codes at once come one after the other, so that both count. */
async function lockPartner(db: Queryable, shopId: string, partnerId: string): Promise<boolean> {
  if (!isUuid(partnerId)) return false
  const { rowCount } = await db.query(
    'SELECT FROM partner WHERE shop_id = $1 AND id = $2 FOR NO KEY UPDATE',
    [shopId, partnerId],
  )
  return rowCount === 1
}

async function countOpen(db: Queryable, shopId: string, partnerId: string, nowMs: number): Promise<number> {
  const { rows } = await db.query<{ open: number }>(
    `SELECT count(*)::int AS open FROM partner_code
      WHERE shop_id = $1 AND partner_id = $2 AND redeemed_by IS NULL AND expires_at > $3`,
    [shopId, partnerId, new Date(nowMs)],
  )
  return rows[0]?.open ?? 0
}

/** @returns false where it is gone: redeemed or revoked meanwhile */
export function revokeCode(
  { db, newId, clock }: CodePorts,
  { viewer: { shopId }, userId }: MerchantPerson,
  codeId: string,
): Promise<boolean> {
  if (!isUuid(codeId)) return Promise.resolve(false)
  return inTransaction(db.pool, async (client) => {
    const { rows } = await client.query<{ partnerId: string; label: string }>(
      `DELETE FROM partner_code WHERE shop_id = $1 AND id = $2 AND redeemed_by IS NULL
       RETURNING partner_id AS "partnerId", label`,
      [shopId, codeId],
    )
    const [revoked] = rows
    if (!revoked) return false
    const change = { shopId, ...revoked, userId: null, byUser: userId, atMs: clock() }
    await writeAccessChange(client, { ...change, id: newId(), kind: 'code_revoked' })
    return true
  })
}

/**
 * From then on he is the merchant again, as anybody of the staff.
 * @param boundUserId the `sub` of whom to free
 * @returns false where he is not bound to the partner
 */
export function unbindUser(
  { db, newId, clock }: CodePorts,
  { viewer: { shopId }, userId }: MerchantPerson,
  partnerId: string,
  boundUserId: string,
): Promise<boolean> {
  if (!isUuid(partnerId)) return Promise.resolve(false)
  return inTransaction(db.pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE admin_user SET partner_id = NULL, bound_at = NULL, bound_by = NULL
        WHERE shop_id = $1 AND user_id = $2 AND partner_id = $3`,
      [shopId, boundUserId, partnerId],
    )
    if (rowCount === 0) return false
    const change = { shopId, partnerId, userId: boundUserId, label: '', byUser: userId, atMs: clock() }
    await writeAccessChange(client, { ...change, id: newId(), kind: 'unbound' })
    return true
  })
}
