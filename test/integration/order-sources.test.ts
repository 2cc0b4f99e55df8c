// Where an order was made: which sources an offer counts, and what becomes of test orders.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, orderOf, withClick, withCode, type Desk } from '../setup/orders.ts'
import { startSystem, type System } from '../setup/system.ts'

let system: System
let desk: Desk
let jo: string
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  desk = await openDesk(system)
  jo = await desk.partner({ name: 'Jo' })
})
afterEach(async () => {
  await testOrders('record')
  await desk.checkBooks()
})
afterAll(() => system.close())

const testOrders = (value: string) =>
  desk.rows(`UPDATE shop SET test_orders = $2 WHERE id = $1`, [desk.shop.id, value])

const SOURCES = [
  ['storefront', 'web', 'orders of the storefront'],
  ['storefront', 'some-sales-channel', 'orders of the storefront'],
  ['draft', 'shopify_draft_order', 'draft orders'],
  ['pos', 'pos', 'point of sale orders'],
] as const

describe.each(SOURCES)('an order of the source %s (%s)', (source, source_name, words) => {
  const others = ['storefront', 'draft', 'pos'].filter((other) => other !== source)

  test('counts where the offer names it', async () => {
    const offer = await desk.offer({ orderSources: [source] })
    const id = await desk.place(orderOf({ source_name, ...withClick(await desk.click(jo, offer)) }))
    expect(await desk.conversion(id)).toMatchObject({ partner_id: jo, event: 'sale', status: 'approved' })
  })

  test('does not where it names only the others, neither by click nor by coupon', async () => {
    const offer = await desk.offer({ orderSources: others })
    const code = await desk.coupon(jo, offer)
    const click = await desk.click(jo, offer)
    const id = await desk.place(orderOf({ source_name, ...withClick(click), ...withCode(code) }))
    expect(await desk.conversion(id)).toBeUndefined()
    expect(await desk.explain(id)).toEqual([
      'Credited to nobody: nothing that it came with counts.',
      `Does not count: the click in the order’s attributes, of Jo. The offer does not count ${words}.`,
      `Does not count: the coupon ${code}, of Jo. The offer does not count ${words}.`,
    ])
    expect(await desk.ledger(jo)).toBeDefined()
    expect(await desk.deliveries(id)).toEqual([])
  })

  test('goes to the next partner whose offer counts it', async () => {
    const [refusing, counting] = [await desk.offer({ orderSources: others }), await desk.offer()]
    const ann = await desk.partner()
    const click = await desk.click(jo, refusing)
    const code = await desk.coupon(ann, counting)
    const id = await desk.place(orderOf({ source_name, ...withClick(click), ...withCode(code) }))
    expect(await desk.conversion(id)).toMatchObject({ partner_id: ann, method: 'coupon' })
  })
})

describe('a test order', () => {
  test('is recorded and counts nothing: no money, no postback', async () => {
    const offer = await desk.offer()
    const partner = await desk.partner()
    const id = await desk.place(orderOf({ test: true, ...withClick(await desk.click(partner, offer)) }))
    expect(await desk.conversion(id)).toMatchObject({
      partner_id: partner,
      status: 'rejected',
      test: true,
      payout_minor: 0n,
    })
    expect(await desk.history(id)).toMatchObject([{ reason: 'a test order: recorded, not counted' }])
    expect(await desk.deliveries(id)).toEqual([])
    expect(await desk.ledger(partner)).toEqual({ held: 0n, approved: 0n, reversed: 0n, paid: 0n })
  })

  test('follows like any other where the shop says so, marked, and is in no account', async () => {
    await testOrders('follow')
    const offer = await desk.offer()
    const partner = await desk.partner()
    const id = await desk.place(orderOf({ test: true, ...withClick(await desk.click(partner, offer)) }))
    expect(await desk.conversion(id)).toMatchObject({ status: 'approved', test: true, payout_minor: 1000n })
    expect(await desk.deliveries(id)).toEqual([['approved', '10.00', '10.00']])
    expect(await desk.ledger(partner)).toEqual({ held: 0n, approved: 0n, reversed: 0n, paid: 0n })
  })
})
