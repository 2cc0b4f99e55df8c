// The program that the clicks belong to: a shop with its offers, partners and coupons.
import type { Database } from '#app/platform/database.server.ts'
import { createIds } from '#app/platform/ids.server.ts'
import { createSecretBox } from '#app/platform/secret-box.server.ts'
import { seedShop } from '../../test/setup/seed.ts'

export interface Program {
  shopId: string
  offerIds: string[]
  partnerIds: string[]
}

const OFFERS = 20
const PARTNERS = 500

/** Shops beside the one that is measured, and how much each of them has of what it has. */
export const OTHER_SHOPS = ['one.myshopify.com', 'other.myshopify.com'] as const
export const OTHER_SHARE = 0.1

/** @param options the shop's domain, and how many partners it has */
export async function seedProgram(
  db: Database,
  { domain, partners = PARTNERS }: { domain?: string; partners?: number } = {},
): Promise<Program> {
  const newId = createIds(() => Date.now())
  const secretBox = createSecretBox([{ id: 'k1', key: Buffer.alloc(32, 7) }])
  const postbackUrl = 'https://tracker.example/postback'
  const shop = await seedShop({ db, secretBox, newId }, { postbackUrl, ...(domain && { domain }) })
  const ids = (count: number) => Array.from({ length: count }, newId)
  const [offerIds, partnerIds] = [ids(OFFERS), ids(partners)]
  await db.pool.query(
    `INSERT INTO offer SELECT (jsonb_populate_record(offer, jsonb_build_object('id', made.id, 'slug', 'offer-' || n))).*
       FROM offer CROSS JOIN unnest($2::uuid[]) WITH ORDINALITY AS made(id, n) WHERE offer.id = $1`,
    [shop.offer.id, offerIds],
  )
  await db.pool.query(
    `INSERT INTO partner SELECT (jsonb_populate_record(partner, jsonb_build_object('id', made.id, 'slug', 'partner-' || n))).*
       FROM partner CROSS JOIN unnest($2::uuid[]) WITH ORDINALITY AS made(id, n) WHERE partner.id = $1`,
    [shop.partner.id, partnerIds],
  )
  await db.pool.query(
    `INSERT INTO coupon SELECT (jsonb_populate_record(coupon, jsonb_build_object('id', uuidv7(), 'partner_id', made.id,
            'code', 'CODE' || n, 'code_key', 'code' || n))).*
       FROM coupon CROSS JOIN unnest($2::uuid[]) WITH ORDINALITY AS made(id, n) WHERE coupon.shop_id = $1`,
    [shop.id, partnerIds],
  )
  return { shopId: shop.id, offerIds, partnerIds }
}
