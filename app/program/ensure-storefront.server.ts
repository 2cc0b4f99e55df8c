// The row that says how a shop's storefront stands: made the first time anybody needs it, with the key that the shop's web
// pixel shows us.
import { randomBytes } from 'node:crypto'
import type { Queryable } from '#app/platform/database.server.ts'

const KEY_BYTES = 32

/** Safe to call again, from many processes at once: the first key stays. @param shopIds shops that exist */
export async function ensureStorefronts(db: Queryable, shopIds: readonly string[]): Promise<void> {
  if (shopIds.length === 0) return
  await db.query(
    `INSERT INTO storefront (shop_id, pixel_key) SELECT * FROM unnest($1::uuid[], $2::text[])
     ON CONFLICT (shop_id) DO NOTHING`,
    [shopIds, shopIds.map(newPixelKey)],
  )
}

/** As ensureStorefronts, of one shop. @returns the key that its pixel shows: 43 characters, base64url */
export async function ensureStorefront(db: Queryable, shopId: string): Promise<{ pixelKey: string }> {
  await ensureStorefronts(db, [shopId])
  const { rows } = await db.query<{ pixelKey: string }>(
    'SELECT pixel_key AS "pixelKey" FROM storefront WHERE shop_id = $1',
    [shopId],
  )
  const [row] = rows
  if (!row) throw new Error(`the storefront of shop ${shopId} was not made`)
  return row
}

/** 43 characters, base64url. */
export function newPixelKey(): string {
  return randomBytes(KEY_BYTES).toString('base64url')
}

/** Whoever has just got access to the shop has what a failure waited for: settings and pixel are looked at in the next minute. */
export async function lookAtStorefrontSoon(db: Queryable, shopId: string): Promise<void> {
  await db.query('UPDATE storefront SET publish_due_at = NULL, pixel_due_at = NULL WHERE shop_id = $1', [
    shopId,
  ])
}
