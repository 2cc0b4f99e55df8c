// The home page of somebody bound to a partner, over PostgreSQL: his own figures and balance, whatever others of the shop and other
// shops have, and whether or not they are folded yet.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foldFigures } from '#app/conversion/figures.server.ts'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { ensurePartitions } from '#app/platform/partitions.server.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { shopDay } from '../shop-day.ts'
import { createShopWriter, type Shop } from '../shop.fixture.ts'
import { readShopSetup } from '../shop-setup.server.ts'
import { readPartnerHome } from './partner-home.server.ts'

const ZONE = 'Asia/Kolkata' // its days begin at half past
const NOW_MS = Date.parse('2026-11-20T18:00:00Z')
const DAY_MS = 86_400_000
const today = shopDay(NOW_MS, ZONE)
const reader = { locale: 'en' as const, say: sayingIn('en'), timeZone: ZONE, nowMs: NOW_MS }

let database: TestDatabase
let shop: Shop
beforeAll(async () => {
  database = await createTestDatabase()
  await ensurePartitions(database.pool, NOW_MS)
  const write = createShopWriter(database.pool, NOW_MS, ZONE)
  shop = await write.addShop('one')
  const rival = { ...(await write.addShop('two')) }
  const colleague = { ...shop, partner: await write.addPartner(shop, 'kim') }
  for (const of of [colleague, rival]) {
    await write.addClick(of, NOW_MS)
    await write.addConversion(of, { minor: 777_000n })
  }
  for (const atMs of [today.fromMs, today.toMs - 1, today.fromMs - 1, today.fromMs - 30 * DAY_MS])
    await write.addClick(shop, atMs)
  await write.addConversion(shop, { status: 'pending', minor: 1000n, atMs: today.fromMs })
  await write.addConversion(shop, { status: 'hold', minor: 2000n })
  await write.addConversion(shop, { status: 'hold', minor: 3000n })
  await write.addConversion(shop, { status: 'approved', minor: 4000n })
  await write.addConversion(shop, { status: 'approved', minor: 900n, currency: 'JPY' })
  await write.addConversion(shop, { status: 'reversed', minor: 0n })
  await write.addConversion(shop, { test: true, minor: 555_000n })
  await write.addConversion(shop, { status: 'approved', minor: 50_000n, atMs: today.fromMs - 1 })
  await write.addConversion(shop, { status: 'approved', minor: 600_000n, atMs: today.fromMs - 30 * DAY_MS })
})
afterAll(() => database.close())

const read = async (partnerId = shop.partner, domain = 'one') => {
  const setup = (await readShopSetup(database.pool, `${domain}.myshopify.com`))!
  return readPartnerHome(database.pool, { shopId: setup.id, partnerId }, setup, reader, 'https://app.example')
}

test.each([
  ['as they are written', async () => {}],
  ['once they are folded', () => foldFigures(database)],
])('figures are his own, by status and currency, of days of the shop, %s', async (_, prepare) => {
  await prepare()
  const { figures, balances } = await read()
  const sums = (index: number) =>
    figures[index]!.sums.map(({ status, count, amount, payout }) => [status, count, amount, payout])
  expect(figures).toMatchObject([
    { title: 'Today', clicks: '2', conversions: '6' },
    { title: '30 days', clicks: '3', conversions: '7' },
  ])
  const notApproved = [
    ['pending', '1', '$10.00', '$1.00'],
    ['hold', '2', '$50.00', '$5.00'],
  ]
  const others = [
    ['reversed', '1', '$0.00', '$0.00'],
    ['approved', '1', '¥900', '¥90'],
  ]
  expect(sums(0)).toEqual([...notApproved, ['approved', '1', '$40.00', '$4.00'], ...others])
  expect(sums(1)).toEqual([...notApproved, ['approved', '2', '$540.00', '$54.00'], ...others])
  expect(balances).toEqual([
    { currency: 'JPY', owed: '¥90', held: '¥0', paid: '¥0' },
    { currency: 'USD', owed: '$654.00', held: '$6.00', paid: '$0.00' },
  ])
})

test('a partner of one shop has nothing in another', async () => {
  const { rows } = await database.pool.query<{ id: string }>(
    `SELECT partner.id FROM partner JOIN shop ON shop.id = shop_id WHERE shop.slug = 'two'`,
  )
  await expect(read(rows[0]!.id)).rejects.toThrow(/no partner/)
  expect(await read(rows[0]!.id, 'two')).toMatchObject({ balances: [{ owed: '$777.00' }] })
})
