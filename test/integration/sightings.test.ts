// How long clicks that were seen beside a token or a customer are kept.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetSightings, saveSightings } from '#app/attribution/sightings.server.ts'
import { startSystem, type System } from '../setup/system.ts'

const DAY = 86_400_000
let system: System
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
})
afterAll(() => system.close())

test('a sighting is forgotten once no offer of its shop looks back so far, and never where one looks back for ever', async () => {
  const { pool } = system.database
  const { newId, clock } = system.runtime
  const { id: shopId } = system.shop
  const seen = (days: number) => ({
    shopId,
    kind: 'cart_token' as const,
    key: `cart-${days}`,
    clickId: newId(),
    seenAtMs: clock() - days * DAY,
  })
  await saveSightings(pool, [seen(0), seen(44), seen(46), seen(400)])
  const left = async () => {
    const { rows } = await pool.query('SELECT key FROM sighting ORDER BY seen_at DESC')
    return rows.map(({ key }) => key)
  }
  await pool.query(`UPDATE offer SET lookback_days = NULL WHERE slug = 'summer'`)
  expect(await forgetSightings(pool, new Date(clock()))).toBe(0)
  await pool.query(`UPDATE offer SET lookback_days = 45 WHERE slug = 'summer'`)
  expect(await forgetSightings(pool, new Date(clock()))).toBe(2)
  expect(await left()).toEqual(['cart-0', 'cart-44'])
})
