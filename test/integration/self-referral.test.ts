// Partners who buy through their own link: their conversions wait, and their address is nowhere.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { setPartnerIdentity } from '#app/attribution/buyer-hash.server.ts'
import { openDesk, orderOf, withClick, withCode, type Desk } from '../setup/orders.ts'
import { startSystem, type System } from '../setup/system.ts'

const ADDRESS = 'jo.partner@example.com'

let system: System
let desk: Desk
let offer: string
let jo: string
let ann: string
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  desk = await openDesk(system)
  offer = await desk.offer()
  jo = await desk.partner({ name: 'Jo' })
  ann = await desk.partner({ name: 'Ann' })
})
afterEach(async () => {
  desk.resetClock()
  await setting('review')
  await desk.checkBooks()
})
afterAll(() => system.close())

const setting = (value: string) =>
  desk.rows(`UPDATE shop SET self_referral = $2 WHERE id = $1`, [desk.shop.id, value])
const identify = (partnerId: string, identity: { customerId: string | null; email: string | null }) =>
  setPartnerIdentity(
    system.database.pool,
    system.runtime.secretBox,
    { shopId: desk.shop.id, partnerId, ...identity },
    new Date(),
  )
const buy = async (change: object, partner = jo) =>
  desk.place(orderOf({ ...withClick(await desk.click(partner, offer)), ...change }))

test('before any partner is known as a buyer no address is hashed at all', async () => {
  const id = await buy({ email: ADDRESS, customer: { id: 1, email: ADDRESS } })
  expect((await desk.order(id))?.['snapshot']).toMatchObject({ buyerHash: null })
})

describe('a partner’s own order', () => {
  test.each([
    ['his customer id', { customer: { id: 4711 } }],
    ['his address as the order’s', { email: ADDRESS }],
    ['his address, written otherwise', { email: `  ${ADDRESS.toUpperCase()} ` }],
    ['his address as the contact’s', { contact_email: ADDRESS }],
    ['his address as the customer’s', { customer: { id: 5, email: ADDRESS } }],
  ])('is seen by %s: it waits, with the reason', async (_how, change) => {
    await identify(jo, { customerId: '4711', email: ADDRESS })
    const id = await buy(change)
    expect(await desk.conversion(id)).toMatchObject({
      partner_id: jo,
      status: 'pending',
      flags: ['self_referral'],
      payout_minor: 1000n,
    })
    expect(await desk.history(id)).toMatchObject([
      { from_status: null, to_status: 'pending', reason: 'the buyer is the partner' },
    ])
    expect(await desk.deliveries(id)).toEqual([['pending', '10.00', '10.00']])
  })

  test.each([
    ['another’s address', { email: 'somebody@example.com' }],
    ['another’s customer id', { customer: { id: 4712 } }],
  ])('is not seen by %s', async (_how, change) => {
    await identify(jo, { customerId: '4711', email: ADDRESS })
    expect(await desk.conversion(await buy(change))).toMatchObject({ status: 'approved', flags: [] })
  })

  test('through another partner’s link is an order like any other', async () => {
    await identify(jo, { customerId: '4711', email: ADDRESS })
    const id = await buy({ email: ADDRESS, customer: { id: 4711 } }, ann)
    expect(await desk.conversion(id)).toMatchObject({ partner_id: ann, status: 'approved', flags: [] })
  })

  test('counts where the shop ignores it', async () => {
    await identify(jo, { customerId: '4711', email: ADDRESS })
    await setting('ignore')
    expect(await desk.conversion(await buy({ customer: { id: 4711 } }))).toMatchObject({
      status: 'approved',
      flags: [],
    })
  })

  test('waits also where it comes to him by better evidence later', async () => {
    await identify(jo, { customerId: '4711', email: ADDRESS })
    const code = await desk.coupon(ann, offer)
    const id = await desk.place(orderOf({ ...withCode(code), email: ADDRESS, cart_token: 'own-cart' }))
    expect(await desk.conversion(id)).toMatchObject({ partner_id: ann, status: 'approved' })
    await desk.see('cart_token', 'own-cart', await desk.click(jo, offer))
    await desk.sweep()
    expect(await desk.conversion(id)).toMatchObject({
      partner_id: jo,
      flags: ['self_referral'],
      status: 'pending',
    })
  })
})

test('the address is nowhere in the database', async () => {
  await identify(jo, { customerId: '4711', email: ADDRESS })
  await buy({
    email: ADDRESS,
    contact_email: ADDRESS,
    customer: { id: 4711, email: ADDRESS },
    landing_site: `/?email=${ADDRESS}&via=nobody`,
    referring_site: `https://mail.example/?to=${ADDRESS}`,
    note_attributes: [{ name: 'gift for', value: ADDRESS }],
    note: ADDRESS,
  })
  const tables = await desk.rows(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    [],
  )
  expect(tables.length).toBeGreaterThan(30)
  // As text, and as the bytes that a bytea column shows.
  const hex = Buffer.from(ADDRESS).toString('hex')
  const found: string[] = []
  for (const { name } of tables) {
    const [row] = await desk.rows(
      `SELECT count(*)::int AS count FROM ${name} AS t WHERE t::text ILIKE $1 OR t::text ILIKE $2`,
      [`%${ADDRESS}%`, `%${hex}%`],
    )
    if (row?.['count'] > 0) found.push(name)
  }
  expect(found).toEqual([])
})
