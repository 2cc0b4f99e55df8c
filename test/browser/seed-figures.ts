// Forty days of a shop for the browser's tests: clicks and conversions of two partners, in two currencies, with sub ids, coupons and
// orders that know their country. They are booked by the code that books them in earnest.
import type pg from 'pg'
import { createIds } from '#app/platform/ids.server.ts'
import { bookConversions } from '../setup/book-conversions.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
export const SEEDED_DAYS = 40
/** Of each day: clicks of the first partner and of the second. */
export const CLICKS = [30, 10] as const

export interface SeededFigures {
  shopId: string
  partners: readonly [string, string]
}

/** @param nowMs the last of the days is the one that it lies in, in UTC */
export async function seedFigures(pool: pg.Pool, nowMs: number): Promise<SeededFigures> {
  const { rows } = await pool.query<{ shop_id: string; id: string; offer_id: string }>(
    `SELECT partner.shop_id, partner.id, (SELECT id FROM offer WHERE offer.shop_id = partner.shop_id LIMIT 1) AS offer_id
       FROM partner LIMIT 1`,
  )
  const { shop_id: shopId, id: first, offer_id: offerId } = rows[0] as (typeof rows)[0]
  const second = createIds(() => nowMs)()
  await pool.query(
    `INSERT INTO partner (shop_id, id, slug, name, updated_at) VALUES ($1, $2, 'velo', 'Velo & Söhne – Magazin für das Radfahren', now())`,
    [shopId, second],
  )
  const partners = [first, second] as const
  // The day before the one that begins with `nowMs` is the first that is seeded to its end; noon is past in no zone of the tests.
  const midnight = Math.floor(nowMs / DAY_MS) * DAY_MS
  for (let day = 1; day <= SEEDED_DAYS; day++)
    for (const [which, partnerId] of partners.entries()) {
      const atMs = midnight - day * DAY_MS + 15 * HOUR_MS
      const newId = createIds(() => atMs)
      const ids = Array.from({ length: CLICKS[which] as number }, newId)
      await pool.query(
        `WITH made AS (
           INSERT INTO click (shop_id, id, offer_id, partner_id, sub1, source, created_at)
           SELECT $1, id, $2, $3, 'letter-' || (n % 3), 'link', $4 FROM unnest($5::uuid[]) WITH ORDINALITY AS each(id, n) RETURNING id)
         INSERT INTO click_recount (shop_id, click_id, hour) SELECT $1, id, $6 FROM made`,
        [shopId, offerId, partnerId, new Date(atMs), ids, new Date(atMs)],
      )
      await addConversions(pool, { shopId, offerId, partnerId, atMs, day, which, clickId: ids[0] as string })
    }
  return { shopId, partners }
}

interface Asked {
  shopId: string
  offerId: string
  partnerId: string
  atMs: number
  day: number
  which: number
  clickId: string
}

/** Two sales of the first partner a day, one of the second; every fifth day one more in yen. */
async function addConversions(
  pool: pg.Pool,
  { shopId, offerId, partnerId, atMs, day, which, clickId }: Asked,
) {
  const sales = which === 0 ? 2 : 1
  for (let number = 0; number < sales + (day % 5 === 0 ? 1 : 0); number++) {
    const isYen = number === sales
    const id = `conv_${day}_${which}_${number}`
    const orderId = `9${day}${which}${number}`
    const minor = isYen ? 12_000 : 4_000 + ((day * 37) % 30) * 100
    await pool.query(
      `INSERT INTO shop_order (shop_id, id, name, first_seen_at, changed_at, snapshot) VALUES ($1, $2, $3, $4, $4, $5)`,
      [shopId, orderId, `#${orderId}`, new Date(atMs), { country: which === 0 ? 'DE' : 'AT', landingSite: `/collections/${which}?utm=1` }],
    ) // prettier-ignore
    await pool.query(
      `INSERT INTO conversion (shop_id, id, txn_id, order_id, event, status, currency, amount_minor, payout_minor, original_amount_minor,
         original_payout_minor, sale_amount_minor, discount_minor, partner_id, offer_id, click_id, coupon_code, method, source, test,
         payout_terms, occurred_at, created_at, changed_at)
       VALUES ($1, $2, $2, $3, 'sale', $4, $5, $6::bigint, $6::bigint / 10, $6::bigint, $6::bigint / 10, $6::bigint, 0, $7, $8, $9, $10,
         'click', 'shopify', false, '{}', $11, $11, $11)`,
      [shopId, id, orderId, day < 8 ? 'hold' : 'approved', isYen ? 'JPY' : 'USD', minor, partnerId, offerId,
        which === 0 ? clickId : null, which === 1 ? 'VELO10' : null, new Date(atMs)],
    ) // prettier-ignore
    await bookConversions(pool, shopId, [id])
  }
}
