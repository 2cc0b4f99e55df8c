// Two shops, each with an offer, for the tests of settings: what one does must never be seen in the other.
import type pg from 'pg'
import { createIds } from '#app/platform/ids.server.ts'
import type { Merchant } from '../viewer.ts'

export interface FixtureShop {
  merchant: Merchant
  offerId: string
}

export const NOW_MS = Date.UTC(2026, 10, 20, 12)

export async function addShop(pool: pg.Pool, slug: string): Promise<FixtureShop> {
  const newId = createIds(() => NOW_MS)
  const [shopId, offerId] = [newId(), newId()]
  await pool.query(
    `INSERT INTO shop (id, domain, slug, name, currency, time_zone, own_hosts, primary_host, default_offer_id, installed_at, updated_at)
     VALUES ($1, $2 || '.myshopify.com', $2, $2, 'USD', 'UTC', ARRAY[$2 || '.example'], $2 || '.example', $3, now(), now())`,
    [shopId, slug, offerId],
  )
  await pool.query('INSERT INTO shop_slug (slug, shop_id) VALUES ($1, $2)', [slug, shopId])
  await pool.query(
    `INSERT INTO offer (shop_id, id, slug, name, destination_url, updated_at) VALUES ($1, $2, 'main', 'Main', 'https://shop.example/', now())`,
    [shopId, offerId],
  )
  return { merchant: { shopId, partnerId: null }, offerId }
}
