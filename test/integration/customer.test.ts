// What is known of a customer from before: whose click his later orders follow, and whether he is new.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { applyOrders, type ShopMessage } from '#app/intake/order/apply-orders.server.ts'
import { readOrderMessage } from '#app/intake/order/payload/order-message.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { readShopsById } from '#app/program/read-shops.server.ts'
import {
  DAY_MS,
  HOUR_MS,
  openDesk,
  orderOf,
  withClick,
  withCode,
  type Desk,
  type Payload,
} from '../setup/orders.ts'
import { startSystem, type System } from '../setup/system.ts'

let system: System
let desk: Desk
let offer: string
let jo: string
let customers = 900
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  desk = await openDesk(system)
  offer = await desk.offer({ name: 'Summer sale' })
  jo = await desk.partner({ name: 'Jo' })
})
afterEach(async () => {
  desk.resetClock()
  await desk.checkBooks()
})
afterAll(() => system.close())

const nextCustomer = () => ({ customer: { id: ++customers } })
const ago = (ms: number) => {
  const at = new Date(Date.now() - ms).toISOString()
  return { created_at: at, processed_at: at }
}

describe('an order without evidence', () => {
  test('follows the click of the customer’s order before, within its lookback', async () => {
    const who = nextCustomer()
    const click = await desk.click(jo, offer, 29 * DAY_MS)
    await desk.place(orderOf({ ...who, ...ago(28 * DAY_MS), ...withClick(click) }))
    const second = await desk.place(orderOf(who))
    expect(await desk.conversion(second)).toMatchObject({
      partner_id: jo,
      click_id: click,
      method: 'customer',
      customer_type: 'returning',
    })
    expect(await desk.explain(second)).toEqual([
      'Credited to Jo for Summer sale: an earlier click by the same customer, 29 days before.',
    ])
    expect(await desk.deliveries(second, jo)).toEqual([['approved', '10.00', '10.00']])
  })

  test('does not where the click is older than that', async () => {
    const who = nextCustomer()
    const click = await desk.click(jo, offer, 31 * DAY_MS)
    await desk.place(orderOf({ ...who, ...ago(30 * DAY_MS), ...withClick(click) }))
    const second = await desk.place(orderOf(who))
    expect(await desk.conversion(second)).toBeUndefined()
    expect(await desk.explain(second)).toEqual([
      'Credited to nobody: nothing that it came with counts.',
      'Does not count: an earlier click by the same customer, of Jo. The click was 31 days old, the offer counts 30.',
    ])
  })

  test('does not follow a click that the customer made after it', async () => {
    const who = nextCustomer()
    const earlier = await desk.place(orderOf({ ...who, ...ago(2 * HOUR_MS) }))
    const click = await desk.click(jo, offer, HOUR_MS)
    await desk.place(orderOf({ ...who, ...withClick(click) }))
    await desk.sweep()
    expect(await desk.conversion(earlier)).toBeUndefined()
    expect(await desk.explain(earlier)).toEqual([
      'Credited to nobody: nothing that it came with counts.',
      'Does not count: an earlier click by the same customer, of Jo. The click was made after the order.',
    ])
  })

  test('does not follow another customer’s click, nor one where no customer is named', async () => {
    const click = await desk.click(jo, offer)
    await desk.place(orderOf({ ...nextCustomer(), ...withClick(click) }))
    for (const body of [orderOf(nextCustomer()), orderOf({ customer: null })])
      expect(await desk.conversion(await desk.place(body))).toBeUndefined()
  })

  test('gives way to a coupon’s owner no more than other clicks do', async () => {
    const who = nextCustomer()
    const ann = await desk.partner()
    const code = await desk.coupon(ann, offer)
    await desk.place(orderOf({ ...who, ...withClick(await desk.click(jo, offer)) }))
    const second = await desk.place(orderOf({ ...who, ...withCode(code) }))
    expect(await desk.conversion(second)).toMatchObject({ partner_id: jo, method: 'customer' })
  })
})

describe('an order that arrives before the one that came before it', () => {
  test('is credited once that one is there', async () => {
    const who = nextCustomer()
    const second = await desk.place(orderOf(who))
    expect(await desk.conversion(second)).toBeUndefined()
    const click = await desk.click(jo, offer, 2 * DAY_MS)
    await desk.place(orderOf({ ...who, ...ago(DAY_MS), ...withClick(click) }))
    await desk.recheck()
    expect(await desk.conversion(second)).toMatchObject({
      partner_id: jo,
      method: 'customer',
      customer_type: 'returning',
    })
  })

  test('is credited once that one is there, however many came in between', async () => {
    const who = nextCustomer()
    const click = await desk.click(jo, offer, 9 * DAY_MS)
    const between = Array.from({ length: 60 }, (_, n) =>
      orderOf({ ...who, ...ago(7 * DAY_MS - n * HOUR_MS) }),
    )
    for (const body of between) await system.webhook('orders/create', body, { domain: desk.shop.domain })
    const last = await desk.place(orderOf(who))
    expect(await desk.conversion(last)).toBeUndefined()
    await desk.place(orderOf({ ...who, ...ago(8 * DAY_MS), ...withClick(click) }))
    await desk.recheck()
    expect(await desk.conversion(last)).toMatchObject({ partner_id: jo, click_id: click, method: 'customer' })
  })

  test('is credited though that one named its customer only later', async () => {
    const who = nextCustomer()
    const click = await desk.click(jo, offer, 2 * DAY_MS)
    const first = orderOf({ ...ago(DAY_MS), ...withClick(click), customer: null })
    await desk.place(first)
    const second = await desk.place(orderOf(who))
    expect(await desk.conversion(second)).toBeUndefined()
    await desk.place({ ...first, ...who, updated_at: new Date().toISOString() })
    await desk.recheck()
    expect(await desk.conversion(second)).toMatchObject({
      partner_id: jo,
      click_id: click,
      method: 'customer',
    })
  })

  test('turns from new to returning, and so does what it pays', async () => {
    const who = nextCustomer()
    const own = await desk.offer({
      rules: [
        { position: 1, conditions: { customer: 'new' }, basisPoints: 2000 },
        { position: 2, conditions: { customer: 'returning' }, basisPoints: 500 },
      ],
    })
    const second = await desk.place(orderOf({ ...who, ...withClick(await desk.click(jo, own)) }))
    expect(await desk.conversion(second)).toMatchObject({ customer_type: 'new', payout_minor: 2000n })
    await desk.place(orderOf({ ...who, ...ago(DAY_MS) }))
    await desk.recheck()
    expect(await desk.conversion(second)).toMatchObject({ customer_type: 'returning', payout_minor: 500n })
    expect(await desk.deliveries(second)).toEqual([
      ['approved', '20.00', '20.00'],
      ['approved', '5.00', '-15.00'],
    ])
    expect(await desk.adjustments(second)).toEqual([
      { payout_delta_minor: -1500n, reason: 'the order was changed' },
    ])
  })
})

test.each([
  ['a click', async () => withClick(await desk.click(jo, offer))],
  ['a coupon', async () => withCode(await desk.coupon(jo, offer))],
])(
  'two orders of a customer that are applied at once, one by %s, know of each other in the end',
  async (_by, evidence) => {
    const who = nextCustomer()
    const read = (body: Payload): ShopMessage => {
      const webhook = {
        topic: 'orders/create',
        body: JSON.stringify(body),
        bodySha256: body.id,
        triggeredAt: null,
        receivedAtMs: Date.now(),
      }
      const reading = readOrderMessage(webhook, null)
      if (reading.kind !== 'message') throw new Error('unreadable')
      return { shop, orderId: body.id, message: reading.message }
    }
    const { pool } = system.database
    const shop = (await readShopsById(pool, [desk.shop.id])).get(desk.shop.id) as ShopMessage['shop']
    const first = orderOf({ ...who, ...ago(HOUR_MS) })
    const second = orderOf({ ...who, ...(await evidence()) })
    const { newId } = system.runtime
    const other = await inTransaction(pool, async (client) => {
      await applyOrders(client, [read(first)], newId, desk.clock())
      // Begun before the first is committed, as another worker may; it is let go on when the first is there to be seen.
      const applied = inTransaction(pool, (another) =>
        applyOrders(another, [read(second)], newId, desk.clock()),
      )
      await system.eventually(`SELECT 1 AS yes FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)
      return { applied }
    })
    await other.applied
    await desk.recheck()
    await desk.sweep()
    expect(await desk.conversion(second.id)).toMatchObject({ customer_type: 'returning' })
  },
)

test('the partner is told who is new and who returns, and nothing where nobody knows', async () => {
  const who = nextCustomer()
  const click = await desk.click(jo, offer)
  const told = async (body: Record<string, unknown>) => {
    const id = await desk.place(orderOf({ ...body, ...withClick(click) }))
    const [row] = await desk.rows(
      `SELECT values ->> 'customer_type' AS type, values ->> 'is_new' AS is_new FROM delivery
        WHERE shop_id = $1 AND values ->> 'txn_id' = $2`,
      [desk.shop.id, id],
    )
    return [(await desk.conversion(id))?.['customer_type'], row?.['type'], row?.['is_new']]
  }
  expect(await told({ ...who, test: true })).toEqual(['new', undefined, undefined])
  expect(await told(who)).toEqual(['new', 'new', '1'])
  expect(await told(who)).toEqual(['returning', 'returning', '0'])
  expect(await told({ customer: null })).toEqual([null, null, null])
})
