// The app's web pixel in a shop is made, looked after and mended: through Shopify's library, against the sandbox's Shopify.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AdminApi } from '#app/platform/shopify/admin-api.server.ts'
import { ensureStorefront, ensureStorefronts } from '#app/program/ensure-storefront.server.ts'
import { keepPixels, repairPixel } from '#app/program/pixel-keep.server.ts'
import { startPlatform, type Platform } from '../setup/platform.ts'
import { seedShop } from '../setup/seed.ts'
import { startSystem, type System } from '../setup/system.ts'

const SCOPES = 'read_pixels,write_pixels,read_customer_events'
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const START = Date.now()

let system: System
let platform: Platform
let wanted: object
let nowMs: number
/** The operations that Shopify was asked. */
let asked: string[]

beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  platform = await startPlatform(system, SCOPES)
})
afterAll(async () => {
  await platform.close()
  await system.close()
})
beforeEach(async () => {
  nowMs = START
  asked = []
  platform.options.scopes = SCOPES
  platform.shop.webPixel = null
  await system.database.pool.query('DELETE FROM storefront')
  const { pixelKey } = await ensureStorefront(system.database.pool, system.shop.id)
  wanted = { endpoint: 'https://app.example.com/pixel', brand: system.shop.brand, key: pixelKey }
})

const watched: AdminApi = {
  ask(domain, query, variables) {
    asked.push(/(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '')
    return system.runtime.admin.ask(domain, query, variables)
  },
}
const ports = (admin = watched) => ({
  db: system.runtime.db,
  log: system.runtime.log,
  admin,
  appUrl: 'https://app.example.com',
})
const keep = (admin?: AdminApi) => keepPixels(ports(admin), nowMs)

async function standing(shopId = system.shop.id) {
  const { rows } = await system.database.pool.query<Record<string, unknown>>(
    'SELECT pixel_state, pixel_id, pixel_error, pixel_checked_at, pixel_due_at FROM storefront WHERE shop_id = $1',
    [shopId],
  )
  const { pixel_checked_at, pixel_due_at, ...rest } = rows[0] as {
    pixel_checked_at: Date | null
    pixel_due_at: Date
  }
  return {
    ...rest,
    checkedAgoMs: pixel_checked_at && nowMs - pixel_checked_at.getTime(),
    dueInMs: pixel_due_at.getTime() - nowMs,
  }
}
const settings = () => JSON.parse(platform.shop.webPixel?.settings ?? 'null') as unknown

test('a new shop gets one at once, which is looked at every hour', async () => {
  expect(await keep()).toEqual({ live: 1, wrong: 0 })
  expect(asked).toEqual(['ShopPixel', 'CreatePixel'])
  expect(settings()).toEqual(wanted)
  const id = platform.shop.webPixel?.id
  expect(await standing()).toEqual({
    pixel_state: 'live',
    pixel_id: id,
    pixel_error: null,
    checkedAgoMs: 0,
    dueInMs: HOUR_MS,
  })
  nowMs += HOUR_MS - 1
  expect(await keep()).toEqual({ live: 0, wrong: 0 })
  nowMs += 1
  expect(await keep()).toEqual({ live: 1, wrong: 0 })
  expect(asked).toEqual(['ShopPixel', 'CreatePixel', 'ShopPixel'])
})

describe('within the hour it is mended', () => {
  beforeEach(async () => {
    await keep()
    nowMs += HOUR_MS
    asked = []
  })

  test('where a merchant removed it', async () => {
    platform.shop.webPixel = null
    expect(await keep()).toEqual({ live: 1, wrong: 0 })
    expect(settings()).toEqual(wanted)
  })

  test('where the brand has changed since', async () => {
    const { pool } = system.database
    await pool.query(`INSERT INTO shop_slug (slug, shop_id) VALUES ('renamed', $1)`, [system.shop.id])
    await pool.query(`UPDATE shop SET slug = 'renamed' WHERE id = $1`, [system.shop.id])
    expect(await keep()).toEqual({ live: 1, wrong: 0 })
    expect(asked).toEqual(['ShopPixel', 'UpdatePixel'])
    expect(settings()).toEqual({ ...wanted, brand: 'renamed' })
    await pool.query(`UPDATE shop SET slug = $2 WHERE id = $1`, [system.shop.id, system.shop.brand])
  })
})

test('an app that is installed again is looked after at once: its pixel went with it', async () => {
  await keep()
  platform.shop.webPixel = null
  nowMs += MINUTE_MS
  const { pool } = system.database
  await pool.query(`UPDATE shop SET installed_at = $2 WHERE id = $1`, [system.shop.id, new Date(nowMs)])
  expect(await keep()).toEqual({ live: 1, wrong: 0 })
  expect(settings()).toEqual(wanted)
  expect(await keep()).toEqual({ live: 0, wrong: 0 })
})

test('without the permission it fails in words, and goes on once there is one', async () => {
  platform.options.scopes = 'read_orders'
  expect(await keep()).toEqual({ live: 0, wrong: 1 })
  expect(await standing()).toMatchObject({
    pixel_state: 'failed',
    pixel_error: expect.stringContaining('read_pixels') as string,
    dueInMs: 15 * MINUTE_MS,
  })
  platform.options.scopes = SCOPES
  nowMs += 15 * MINUTE_MS
  expect(await keep()).toEqual({ live: 1, wrong: 0 })
  expect(await standing()).toMatchObject({ pixel_state: 'live', pixel_error: null })
})

test('the button does at once what the chore does', async () => {
  await keep()
  platform.shop.webPixel = { id: 'gid://shopify/WebPixel/9', settings: '{}' }
  expect(await repairPixel(ports(), system.shop.id, nowMs)).toMatchObject({ state: 'live' })
  expect(settings()).toEqual(wanted)
  expect(await standing()).toMatchObject({ pixel_id: 'gid://shopify/WebPixel/9' })
})

test('one shop is looked after by one worker at a time, and a broken one holds up no other', async () => {
  const other = await seedShop(system.runtime, {
    domain: 'other.myshopify.com',
    postbackUrl: system.tracker.url,
  })
  await ensureStorefronts(system.database.pool, [other.id])
  const broken: AdminApi = {
    ask(domain, ...question) {
      if (domain === other.domain) throw new Error('sealed with a lost key')
      return watched.ask(domain, ...question)
    },
  }
  const both = await Promise.all([keep(broken), keep(broken)])
  expect([both[0].live + both[1].live, both[0].wrong + both[1].wrong]).toEqual([1, 1])
  expect(asked).toEqual(['ShopPixel', 'CreatePixel'])
  expect(await standing(other.id)).toMatchObject({ pixel_state: 'failed', dueInMs: 10 * MINUTE_MS })
})
