// A partner's page over PostgreSQL: codes and payouts of his own, and nothing of another shop's.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { couponOwners, removeCoupon } from '#app/attribution/partner-coupons.server.ts'
import { readOverrides } from '#app/conversion/offer/read-overrides.server.ts'
import { blankRule } from '#app/conversion/offer/rule-draft.ts'
import { saveOverrides } from '#app/conversion/offer/save-overrides.server.ts'
import { listPartnerRules, removePartnerRule } from '#app/conversion/payout/partner-rules.server.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { readPartnerPage } from './partner-page.server.ts'
import { addPartner, addShop, newId, READER, type TestShop } from './partners.fixture.ts'

let database: TestDatabase
let shop: TestShop
let other: TestShop
const ids: Record<string, string> = {}
beforeAll(async () => {
  database = await createTestDatabase()
  shop = await addShop(database.pool, 'one')
  other = await addShop(database.pool, 'two')
  ids['jo'] = await addPartner(database.pool, shop, 'jo', { name: 'Jo', coupon: 'JO10' })
  ids['stranger'] = await addPartner(database.pool, other, 'jo', { name: 'Jo', coupon: 'JO10' })
})
afterAll(() => database.close())

test('codes and payouts of his own are one partner’s of one shop', async () => {
  const { pool } = database
  const owners = await couponOwners(pool, shop.shopId, [' jo10 ', 'free'])
  expect([...owners].map(([key, owner]) => [key, owner.partnerId])).toEqual([['jo10', ids['jo']]])
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM coupon WHERE shop_id = $1', [
    other.shopId,
  ])
  const coupon = { id: rows[0]!.id, shopId: shop.shopId, partnerId: ids['jo']! }
  expect(await removeCoupon(pool, coupon)).toBe(false)

  const owner = { shopId: shop.shopId, partnerId: ids['jo']!, offerId: shop.offerId }
  const [none, rules] = [
    await readOverrides(pool, owner, 'USD'),
    [{ ...blankRule('USD'), kind: 'flat', flat: '5' }],
  ]
  const asked = { version: none.version, draft: { rules } }
  expect((await saveOverrides({ db: database as never, newId }, owner, 'USD', asked)).kind).toBe('saved')
  const page = await readPartnerPage(
    { db: database as never, appUrl: 'https://app.example', reader: READER },
    shop,
    { currency: 'USD', name: 'One' } as never,
    ids['jo']!,
  )
  expect(page).toMatchObject({
    coupons: [{ code: 'JO10' }],
    overrides: [{ offerName: 'Main', event: 'sale', pays: '$5.00 each' }],
    links: { ownHosts: ['shop.example', 'one.myshopify.com'], proxyPrefix: '/apps/throughline' },
  })
  expect(page?.invite.text).toContain('https://app.example/r/one/main?via=jo')
  const [saved] = await listPartnerRules(pool, shop.shopId, ids['jo']!)
  expect(await removePartnerRule(pool, { ...owner, shopId: other.shopId, id: saved!.id })).toBe(false)
  expect(await removePartnerRule(pool, { ...owner, id: saved!.id })).toBe(true)
})
