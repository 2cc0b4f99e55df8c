// A partner's row: read for an edit, written, switched. Whoever writes holds the shop's row, so that what has to be unique or is
// counted in the shop cannot change between the check and the write.
import type { Queryable } from '#app/platform/database.server.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { Merchant } from '../viewer.ts'
import type { PartnerDraft } from './partner-draft.ts'

export interface SavedPartner {
  id: string
  version: number
  status: 'active' | 'paused'
  draft: PartnerDraft
}

interface Row {
  id: string
  version: number
  status: 'active' | 'paused'
  name: string
  slug: string
  email: string | null
  default_offer_id: string | null
  arrival_parameter: string | null
  customer_id: string | null
}

/** One writer of partners at a time in a shop. Inserts that refer to the shop are not held up. */
export async function lockShop(db: Queryable, shopId: string): Promise<void> {
  await db.query('SELECT 1 FROM shop WHERE id = $1 FOR NO KEY UPDATE', [shopId])
}

/** @returns null where the shop has no such partner */
export async function readPartner(
  db: Queryable,
  { shopId }: Merchant,
  id: string,
): Promise<SavedPartner | null> {
  if (!isUuid(id)) return null
  const { rows } = await db.query<Row>(
    `SELECT id, version, status, name, slug, email, default_offer_id, arrival_parameter, customer_id
       FROM partner WHERE shop_id = $1 AND id = $2`,
    [shopId, id],
  )
  const [row] = rows
  if (!row) return null
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    draft: {
      name: row.name,
      slug: row.slug,
      email: row.email ?? '',
      defaultOfferId: row.default_offer_id ?? '',
      arrivalParameter: row.arrival_parameter ?? '',
      customerId: row.customer_id ?? '',
    },
  }
}

/** The name of another partner that has the slug; null: it is free. */
export async function slugOwner(
  db: Queryable,
  { shopId }: Merchant,
  slug: string,
  partnerId: string,
): Promise<string | null> {
  const { rows } = await db.query<{ name: string }>(
    'SELECT name FROM partner WHERE shop_id = $1 AND slug = $2 AND id <> $3',
    [shopId, slug, partnerId],
  )
  return rows[0]?.name ?? null
}

export async function hasOffer(db: Queryable, { shopId }: Merchant, offerId: string): Promise<boolean> {
  const { rowCount } = await db.query('SELECT 1 FROM offer WHERE shop_id = $1 AND id = $2', [shopId, offerId])
  return rowCount === 1
}

/** Inserts or overwrites. @param partner `draft` was checked, `version` is the new one */
export async function writePartner(
  db: Queryable,
  { shopId }: Merchant,
  partner: { id: string; version: number; draft: PartnerDraft },
  nowMs: number,
): Promise<void> {
  const { id, version, draft } = partner
  await db.query(
    `INSERT INTO partner (shop_id, id, version, name, slug, email, default_offer_id, arrival_parameter, customer_id,
                          created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, nullif($6, ''), nullif($7, '')::uuid, nullif($8, ''), nullif($9, ''), $10, $10)
         ON CONFLICT (shop_id, id) DO UPDATE
        SET version = excluded.version, name = excluded.name, slug = excluded.slug, email = excluded.email,
            default_offer_id = excluded.default_offer_id, arrival_parameter = excluded.arrival_parameter,
            customer_id = excluded.customer_id, updated_at = excluded.updated_at`,
    [
      shopId,
      id,
      version,
      draft.name,
      draft.slug,
      draft.email,
      draft.defaultOfferId,
      draft.arrivalParameter,
      draft.customerId,
      new Date(nowMs),
    ],
  )
}

/** Pausing and resuming are no edit: who has the form open saves as before. @returns whether there is such a partner */
export async function switchPartner(
  db: Queryable,
  { shopId }: Merchant,
  id: string,
  status: SavedPartner['status'],
  nowMs: number,
): Promise<boolean> {
  if (!isUuid(id)) return false
  const { rowCount } = await db.query(
    'UPDATE partner SET status = $3, updated_at = $4 WHERE shop_id = $1 AND id = $2',
    [shopId, id, status, new Date(nowMs)],
  )
  return rowCount === 1
}
