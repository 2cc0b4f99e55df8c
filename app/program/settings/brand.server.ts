// The brand, which stands in every link and in the address of inbound postbacks. A former one goes on leading to the shop and is
// nobody else's.
import { mark } from '#app/language/say.ts'
import { inTransaction, type Database, type Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '../viewer.ts'

export type BrandChanged =
  | { kind: 'changed'; brand: string }
  | { kind: 'refused'; message: string }
  /** Somebody has changed it since it was read; this is how it stands. */
  | { kind: 'conflict'; brand: string }

const BRAND = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
/** Names are scarce: those that a shop had are kept from all others. */
export const MAX_BRANDS = 10

export const BRAND_PROBLEMS = {
  malformed: mark('Use 1 to 63 lower-case letters, digits and hyphens, without a hyphen at either end.'),
  same: mark('This is the brand already.'),
  taken: mark('This brand is taken. Choose another.'),
  tooMany: mark('A shop can have 10 brands, former ones included. Choose one of those.'),
} as const

/** Newest first, the present one among them. */
export async function readBrands(db: Queryable, { shopId }: Merchant): Promise<string[]> {
  const { rows } = await db.query<{ slug: string }>(
    'SELECT slug FROM shop_slug WHERE shop_id = $1 ORDER BY created_at DESC, slug',
    [shopId],
  )
  return rows.map(({ slug }) => slug)
}

/** @param input `before`: the brand that was on the page */
export async function changeBrand(
  db: Pick<Database, 'pool'>,
  merchant: Merchant,
  input: { before: string; brand: string },
  nowMs: number,
): Promise<BrandChanged> {
  const brand = input.brand.trim().toLowerCase()
  if (!BRAND.test(brand)) return { kind: 'refused', message: BRAND_PROBLEMS.malformed }
  return inTransaction(db.pool, async (client): Promise<BrandChanged> => {
    const { rows } = await client.query<{ slug: string }>(
      'SELECT slug FROM shop WHERE id = $1 FOR NO KEY UPDATE',
      [merchant.shopId],
    )
    const present = rows[0]?.slug ?? ''
    if (present !== input.before) return { kind: 'conflict', brand: present }
    if (present === brand) return { kind: 'refused', message: BRAND_PROBLEMS.same }
    const problem = await takeName(client, merchant, brand)
    if (problem !== null) return { kind: 'refused', message: problem }
    await client.query('UPDATE shop SET slug = $2, updated_at = $3 WHERE id = $1', [
      merchant.shopId,
      brand,
      new Date(nowMs),
    ])
    return { kind: 'changed', brand }
  })
}

/** @returns what is wrong; null: the name is the shop's, as it may have been before */
async function takeName(db: Queryable, merchant: Merchant, brand: string): Promise<string | null> {
  const brands = await readBrands(db, merchant)
  if (brands.includes(brand)) return null
  if (brands.length >= MAX_BRANDS) return BRAND_PROBLEMS.tooMany
  const { rowCount } = await db.query(
    'INSERT INTO shop_slug (slug, shop_id) VALUES ($1, $2) ON CONFLICT (slug) DO NOTHING',
    [brand, merchant.shopId],
  )
  return rowCount === 1 ? null : BRAND_PROBLEMS.taken
}
