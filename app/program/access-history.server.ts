// What is written down of people who are bound to partners: who was invited, bound or freed, when, and by whom.
import type { Queryable } from '#app/platform/database.server.ts'

export type AccessChangeKind = 'code_made' | 'code_revoked' | 'bound' | 'unbound'

export interface AccessChange {
  shopId: string
  id: string
  partnerId: string
  kind: AccessChangeKind
  /** Who was bound or freed; null for codes. */
  userId: string | null
  /** Of the code; empty where nothing was said. */
  label: string
  /** The `sub` of who did it. */
  byUser: string
  /** Unix milliseconds */
  atMs: number
}

/** In the transaction that makes the change. */
export async function writeAccessChange(db: Queryable, change: AccessChange): Promise<void> {
  const { shopId, id, partnerId, kind, userId, label, byUser, atMs } = change
  await db.query(
    `INSERT INTO partner_access_change (shop_id, id, partner_id, kind, user_id, label, by_user, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [shopId, id, partnerId, kind, userId, label, byUser, new Date(atMs)],
  )
}
