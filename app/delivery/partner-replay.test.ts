// Replays as somebody asks for them who is bound to a partner.
import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/setup/database.ts'
import { partnerOf } from '../../test/setup/viewers.ts'
import { HOUR_MS, newId, NOW_MS, writeEndedShop } from './ended-deliveries.fixture.ts'
import { startReplay, stopReplay } from './replay.server.ts'

const database = await createTestDatabase()
const { pool } = database
afterAll(() => database.close())

test('a partner replays and stops what is his', async () => {
  const shop = await writeEndedShop(pool)
  const period = { postbackId: shop.postbackId, sinceMs: NOW_MS - 24 * HOUR_MS, untilMs: NOW_MS }
  // The shop's one partner has its id.
  const own = partnerOf(shop.shopId, shop.shopId)
  const stranger = partnerOf(shop.shopId, newId())
  const id = await shop.addDelivery()
  const startAs = async (who: typeof own) => {
    const started = await startReplay({ pool }, newId, who, period, 'Kim', NOW_MS)
    return started.kind === 'refused' ? started.code : started.replayId
  }
  expect(await startAs(stranger)).toBe('unknown')
  // Nothing says that it was reported to him: the postback may have been another's then.
  expect(await startAs(own)).toBe('not_all_own')
  await pool.query(
    `INSERT INTO delivery_log (shop_id, id, postback_id, partner_id, offer_id, event, status) VALUES ($1, $2, $3, $1, $3, 'sale', 'approved')`,
    [shop.shopId, id, shop.postbackId],
  )
  const replay = await startAs(own)
  expect(await stopReplay(pool, stranger, replay, NOW_MS)).toBe(false)
  expect(await stopReplay(pool, own, replay, NOW_MS)).toBe(true)
})
