// Clicks that were seen beside a token or a customer: which of what is told counts, and how long it is kept.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findSightings, forgetSightings, saveSightings } from '#app/attribution/sightings.server.ts'
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

test('of a click that is seen several times the earliest counts, in whatever order and however many at once it is told', async () => {
  const { pool } = system.database
  const { newId, clock } = system.runtime
  const sighting = {
    shopId: system.shop.id,
    kind: 'customer' as const,
    key: '77',
    clickId: newId(),
    seenAtMs: clock(),
  }
  const hour = (n: number) => ({ ...sighting, seenAtMs: sighting.seenAtMs + n * 3_600_000 })
  const seenAt = async () => (await findSightings(pool, [sighting]))[0]?.map(({ seenAtMs }) => seenAtMs)

  expect(await saveSightings(pool, [hour(2), hour(1)])).toEqual([true, true])
  expect(await seenAt()).toEqual([hour(1).seenAtMs])
  expect(await saveSightings(pool, [hour(1), hour(3)])).toEqual([false, false])
  expect(await seenAt()).toEqual([hour(1).seenAtMs])
  expect(await saveSightings(pool, [hour(0)])).toEqual([true])
  expect(await seenAt()).toEqual([hour(0).seenAtMs])
})
