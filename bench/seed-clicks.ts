// Clicks that orders and inbound calls can name.
import type pg from 'pg'
import type { NewId } from '#app/platform/ids.server.ts'
import type { SeededShop } from '../test/setup/seed.ts'

const CLICKS = 1_000

export async function seedClicks(pool: pg.Pool, shop: SeededShop, newId: NewId): Promise<string[]> {
  const ids = Array.from({ length: CLICKS }, newId)
  await pool.query(
    `INSERT INTO click (shop_id, id, offer_id, partner_id, sub1, aff_click_id, source, created_at)
     SELECT $1, id, $2, $3, 'mail', 'theirs-' || position, 'link', now()
       FROM unnest($4::uuid[]) WITH ORDINALITY AS c(id, position)`,
    [shop.id, shop.offer.id, shop.partner.id, ids],
  )
  return ids
}
