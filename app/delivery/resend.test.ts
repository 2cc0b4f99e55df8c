// Resending one delivery over a real database.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/setup/database.ts'
import { merchant, partnerOf } from '../../test/setup/viewers.ts'
import { newId, NOW_MS, writeEndedShop, type EndedShop } from './ended-deliveries.fixture.ts'
import { resendDelivery } from './resend.server.ts'

const database: TestDatabase = await createTestDatabase()
const { pool } = database
afterAll(() => database.close())

let shop: EndedShop
beforeEach(async () => {
  shop = await writeEndedShop(pool)
})

async function read(id: string) {
  const { rows } = await pool.query<{
    state: string
    resend_of: string | null
    ready: boolean
    due: Date | null
  }>('SELECT state, resend_of, ready, next_attempt_at AS due FROM delivery WHERE shop_id = $1 AND id = $2', [
    shop.shopId,
    id,
  ])
  return rows[0]
}

test.each(['delivered', 'failed', 'cancelled'])('a %s delivery is scheduled at once', async (state) => {
  const id = await shop.addDelivery({ state })
  expect(await resendDelivery(pool, merchant(shop.shopId), id, NOW_MS)).toEqual({ kind: 'resent' })
  expect(await read(id)).toEqual({ state: 'scheduled', resend_of: state, ready: true, due: new Date(NOW_MS) })
  expect(await resendDelivery(pool, merchant(shop.shopId), id, NOW_MS)).toMatchObject({
    kind: 'refused',
    code: 'open',
  })
})

test('what must not be sent is refused with the reason', async () => {
  const refusal = async (id: string, of = shop.shopId) => {
    const resent = await resendDelivery(pool, merchant(of), id, NOW_MS)
    return resent.kind === 'refused' ? resent.code : resent.kind
  }
  const failed = await shop.addDelivery()
  expect(await refusal(await shop.addDelivery({ state: 'scheduled' }))).toBe('open')
  expect(await refusal(await shop.addDelivery({ state: 'sending' }))).toBe('open')
  expect(await refusal(await shop.addDelivery({ state: 'cancelled', replaced: true }))).toBe('replaced')
  expect(await refusal(randomUUID())).toBe('unknown')
  expect(await refusal(failed, newId())).toBe('unknown')
  await shop.pause()
  expect(await refusal(failed)).toBe('paused')
  await shop.switchOff()
  expect(await refusal(failed)).toBe('switched_off')
  expect((await read(failed))?.state).toBe('failed')
})

test('a partner resends what was reported to him, by a postback that is his', async () => {
  // The shop's one partner has its id.
  const [own, stranger] = [partnerOf(shop.shopId, shop.shopId), partnerOf(shop.shopId, newId())]
  const id = await shop.addDelivery()
  const resend = async (who: typeof own) => {
    const resent = await resendDelivery(pool, who, id, NOW_MS)
    return resent.kind === 'refused' ? resent.code : resent.kind
  }
  expect(await resend(own)).toBe('unknown')
  await pool.query(
    `INSERT INTO delivery_log (shop_id, id, postback_id, partner_id, offer_id, event, status) VALUES ($1, $2, $3, $1, $3, 'sale', 'approved')`,
    [shop.shopId, id, shop.postbackId],
  )
  expect(await resend(stranger)).toBe('unknown')
  expect(await resend(own)).toBe('resent')
})

test('one that was cancelled while it waited for an exchange rate waits for it again', async () => {
  const id = await shop.addDelivery({ state: 'cancelled' })
  await pool.query(
    `UPDATE delivery SET sent_currency = NULL, "values" = '{"currency":"USD"}' WHERE id = $1`,
    [id],
  )
  await pool.query(`UPDATE postback SET currency = 'EUR' WHERE shop_id = $1`, [shop.shopId])
  expect(await resendDelivery(pool, merchant(shop.shopId), id, NOW_MS)).toEqual({ kind: 'resent' })
  expect(await read(id)).toEqual({ state: 'scheduled', resend_of: 'cancelled', ready: false, due: null })
})
