// A partner's page over PostgreSQL: codes and payouts of his own, and nothing of another shop's.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { couponOwners, removeCoupon } from '#app/attribution/partner-coupons.server.ts'
import {
  listPartnerRules,
  removePartnerRule,
  savePartnerRule,
} from '#app/conversion/payout/partner-rules.server.ts'
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

  const result = { basisPoints: 1500, flat: null }
  const rule = { shopId: shop.shopId, partnerId: ids['jo']!, offerId: shop.offerId, event: 'sale', result }
  const saveRule = (change = {}) => savePartnerRule(database, { ...rule, id: newId(), ...change })
  expect(await saveRule()).toEqual({ kind: 'saved', replaced: false })
  const flat = { basisPoints: null, flat: { minor: '500', currency: 'USD' } }
  expect(await saveRule({ result: flat })).toEqual({ kind: 'saved', replaced: true })
  expect(await saveRule({ partnerId: ids['stranger'] })).toEqual({ kind: 'not_found' })
  expect(await saveRule({ offerId: other.offerId })).toEqual({ kind: 'not_found' })
  expect((await saveRule({ result: { basisPoints: 10_001, flat: null } })).kind).toBe('refused')
  const page = await readPartnerPage(
    { db: database as never, appUrl: 'https://app.example', reader: READER },
    shop,
    { currency: 'USD', name: 'One' } as never,
    ids['jo']!,
  )
  expect(page).toMatchObject({
    coupons: [{ code: 'JO10' }],
    overrides: [{ offerName: 'Main', event: 'sale', pays: '$5.00', isSpecial: false }],
    links: { ownHosts: ['shop.example', 'one.myshopify.com'], proxyPrefix: '/apps/throughline' },
  })
  expect(page?.invite.text).toContain('https://app.example/r/one/main?via=jo')
  const [saved] = await listPartnerRules(pool, shop.shopId, ids['jo']!)
  expect(await removePartnerRule(pool, { ...rule, shopId: other.shopId, id: saved!.id })).toBe(false)
  expect(await removePartnerRule(pool, { ...rule, id: saved!.id })).toBe(true)
})
