import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensurePartitions } from '#app/platform/partitions.server.ts'
import { createTestDatabase, type TestDatabase } from '../../test/setup/database.ts'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { readClickFigures } from './figures/click-figures.server.ts'
import { readConversionFigures } from './figures/conversion-figures.server.ts'
import { statusSums } from './figures/status-sums.ts'
import { readHome } from './home.server.ts'
import { shopDay } from './shop-day.ts'
import { createShopWriter, type Shop } from './shop.fixture.ts'
import { readShopSetup, type ShopSetup } from './shop-setup.server.ts'
import { countDeliveries, newestDeliveries } from './today.server.ts'

const ZONE = 'America/New_York'
const NOW_MS = Date.parse('2026-11-20T18:00:00Z')
const day = shopDay(NOW_MS, ZONE)
const YESTERDAY_MS = day.fromMs - 1
const APP_URL = 'https://app.example.com'

const reader = { locale: 'en' as const, say: sayingIn('en'), timeZone: ZONE, nowMs: NOW_MS }
const merchant = ({ id }: { id: string }) => ({ shopId: id, partnerId: null })
const homeOf = (setup: ShopSetup) =>
  readHome(database.pool, setup, merchant(setup), reader, { appUrl: APP_URL, currency: null })

let database: TestDatabase
let write: ReturnType<typeof createShopWriter>
let shop: Shop
let other: Shop

beforeAll(async () => {
  database = await createTestDatabase()
  await ensurePartitions(database.pool, NOW_MS)
  write = createShopWriter(database.pool, NOW_MS, ZONE)
  shop = await write.addShop('one')
  other = await write.addShop('two')
})
afterAll(() => database.close())

test('clicks are those of this shop and of this day, from its first moment to its last', async () => {
  for (const atMs of [day.fromMs, NOW_MS, day.toMs - 1]) await write.addClick(shop, atMs)
  for (const atMs of [YESTERDAY_MS, day.toMs]) await write.addClick(shop, atMs)
  await write.addClick(other, NOW_MS)
  expect(await readClickFigures(database.pool, merchant(shop), [day.fromMs, day.toMs])).toEqual([
    { span: 0, groupId: null, clicks: 3 },
  ])
})

test('conversions are summed by status and currency, without those of tests, other days and other shops', async () => {
  await write.addConversion(shop, { minor: 2500n })
  await write.addConversion(shop, { minor: 9_000_000_000_000_000_000n })
  await write.addConversion(shop, { minor: 9_000_000_000_000_000_000n })
  await write.addConversion(shop, { currency: 'JPY', minor: 1200n })
  await write.addConversion(shop, { status: 'rejected', minor: 0n })
  await write.addConversion(shop, { test: true })
  await write.addConversion(shop, { atMs: YESTERDAY_MS })
  await write.addConversion(other, {})
  const figures = await readConversionFigures(database.pool, merchant(shop), [day.fromMs, day.toMs])
  expect(statusSums(figures, 'JPY')).toEqual([
    { status: 'approved', currency: 'JPY', count: 1, amountMinor: 1200n, payoutMinor: 120n },
    {
      status: 'approved',
      currency: 'USD',
      count: 3,
      amountMinor: 18_000_000_000_000_002_500n, // more than int8 holds
      payoutMinor: 1_800_000_000_000_000_250n,
    },
    { status: 'rejected', currency: 'USD', count: 1, amountMinor: 0n, payoutMinor: 0n },
  ])
})

test('deliveries are counted by state, and listed newest first with their last attempt', async () => {
  await write.addDelivery(shop, { state: 'delivered', attempts: 1, atMs: YESTERDAY_MS })
  const retried = await write.addDelivery(shop, { state: 'scheduled', attempts: 2, atMs: NOW_MS - 3000 })
  await write.addAttempt(shop, retried, 1, null, 'connection refused')
  await write.addAttempt(shop, retried, 2, 503, 'HTTP 503')
  const waiting = await write.addDelivery(shop, { state: 'scheduled', attempts: 0, atMs: NOW_MS - 2000 })
  await write.addDelivery(other, { state: 'failed', attempts: 8 })

  expect(await countDeliveries(database.pool, shop.id, day)).toEqual([
    { state: 'scheduled', tried: false, count: 1 },
    { state: 'scheduled', tried: true, count: 1 },
  ])
  const newest = await newestDeliveries(database.pool, shop.id, 2)
  expect(newest.map(({ id }) => id)).toEqual([waiting, retried])
  expect(newest[0]).toMatchObject({ lastAttempt: null, partner: 'Pat', attempts: 0 })
  expect(newest[1]?.lastAttempt).toEqual({ httpStatus: 503, error: 'HTTP 503' })
})

test('the home page is all of this in words, and hands out the links of the default offer', async () => {
  const setup = await readShopSetup(database.pool, 'one.myshopify.com')
  expect(setup).toMatchObject({ id: shop.id, offer: 'main', partner: 'pat', hasPostback: true })
  const home = await homeOf(setup!)
  expect(home).toMatchObject({
    date: 'Friday 20 November',
    clicks: '3',
    conversionCount: '5',
    deliveryCount: '2',
    trackingLink: `${APP_URL}/r/one/main?via=pat`,
    postbackUrl: `${APP_URL}/api/postback/one/main`,
  })
  expect(home.sums.map(({ key }) => key)).toEqual(['approved USD', 'rejected USD', 'approved JPY'])
  expect(home.sums.find(({ key }) => key === 'approved JPY')).toMatchObject({
    amount: '¥1,200',
    payout: '¥120',
  })
  expect(home.conversions).toHaveLength(7)
  expect(home.conversions.at(-1)).toMatchObject({ when: '19 Nov, 23:59', partner: 'Pat' })
  expect(home.conversions.filter((row) => row.test)).toHaveLength(1)
  expect(home.deliveries.map(({ label }) => label)).toEqual(['scheduled', 'retrying', 'delivered'])
  expect(home.deliveries[1]).toMatchObject({
    host: 't.example',
    result: 'HTTP 503',
    next: '13:00:57',
  })
})

test('an order is named as the merchant knows it', async () => {
  const id = await write.addConversion(other, { atMs: NOW_MS + 1000 })
  await write.run(`UPDATE conversion SET order_id = '7' WHERE id = $1`, [id])
  await write.run(
    `INSERT INTO shop_order (shop_id, id, name, first_seen_at, changed_at) VALUES ($1, '7', '#1042', now(), now())`,
    [other.id],
  )
  const setup = await readShopSetup(database.pool, 'two.myshopify.com')
  const home = await homeOf(setup!)
  expect(home.conversions[0]?.name).toBe('#1042')
})

test('a shop that the app does not know has no home', async () => {
  expect(await readShopSetup(database.pool, 'nobody.myshopify.com')).toBeNull()
})
