// Writes a shop with what its home page shows, row by row, for the tests of this room.
import type pg from 'pg'
import { createIds } from '#app/platform/ids.server.ts'
import { bookConversions } from '../../test/setup/book-conversions.ts'

export interface Shop {
  id: string
  offer: string
  partner: string
  postback: string
}

/**
 * @param nowMs when things happen that name no other time, Unix milliseconds
 * @param timeZone of every shop
 */
export function createShopWriter(pool: pg.Pool, nowMs: number, timeZone: string) {
  const newId = createIds(() => nowMs)
  /** An id of another time: ids rise, so each time has a source of its own. */
  const idAt = (atMs: number) => createIds(() => atMs)()
  const run = (text: string, values: unknown[]) => pool.query(text, values)

  async function addShop(slug: string): Promise<Shop> {
    const [id, offer, partner, postback] = [newId(), newId(), newId(), newId()]
    await run(
      `INSERT INTO shop (id, domain, slug, name, currency, time_zone, default_offer_id, installed_at, updated_at)
       VALUES ($1, $2, $3, $3, 'USD', $4, $5, now(), now())`,
      [id, `${slug}.myshopify.com`, slug, timeZone, offer],
    )
    for (const [offerId, offerSlug] of [
      [newId(), 'older'],
      [offer, 'main'],
    ])
      await run(
        `INSERT INTO offer (shop_id, id, slug, name, destination_url, updated_at) VALUES ($1, $2, $3, $3, 'https://shop.example/', now())`,
        [id, offerId, offerSlug],
      )
    await run(
      `INSERT INTO partner (shop_id, id, slug, name, updated_at) VALUES ($1, $2, 'pat', 'Pat', now())`,
      [id, partner],
    )
    await run(
      `INSERT INTO postback (shop_id, id, partner_id, url, updated_at) VALUES ($1, $2, $3, 'https://t.example/p?c={click_id}', now())`,
      [id, postback, partner],
    )
    return { id, offer, partner, postback }
  }

  async function addPartner(of: Shop, slug: string): Promise<string> {
    const id = newId()
    await run(`INSERT INTO partner (shop_id, id, slug, name, updated_at) VALUES ($1, $2, $3, $3, now())`, [
      of.id,
      id,
      slug,
    ])
    return id
  }

  const addClick = (of: Shop, atMs: number) =>
    run(
      `INSERT INTO click (shop_id, id, offer_id, partner_id, source, created_at) VALUES ($1, $2, $3, $4, 'link', $5)`,
      [of.id, idAt(atMs), of.offer, of.partner, new Date(atMs)],
    )

  let conversions = 0
  async function addConversion(
    of: Shop,
    fields: { status?: string; currency?: string; minor?: bigint; test?: boolean; atMs?: number },
  ) {
    const { status = 'approved', currency = 'USD', minor = 1000n, test = false, atMs = nowMs } = fields
    const id = `conv_${++conversions}`
    await run(
      `INSERT INTO conversion (shop_id, id, txn_id, event, status, currency, amount_minor, payout_minor, original_amount_minor,
         original_payout_minor, sale_amount_minor, discount_minor, partner_id, offer_id, method, source, test, payout_terms,
         occurred_at, created_at, changed_at)
       VALUES ($1, $2, $2, 'sale', $3, $4, $5::bigint, $5::bigint / 10, $5::bigint, $5::bigint / 10, $5::bigint, 0, $6, $7, 'click', 'inbound', $8, '{}', $9, $9, $9)`,
      [of.id, id, status, currency, minor, of.partner, of.offer, test, new Date(atMs)],
    )
    await bookConversions(pool, of.id, [id])
    return id
  }

  async function addDelivery(of: Shop, fields: { state: string; attempts: number; atMs?: number }) {
    const atMs = fields.atMs ?? nowMs
    const id = idAt(atMs)
    const isOpen = fields.state === 'scheduled' || fields.state === 'sending'
    await run(
      `INSERT INTO delivery (shop_id, id, postback_id, conversion_id, change_id, state, attempts, next_attempt_at, leased_until, "values",
         amount_minor, payout_minor, created_at)
       VALUES ($1, $2, $3, 'conv_x', $4, $5, $6, $7, CASE $5 WHEN 'sending' THEN $7::timestamptz END, '{}', 0, 0, $8)`,
      [
        of.id,
        id,
        of.postback,
        newId(),
        fields.state,
        fields.attempts,
        isOpen ? new Date(atMs + 60_000) : null,
        new Date(atMs),
      ],
    )
    return id
  }

  const addAttempt = (
    of: Shop,
    deliveryId: string,
    number: number,
    httpStatus: number | null,
    error: string | null,
  ) =>
    run(
      `INSERT INTO delivery_attempt (shop_id, id, delivery_id, number, started_at, duration_ms, method, url, request_headers, http_status, error)
       VALUES ($1, $2, $3, $4, now(), 1, 'GET', 'https://t.example/p', '{}', $5, $6)`,
      [of.id, idAt(nowMs + number * 1000), deliveryId, number, httpStatus, error],
    )

  return { run, addShop, addPartner, addClick, addConversion, addDelivery, addAttempt }
}
