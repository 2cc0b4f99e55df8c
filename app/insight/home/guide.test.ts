// The guide over PostgreSQL: each step ticks by what is there, and nothing of another shop ticks one.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { letTestOrdersThrough, onlyRecordTestOrders } from '#app/program/guide.server.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import {
  addPartner,
  addShop,
  newId,
  NOW_MS,
  READER,
  type TestShop,
} from '../partner-page/partners.fixture.ts'
import { readGuide, type Guide } from './guide.server.ts'

const MINUTE_MS = 60_000
const NOTHING = { embed: false, offer: false, partner: false, coupon: false, postback: false, test: false }

let database: TestDatabase
beforeAll(async () => void (database = await createTestDatabase()))
afterAll(() => database.close())

const run = (text: string, values: unknown[]) => database.pool.query(text, values)
const read = (shop: TestShop, embedSeen = false) => readGuide(database.pool, shop, embedSeen, READER)
let shops = 0
const freshShop = () => addShop(database.pool, `shop-${++shops}`)

const addRule = ({ shopId, offerId }: TestShop) =>
  run(
    `INSERT INTO payout_rule (shop_id, id, offer_id, event, kind, basis_points) VALUES ($1, $2, $3, 'sale', 'percent', 1000)`,
    [shopId, newId(), offerId],
  )
const addPostback = async ({ shopId }: TestShop, partnerId: string, isActive = true) => {
  const id = newId()
  await run(
    `INSERT INTO postback (shop_id, id, partner_id, url, active, updated_at) VALUES ($1, $2, $3, 'https://t.example/?c={click_id}', $4, now())`,
    [shopId, id, partnerId, isActive],
  )
  return id
}
const addTestSale = async ({ shopId, offerId }: TestShop, partnerId: string, id: string, isTest = true) => {
  await run(
    `INSERT INTO shop_order (shop_id, id, name, first_seen_at, changed_at, snapshot) VALUES ($1, $2, '#' || $2, now(), now(), '{}')`,
    [shopId, id],
  )
  await run(
    `INSERT INTO conversion (shop_id, id, txn_id, order_id, event, status, currency, amount_minor, payout_minor, original_amount_minor,
       original_payout_minor, sale_amount_minor, discount_minor, partner_id, offer_id, method, source, test, payout_terms, occurred_at,
       created_at, changed_at)
     VALUES ($1, 'conv_' || $2, $2, $2, 'sale', 'approved', 'USD', 1, 1, 1, 1, 1, 0, $3, $4, 'click', 'shopify', $5, '{}', $6, $6, $6)`,
    [shopId, id, partnerId, offerId, isTest, new Date(NOW_MS)],
  )
}
const addCall = ({ shopId }: TestShop, postbackId: string, conversionId: string, state: string) =>
  run(
    `INSERT INTO delivery (shop_id, id, postback_id, conversion_id, change_id, state, attempts, next_attempt_at, "values", amount_minor,
       payout_minor, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 0, $7, '{}', 0, 0, $8)`,
    [shopId, newId(), postbackId, conversionId, newId(), state, state === 'scheduled' ? new Date(NOW_MS) : null, new Date(NOW_MS)],
  ) // prettier-ignore

describe('a step is done', () => {
  test.each<[keyof Guide['steps'], string, (shop: TestShop) => Promise<unknown>]>([
    ['offer', 'by an active offer that pays something', addRule],
    ['partner', 'by an active partner', (shop) => addPartner(database.pool, shop, 'jo')],
    ['coupon', 'by a coupon, whosever it is', (shop) => addPartner(database.pool, shop, 'jo', { coupon: 'JO', status: 'paused' })],
    ['postback', 'by a postback that is on', async (shop) => addPostback(shop, await addPartner(database.pool, shop, 'jo', { status: 'paused' }))],
  ])('%s: %s, in this shop and in no other', async (step, _how, make) => {
    const [ours, theirs] = [await freshShop(), await freshShop()]
    expect((await read(ours)).steps).toEqual(NOTHING)
    await make(theirs)
    expect((await read(ours)).steps).toEqual(NOTHING)
    await make(ours)
    expect((await read(ours)).steps).toEqual({ ...NOTHING, [step]: true })
  }) // prettier-ignore

  test('embed: by what was seen of it', async () =>
    expect((await read(await freshShop(), true)).steps).toEqual({ ...NOTHING, embed: true }))
})

describe('a step is not done', () => {
  test.each<[string, (shop: TestShop) => Promise<unknown>]>([
    ['by an offer that is paused', async (shop) => {
      await addRule(shop)
      await run(`UPDATE offer SET status = 'paused' WHERE shop_id = $1`, [shop.shopId])
    }],
    ['by a partner who is paused', (shop) => addPartner(database.pool, shop, 'jo', { status: 'paused' })],
    ['by a postback that is off', async (shop) =>
      addPostback(shop, await addPartner(database.pool, shop, 'jo', { status: 'paused' }), false)],
  ])('%s', async (_what, make) => {
    const shop = await freshShop()
    await make(shop)
    expect((await read(shop)).steps).toEqual(NOTHING)
  }) // prettier-ignore
})

test('the partner whose coupons are set up is the first that is active', async () => {
  const [ours, theirs] = [await freshShop(), await freshShop()]
  await addPartner(database.pool, theirs, 'stranger')
  expect((await read(ours)).partnerId).toBeNull()
  await addPartner(database.pool, ours, 'gone', { status: 'paused' })
  const first = await addPartner(database.pool, ours, 'first')
  await addPartner(database.pool, ours, 'second')
  expect((await read(ours)).partnerId).toBe(first)
})

describe('the test order', () => {
  async function twoShops() {
    const [ours, theirs] = [await freshShop(), await freshShop()]
    const partners = [
      await addPartner(database.pool, ours, 'jo'),
      await addPartner(database.pool, theirs, 'jo'),
    ]
    for (const shop of [ours, theirs])
      await letTestOrdersThrough(database.pool, shop, new Date(NOW_MS - MINUTE_MS))
    return { ours, theirs, our: partners[0]!, their: partners[1]! }
  }

  test('is off, then waited for, whatever comes to another shop or is no test', async () => {
    expect((await read(await freshShop())).test).toEqual({ kind: 'off' })
    const { ours, theirs, our, their } = await twoShops()
    await addTestSale(theirs, their, '1')
    await addTestSale(ours, our, '2', false)
    expect((await read(ours)).test).toEqual({ kind: 'waiting' })
  })

  test('has come once one is recorded, and counts only if it came after it was waited for', async () => {
    const { ours, our } = await twoShops()
    await addTestSale(ours, our, '1')
    const came = { kind: 'arrived', name: '#1', status: 'approved', isSettled: true, isFollowing: true }
    const guide = await read(ours)
    expect(guide.test).toEqual({ ...came, calls: 'No postback waits for it as it stands.' })
    expect(guide.steps.test).toBe(true)
    await onlyRecordTestOrders(database.pool, ours, new Date(NOW_MS))
    expect((await read(ours)).test).toMatchObject({ isFollowing: false, isSettled: true })
    await letTestOrdersThrough(database.pool, ours, new Date(NOW_MS + MINUTE_MS))
    expect((await read(ours)).test).toEqual({ kind: 'waiting' })
  })

  test.each([
    ['scheduled', 'Its postback is being sent.', false],
    ['delivered', 'Its postback was delivered.', true],
    ['failed', 'Its postback was not delivered: see deliveries.', true],
  ])('tells how its call stands: %s; the other shop’s call of the same order tells nothing', async (state, calls, isSettled) => {
    const { ours, theirs, our, their } = await twoShops()
    await addTestSale(ours, our, '1')
    await addTestSale(theirs, their, '1')
    await addCall(theirs, await addPostback(theirs, their), 'conv_1', state === 'scheduled' ? 'delivered' : 'scheduled')
    expect((await read(ours)).test).toMatchObject({ calls: 'No postback waits for it as it stands.' })
    await addCall(ours, await addPostback(ours, our), 'conv_1', state)
    const guide = await read(ours)
    expect(guide.test).toMatchObject({ calls, isSettled })
    expect(guide.steps.test).toBe(isSettled)
  }) // prettier-ignore
})
