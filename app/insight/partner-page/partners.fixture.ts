// Shops with offers and partners, for the tests of partners' pages.
import type pg from 'pg'
import { couponKey } from '#app/attribution/coupon-key.ts'
import { createIds } from '#app/platform/ids.server.ts'
import { sayingIn } from '#app/language/catalogs.server.ts'
import type { Reader } from '#app/language/reader.ts'
import type { Merchant } from '#app/program/viewer.ts'

export const NOW_MS = Date.UTC(2026, 10, 21, 12)
export const newId = createIds(() => NOW_MS)
export const READER: Reader = { locale: 'en', say: sayingIn('en'), timeZone: 'UTC', nowMs: NOW_MS }

export interface TestShop extends Merchant {
  offerId: string
  otherOfferId: string
  domain: string
}

export async function addShop(pool: pg.Pool, slug: string): Promise<TestShop> {
  const [shopId, offerId, otherOfferId] = [newId(), newId(), newId()]
  const domain = `${slug}.myshopify.com`
  await pool.query(
    `INSERT INTO shop (id, domain, slug, name, currency, time_zone, own_hosts, default_offer_id, installed_at, updated_at)
     VALUES ($1, $2, $3, $3, 'USD', 'UTC', '{shop.example}', $4, now(), now())`,
    [shopId, domain, slug, offerId],
  )
  await pool.query(
    `INSERT INTO offer (shop_id, id, slug, name, destination_url, updated_at)
     VALUES ($1, $2, 'main', 'Main', 'https://shop.example/', now()), ($1, $3, 'other', 'Other', 'https://shop.example/o', now())`,
    [shopId, offerId, otherOfferId],
  )
  return { shopId, partnerId: null, offerId, otherOfferId, domain }
}

/** @param fields `coupon`: a code of the shop's main offer */
export async function addPartner(
  pool: pg.Pool,
  { shopId, offerId }: TestShop,
  slug: string,
  fields: { name?: string; email?: string; status?: string; arrival?: string; coupon?: string } = {},
): Promise<string> {
  const id = newId()
  const { name = slug, email = null, status = 'active', arrival = null, coupon } = fields
  await pool.query(
    `INSERT INTO partner (shop_id, id, slug, name, email, status, arrival_parameter, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now())`,
    [shopId, id, slug, name, email, status, arrival],
  )
  if (coupon)
    await pool.query(
      'INSERT INTO coupon (shop_id, id, code, code_key, partner_id, offer_id) VALUES ($1, $2, $3, $4, $5, $6)',
      [shopId, newId(), coupon, couponKey(coupon), id, offerId],
    )
  return id
}
