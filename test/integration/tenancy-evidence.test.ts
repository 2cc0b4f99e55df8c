// What belongs to one shop credits nothing in another, by whatever way it comes; nor does a click that was not yet made.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { seedShop } from '../setup/seed.ts'
import {
  HOUR_MS,
  line,
  MINUTE_MS,
  openDesk,
  orderOf,
  withClick,
  withCode,
  type Desk,
} from '../setup/orders.ts'
import { startSystem, type System } from '../setup/system.ts'

let system: System
/** Where the orders come in. */
let desk: Desk
/** Whose evidence they carry. */
let foreign: Desk
let offer: string
let jo: string
let foreignOffer: string
let foreignPartner: string
let foreignClick: string
let tokens = 0
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  desk = await openDesk(system)
  const shop = await seedShop(system.runtime, {
    postbackUrl: `${system.tracker.url}/foreign`,
    domain: 'other.myshopify.com',
  })
  foreign = await openDesk(system, shop)
  ;[offer, jo] = [await desk.offer({ name: 'Summer sale' }), await desk.partner({ name: 'Jo' })]
  foreignOffer = await foreign.offer({
    rules: [{ basisPoints: 1000 }, { event: 'rebill', basisPoints: 1000 }],
  })
  foreignPartner = await foreign.partner()
  foreignClick = await foreign.click(foreignPartner, foreignOffer)
})
afterEach(async () => {
  desk.resetClock()
  await desk.checkBooks()
  await foreign.checkBooks()
})
afterAll(() => system.close())

async function expectNobody(orderId: string): Promise<void> {
  expect(await desk.conversion(orderId)).toBeUndefined()
  expect((await desk.explain(orderId))?.[0]).toMatch(/^Credited to nobody/)
  const everywhere = await desk.rows(`SELECT shop_id FROM conversion WHERE txn_id = $1`, [orderId])
  expect(everywhere).toEqual([])
  expect(await foreign.ledger(foreignPartner)).toMatchObject({ held: 0n, approved: 0n })
}

describe('another shop’s click', () => {
  test.each<[string, (id: string) => object]>([
    ['the order’s attributes', withClick],
    ['a hidden attribute', (id) => ({ note_attributes: [{ name: '__click_id', value: id }] })],
    [
      'a line’s properties',
      (id) => ({ line_items: [line({ properties: [{ name: '_click_id', value: id }] })] }),
    ],
    ['the landing page', (id) => ({ landing_site: `/?click_id=${id}` })],
  ])('credits nobody in %s', async (_where, carry) => {
    const id = await desk.place(orderOf(carry(foreignClick)))
    await expectNobody(id)
    expect((await desk.explain(id))?.[1]).toMatch(/This shop has no such click\.$/)
  })

  test.each<[string, (id: string) => object, (orderId: string, key: string) => Promise<void>]>([
    ['a cart', (key) => ({ cart_token: key }), (_, key) => desk.see('cart_token', key, foreignClick)],
    [
      'a checkout',
      (key) => ({ checkout_token: key }),
      (_, key) => desk.see('checkout_token', key, foreignClick),
    ],
    ['the pixel', () => ({}), (id) => desk.see('pixel', id, foreignClick)],
    ['a customer', (key) => ({ customer: { id: key } }), (_, key) => desk.see('customer', key, foreignClick)],
    ['a journey', () => ({}), (id) => desk.journey(id, `https://shop.example/?click_id=${foreignClick}`)],
  ])('credits nobody, seen with %s', async (_where, carry, see) => {
    const key = String(70_000 + ++tokens)
    const id = await desk.place(orderOf(carry(key)))
    await see(id, key)
    await desk.sweep()
    await expectNobody(id)
    expect((await desk.explain(id))?.[1]).toMatch(/This shop has no such click\.$/)
    // Nor one that comes when all of that is there already.
    await expectNobody(await desk.place(orderOf(carry(key))))
  })
})

describe('what another shop saw', () => {
  test.each<[string, (id: string) => object, (orderId: string, key: string) => Promise<void>]>([
    ['of a cart', (key) => ({ cart_token: key }), (_, key) => foreign.see('cart_token', key, foreignClick)],
    [
      'of a checkout',
      (key) => ({ checkout_token: key }),
      (_, key) => foreign.see('checkout_token', key, foreignClick),
    ],
    ['of an order', () => ({}), (id) => foreign.see('pixel', id, foreignClick)],
    [
      'of a customer',
      (key) => ({ customer: { id: key } }),
      (_, key) => foreign.see('customer', key, foreignClick),
    ],
  ])('%s, is not ours, nor does it ask for our orders', async (_what, carry, see) => {
    const key = String(80_000 + ++tokens)
    const id = await desk.place(orderOf(carry(key)))
    await see(id, key)
    expect(await desk.sweep()).toBe(0)
    await expectNobody(id)
    expect(await desk.explain(id)).toHaveLength(1)
  })
})

test('another shop’s coupon credits nobody, and the same code of ours its own partner', async () => {
  const code = await foreign.coupon(foreignPartner, foreignOffer)
  const id = await desk.place(orderOf(withCode(`${code}-X`)))
  await expectNobody(id)
  const theirs = await desk.place(orderOf(withCode(code)))
  await expectNobody(theirs)
  expect(await desk.explain(theirs)).toContain(
    `Does not count: the coupon ${code}. The code belongs to no partner.`,
  )
})

test('another shop’s partner is not named by a link here', async () => {
  const [{ slug }] = (await desk.rows(`SELECT slug FROM partner WHERE id = $1`, [foreignPartner])) as [
    { slug: string },
  ]
  await desk.rows(`UPDATE partner SET slug = 'only-there' WHERE id = $1`, [foreignPartner])
  expect(slug).not.toBe('only-there')
  await expectNobody(await desk.place(orderOf({ landing_site: '/?via=only-there' })))
})

test('a customer of the same id in another shop has no history here', async () => {
  const customer = { customer: { id: 4242 } }
  await foreign.place(orderOf({ ...customer, created_at: new Date(Date.now() - HOUR_MS).toISOString() }))
  const click = await desk.click(jo, offer)
  const id = await desk.place(orderOf({ ...customer, ...withClick(click) }))
  expect(await desk.conversion(id)).toMatchObject({ customer_type: 'new', partner_id: jo })
})

test('a subscription that began in another shop is renewed by nobody here', async () => {
  const who = { customer: { id: 4343 }, line_items: [line({ selling_plan_id: 9 })] }
  const first = orderOf({
    ...who,
    ...withClick(foreignClick),
    created_at: new Date(Date.now() - 10 * MINUTE_MS).toISOString(),
  })
  await foreign.place(first)
  expect(await foreign.conversion(first.id)).toMatchObject({ partner_id: foreignPartner })
  const renewal = { ...who, source_name: 'subscription_contract_checkout_one' }
  const id = await desk.place(orderOf(renewal))
  await desk.sweep()
  expect(await desk.conversion(id)).toBeUndefined()
  expect(await desk.explain(id)).toEqual(['Credited to nobody: it came with no click and no coupon.'])
  const there = await foreign.place(orderOf(renewal))
  expect(await foreign.conversion(there)).toMatchObject({ partner_id: foreignPartner, method: 'renewal' })
})

test('the same order id in two shops is two orders, each with its own credit', async () => {
  const body = orderOf()
  await desk.place({ ...body, ...withClick(await desk.click(jo, offer)) })
  await foreign.place({ ...body, ...withClick(await foreign.click(foreignPartner, foreignOffer)) })
  expect(await desk.conversion(body.id)).toMatchObject({ partner_id: jo })
  expect(await foreign.conversion(body.id)).toMatchObject({ partner_id: foreignPartner })
})

describe('a click from the future', () => {
  const COMING: [
    string,
    (id: string, key: string) => object,
    (key: string, click: string) => Promise<unknown>,
  ][] = [
    ['in the order’s attributes', (id) => withClick(id), async () => {}],
    ['in the landing page', (id) => ({ landing_site: `/?click_id=${id}` }), async () => {}],
    ['with its cart', (_, key) => ({ cart_token: key }), (key, click) => desk.see('cart_token', key, click)],
    [
      'with its checkout',
      (_, key) => ({ checkout_token: key }),
      (key, click) => desk.see('checkout_token', key, click),
    ],
    [
      'with its customer',
      (_, key) => ({ customer: { id: key } }),
      (key, click) => desk.see('customer', key, click),
    ],
  ]

  test.each(COMING)('%s credits nobody', async (_where, carry, see) => {
    const key = String(90_000 + ++tokens)
    const click = await desk.click(jo, offer, -HOUR_MS)
    await see(key, click)
    const id = await desk.place(orderOf(carry(click, key)))
    expect(await desk.conversion(id)).toBeUndefined()
    expect((await desk.explain(id))?.[1]).toMatch(/The click was made after the order\.$/)
  })

  test.each(COMING.slice(0, 4))(
    '%s by a clock that is three minutes ahead counts',
    async (_where, carry, see) => {
      const key = String(95_000 + ++tokens)
      const click = await desk.click(jo, offer, -3 * MINUTE_MS)
      await see(key, click)
      const id = await desk.place(orderOf(carry(click, key)))
      expect(await desk.conversion(id)).toMatchObject({ partner_id: jo, click_id: click })
    },
  )

  test('seen with an order of yesterday credits nobody, though it is none of the future any more', async () => {
    const placed = { created_at: new Date(Date.now() - 24 * HOUR_MS).toISOString() }
    const key = `late-${++tokens}`
    const id = await desk.place(orderOf({ ...placed, cart_token: key }))
    for (const kind of ['cart_token', 'pixel'] as const)
      await desk.see(kind, kind === 'pixel' ? id : key, await desk.click(jo, offer))
    await desk.sweep()
    expect(await desk.conversion(id)).toBeUndefined()
  })
})
