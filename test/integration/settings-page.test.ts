// What the settings page reads, over PostgreSQL and with two shops: rates in use, customers' requests, and what is kept of one.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCustomerData, showRequests } from '#app/insight/settings-page/privacy-requests.server.ts'
import { readChange } from '#app/insight/settings-page/read-change.ts'
import { readSettingsPage } from '#app/insight/settings-page/read-page.server.ts'
import { showRates } from '#app/insight/settings-page/rates.server.ts'
import { sayingIn } from '#app/language/catalogs.server.ts'
import type { Reader } from '#app/language/reader.ts'
import { saveReferenceRates, setManualRate } from '#app/money/rates.server.ts'
import { addShop, NOW_MS, type FixtureShop } from '#app/program/settings/settings.fixture.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

const READER: Reader = { locale: 'en', say: sayingIn('en'), timeZone: 'UTC', nowMs: NOW_MS }
let database: TestDatabase
let one: FixtureShop
let other: FixtureShop
beforeAll(async () => {
  database = await createTestDatabase()
  const { pool } = database
  one = await addShop(pool, 'one')
  other = await addShop(pool, 'other')
  await saveReferenceRates(pool, [
    { day: '2026-11-19', currency: 'USD', perEuro: '1.1' },
    { day: '2026-11-19', currency: 'GBP', perEuro: '0.88' },
  ])
  await setManualRate(pool, one.merchant.shopId, { from: 'EUR', to: 'USD', rate: '1.25' }, NOW_MS)
  await setManualRate(pool, other.merchant.shopId, { from: 'GBP', to: 'USD', rate: '9' }, NOW_MS)
  for (const { merchant } of [one, other])
    await pool.query(
      `INSERT INTO cap (shop_id, id, offer_id, measure, period, "limit", currency, effect)
       SELECT $1, uuidv7(), (SELECT id FROM offer WHERE shop_id = $1), 'payout', 'day', 100, currency, 'soft'
         FROM unnest(ARRAY['GBP', 'EUR', 'KES', 'USD']) AS currency`,
      [merchant.shopId],
    )
})
afterAll(() => database.close())

test('rates say what is used and instead of what, of this shop', async () => {
  const shown = await showRates(database.pool, one.merchant.shopId, 'USD', READER)
  expect(shown).toMatchObject({
    currency: 'USD',
    newestDay: '19 Nov 2026',
    manual: [
      { id: 'EUR USD', rate: '1.25', insteadOf: '1 EUR = 1.1 USD, European Central Bank, 19 Nov 2026' },
    ],
    inUse: [
      { id: 'EUR', text: '1 EUR = 1.25 USD, your own rate' },
      { id: 'GBP', text: '1 GBP = 1.25 USD, European Central Bank, 19 Nov 2026' },
      { id: 'KES', text: null },
    ],
  })
  const theirs = await showRates(database.pool, other.merchant.shopId, 'USD', READER)
  expect(theirs.inUse[1]?.text).toBe('1 GBP = 9 USD, your own rate')
})

test('a page of a shop is of this shop', async () => {
  const context = {
    appUrl: 'https://app.example:3000',
    notices: { address: null, mailIsSetUp: false },
    deliveryLogDays: 90,
    shop: { slug: 'one', currency: 'USD' },
  }
  const page = await readSettingsPage(database.pool, one.merchant, READER, context)
  expect(page).toMatchObject({ appHost: 'app.example', linkHosts: [], brand: { present: 'one', former: [] } })
  expect(page.offers).toHaveLength(1)
  expect(page.offers[0]?.value).toBe(one.offerId)
})

test('requests are shown open ones first, and a customer’s file has nothing of another shop', async () => {
  const { pool } = database
  for (const { merchant } of [one, other]) {
    await pool.query(
      `INSERT INTO compliance_request (shop_id, id, topic, payload, received_at, handled_at)
       VALUES ($1, uuidv7(), 'customers/data_request', '{"customer":{"id":"7"}}', $2, NULL),
              ($1, uuidv7(), 'shop/redact', '{}', $2, $2)`,
      [merchant.shopId, new Date(NOW_MS)],
    )
    await pool.query(
      `INSERT INTO shop_order (shop_id, id, name, customer_id, placed_at, first_seen_at, changed_at)
       SELECT $1, $2 || n, '#' || n, '7', now(), now(), now() FROM generate_series(1, 2) AS n`,
      [merchant.shopId, merchant === one.merchant ? '10' : '20'],
    )
  }
  expect(await showRequests(pool, one.merchant, READER)).toMatchObject([
    { customerId: '7', isOpen: true, standing: 'Open, due 20 Dec 2026, 12:00:00' },
    { customerId: null, isOpen: false },
  ])
  const kept = await readCustomerData(pool, one.merchant, '7')
  expect(kept.orders.map(({ id }) => id).toSorted()).toEqual(['101', '102'])
  expect(await readCustomerData(pool, one.merchant, '8')).toMatchObject({ orders: [], conversions: [] })
})

test.each(['', 'null', '[]', '{"intent":"drop"}', '{"intent":"rate","from":1}', '{"intent":"save"}'])(
  'a body of %j changes nothing',
  (body) => expect(readChange(body)).toBeNull(),
)
