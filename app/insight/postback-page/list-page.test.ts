// The list of postbacks over a real database: what each row says, and whose rows they are.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { merchant } from '../../../test/setup/viewers.ts'
import { createShopWriter, type Shop } from '../shop.fixture.ts'
import { readShopSetup } from '../shop-setup.server.ts'
import { readListPage } from './list-page.server.ts'

const NOW = Date.UTC(2026, 10, 20, 15, 0)

let database: TestDatabase
let one: Shop
let two: Shop

beforeAll(async () => {
  database = await createTestDatabase()
  const writer = createShopWriter(database.pool, NOW, 'UTC')
  one = await writer.addShop('one')
  two = await writer.addShop('two')
  for (const [atMs, attempts] of [
    [NOW - 60_000, 1],
    [NOW, 0],
  ] as const) {
    const delivery = await writer.addDelivery(one, { state: 'scheduled', attempts: 1, atMs })
    await writer.addAttempt(one, delivery, 1 + attempts, attempts === 1 ? 500 : 503, 'HTTP 503')
    await writer.run(
      `INSERT INTO delivery_log (shop_id, id, postback_id, partner_id, offer_id, event, status)
       VALUES ($1, $2, $3, $4, $5, 'sale', 'approved')`,
      [one.id, delivery, one.postback, one.partner, one.offer],
    )
  }
})
afterAll(() => database.close())

const list = async (slug: string, partnerId: string | null) => {
  const shop = await readShopSetup(database.pool, `${slug}.myshopify.com`)
  const reader = { locale: 'en', say: sayingIn('en'), timeZone: shop!.timeZone, nowMs: NOW } as const
  return readListPage(database, merchant(shop!.id), partnerId, reader)
}

test('says what came of the newest delivery', async () => {
  const { rows } = await list('one', null)
  expect(rows).toEqual([
    {
      id: one.postback,
      name: 't.example',
      host: null,
      partner: 'Pat',
      method: 'GET',
      firesOn: 'approved',
      standing: { kind: 'active', text: null },
      last: { deliveryId: expect.any(String), label: 'retrying', result: 'HTTP 503', when: '15:00:00' },
    },
  ])
})

test('says where nothing was sent yet', async () => {
  expect((await list('two', null)).rows).toMatchObject([{ id: two.postback, last: null }])
})

test('shows one partner’s, and takes another shop’s partner for none', async () => {
  expect(await list('one', one.partner)).toMatchObject({
    partnerId: one.partner,
    rows: [{ id: one.postback }],
  })
  expect(await list('one', two.partner)).toMatchObject({ partnerId: null, rows: [{ id: one.postback }] })
})
