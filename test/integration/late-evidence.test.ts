// Evidence that comes after its order: who has it then, who hears of it, and when it is too late.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { sweepSightings } from '#app/intake/order/origin/sweep-sightings.server.ts'
import { workOnce } from '#app/intake/webhook/work-inbox.server.ts'
import {
  DAY_MS,
  HOUR_MS,
  openDesk,
  orderOf,
  updated,
  withClick,
  withCode,
  type Desk,
} from '../setup/orders.ts'
import { startSystem, type System } from '../setup/system.ts'

let system: System
let desk: Desk
/** The offer of both; ann has a coupon, jo gets clicks. */
let offer: string
let jo: string
let ann: string
let annCode: string
let tokens = 0
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  desk = await openDesk(system)
  offer = await desk.offer({ name: 'Summer sale' })
})
afterEach(async () => {
  desk.resetClock()
  await desk.checkBooks()
})
afterAll(() => system.close())

async function startPartners(): Promise<void> {
  jo = await desk.partner({ name: 'Jo of late' })
  ann = await desk.partner({ name: 'Ann of codes' })
  annCode = await desk.coupon(ann, offer)
}
const token = () => `token-${++tokens}`

const CART = 'the click seen with the order’s cart'
const CHECKOUT = 'the click seen with the order’s checkout'
const PIXEL = 'the click that the pixel reported'
const JOURNEY = 'the click in the customer’s journey'

interface Coming {
  method: string
  sentence: string
  /** The order's own fields. */
  order: (key: string) => Record<string, unknown>
  come: (orderId: string, key: string, clickId: string) => Promise<unknown>
}
const COMING: [string, Coming][] = [
  [
    'a cart token, with the key that the order’s lacks',
    {
      method: 'cart_token',
      sentence: CART,
      order: (key) => ({ cart_token: key }),
      come: async (_, key, click) => (await desk.see('cart_token', `${key}?key=abc`, click), desk.sweep()),
    },
  ],
  [
    'a cart token, where the order has the key',
    {
      method: 'cart_token',
      sentence: CART,
      order: (key) => ({ cart_token: `${key}?key=def` }),
      come: async (_, key, click) => (await desk.see('cart_token', key, click), desk.sweep()),
    },
  ],
  [
    'a checkout token',
    {
      method: 'checkout_token',
      sentence: CHECKOUT,
      order: (key) => ({ checkout_token: key }),
      come: async (_, key, click) => (await desk.see('checkout_token', key, click), desk.sweep()),
    },
  ],
  [
    'the pixel',
    {
      method: 'pixel',
      sentence: PIXEL,
      order: () => ({}),
      come: async (id, _, click) => (await desk.see('pixel', id, click), desk.sweep()),
    },
  ],
  [
    'the customer’s journey',
    {
      method: 'journey',
      sentence: JOURNEY,
      order: () => ({}),
      come: (id, _, click) => desk.journey(id, `https://shop.example/?click_id=${click}`),
    },
  ],
]

describe.each(COMING)('a click that comes later by %s', (_what, { method, sentence, order, come }) => {
  test('credits an order that nothing explained', async () => {
    await startPartners()
    const key = token()
    const id = await desk.place(orderOf(order(key)))
    expect(await desk.conversion(id)).toBeUndefined()
    expect(await desk.explain(id)).toEqual(['Credited to nobody: it came with no click and no coupon.'])

    const click = await desk.click(jo, offer)
    await come(id, key, click)
    expect(await desk.conversion(id)).toMatchObject({
      partner_id: jo,
      click_id: click,
      method,
      status: 'approved',
      payout_minor: 1000n,
    })
    expect(await desk.history(id)).toMatchObject([
      { from_status: null, to_status: 'approved', partner_id: jo },
    ])
    expect(await desk.deliveries(id)).toEqual([['approved', '10.00', '10.00']])
    expect(await desk.ledger(jo)).toEqual({ held: 0n, approved: 1000n, reversed: 0n, paid: 0n })
    expect(await desk.decisions(id)).toEqual(['none', method])
    expect(await desk.explain(id)).toEqual([
      `Credited to Jo of late for Summer sale: ${sentence}, of the same day.`,
    ])
  })

  test('takes an order from the coupon that had it, and both partners hear', async () => {
    await startPartners()
    const key = token()
    const id = await desk.place(orderOf({ ...withCode(annCode), ...order(key) }))
    expect(await desk.conversion(id)).toMatchObject({ partner_id: ann, method: 'coupon', click_id: null })
    expect(await desk.ledger(ann)).toMatchObject({ approved: 1000n })

    const click = await desk.click(jo, offer)
    await come(id, key, click)
    expect(await desk.conversion(id)).toMatchObject({
      partner_id: jo,
      click_id: click,
      coupon_code: annCode,
      method,
      status: 'approved',
      payout_minor: 1000n,
    })
    expect(await desk.history(id)).toEqual([
      { from_status: null, to_status: 'approved', reason: 'paid', partner_id: ann, payout_minor: 1000n },
      {
        from_status: 'approved',
        to_status: 'approved',
        reason: `better evidence came: ${method.replace('_', ' ')}`,
        partner_id: jo,
        payout_minor: 1000n,
      },
    ])
    expect(await desk.deliveries(id, ann)).toEqual([
      ['approved', '10.00', '10.00'],
      ['reversed', '0.00', '-10.00'],
    ])
    expect(await desk.deliveries(id, jo)).toEqual([['approved', '10.00', '10.00']])
    expect(await desk.ledger(ann)).toEqual({ held: 0n, approved: 0n, reversed: 0n, paid: 0n })
    expect(await desk.ledger(jo)).toEqual({ held: 0n, approved: 1000n, reversed: 0n, paid: 0n })
    expect(await desk.decisions(id)).toEqual(['coupon', method])
    expect(await desk.explain(id)).toEqual([
      `Credited to Jo of late for Summer sale: ${sentence}, of the same day.`,
      `Does not count: the coupon ${annCode}, of Ann of codes. A click comes before it.`,
    ])
  })

  test('counts nothing 48 hours after the order was first seen', async () => {
    await startPartners()
    const key = token()
    const [bare, coupon] = [orderOf(order(key)), orderOf({ ...withCode(annCode), ...order(key) })]
    await desk.place(bare)
    await desk.place(coupon)
    desk.wait(48 * HOUR_MS)
    const click = await desk.click(jo, offer)
    for (const { id } of [bare, coupon]) await come(id, key, click)
    expect(await desk.conversion(bare.id)).toBeUndefined()
    expect(await desk.conversion(coupon.id)).toMatchObject({ partner_id: ann, method: 'coupon' })
    expect(await desk.ledger(jo)).toMatchObject({ approved: 0n })
  })

  test.each([
    ['a person approved it', `decided_status = 'approved'`],
    ['a person said whose it is', `credit_decided = true`],
    ['it was paid out', `paid_minor = 1000, paid_at = now()`],
  ])('changes nothing once %s', async (_when, set) => {
    await startPartners()
    const key = token()
    const id = await desk.place(orderOf({ ...withCode(annCode), ...order(key) }))
    await desk.rows(`UPDATE conversion SET ${set} WHERE shop_id = $1 AND txn_id = $2`, [desk.shop.id, id])
    await come(id, key, await desk.click(jo, offer))
    expect(await desk.conversion(id)).toMatchObject({
      partner_id: ann,
      method: 'coupon',
      payout_minor: 1000n,
    })
    expect(await desk.history(id)).toHaveLength(1)
    expect(await desk.deliveries(id, jo)).toEqual([])
  })

  test('changes nothing where the order itself carried a click', async () => {
    await startPartners()
    const key = token()
    const own = await desk.click(ann, offer, 5 * DAY_MS)
    const id = await desk.place(orderOf({ landing_site: `/?click_id=${own}`, ...order(key) }))
    await come(id, key, await desk.click(jo, offer))
    expect(await desk.conversion(id)).toMatchObject({
      partner_id: ann,
      click_id: own,
      method: 'landing_page',
    })
    expect(await desk.decisions(id)).toEqual(['landing_page'])
    expect(await desk.deliveries(id)).toEqual([['approved', '10.00', '10.00']])
  })
})

describe('before it was approved', () => {
  test('the losing partner hears that it was rejected', async () => {
    await startPartners()
    const cart = token()
    const id = await desk.place(
      orderOf({ ...withCode(annCode), cart_token: cart, financial_status: 'pending' }),
    )
    await desk.see('cart_token', cart, await desk.click(jo, offer))
    await desk.sweep()
    expect(await desk.deliveries(id, ann)).toEqual([
      ['pending', '10.00', '10.00'],
      ['rejected', '0.00', '-10.00'],
    ])
    expect(await desk.deliveries(id, jo)).toEqual([['pending', '10.00', '10.00']])
    expect(await desk.ledger(jo)).toEqual({ held: 1000n, approved: 0n, reversed: 0n, paid: 0n })
  })

  test('a refund that came between is the winner’s: he hears of it as it stands', async () => {
    await startPartners()
    const cart = token()
    const order = orderOf({ ...withCode(annCode), cart_token: cart, total_price: '100.00' })
    const id = await desk.place(order)
    const [item] = order['line_items'] as object[]
    const at = new Date().toISOString()
    await desk.send(
      'orders/updated',
      updated(order, {
        financial_status: 'partially_refunded',
        line_items: [item],
        refunds: [
          {
            id: 77,
            order_id: id,
            processed_at: at,
            created_at: at,
            refund_line_items: [],
            order_adjustments: [{ kind: 'refund_discrepancy', amount: '-40.00', tax_amount: '0.00' }],
            transactions: [{ kind: 'refund', status: 'success', amount: '40.00', currency: 'USD' }],
          },
        ],
      }),
    )
    expect(await desk.conversion(id)).toMatchObject({ payout_minor: 600n })
    await desk.see('cart_token', cart, await desk.click(jo, offer))
    await desk.sweep()
    expect(await desk.deliveries(id, ann)).toEqual([
      ['approved', '10.00', '10.00'],
      ['approved', '6.00', '-4.00'],
      ['reversed', '0.00', '-6.00'],
    ])
    expect(await desk.deliveries(id, jo)).toEqual([['approved', '6.00', '6.00']])
    expect(await desk.ledger(jo)).toEqual({ held: 0n, approved: 600n, reversed: 400n, paid: 0n })
    expect(await desk.ledger(ann)).toEqual({ held: 0n, approved: 0n, reversed: 0n, paid: 0n })
  })
})

test('the tracker hears it in order: approved, taken back, and to the other approved', async () => {
  await startPartners()
  const cart = token()
  const id = await desk.place(orderOf({ ...withCode(annCode), cart_token: cart }))
  await desk.see('cart_token', cart, await desk.click(jo, offer))
  await desk.sweep()
  // Due by the desk's clock, which is ahead.
  await desk.rows(`UPDATE delivery SET next_attempt_at = now() WHERE shop_id = $1 AND state = 'scheduled'`)
  await system.startWorker()
  try {
    await system.eventually(
      `SELECT 1 AS done WHERE NOT EXISTS (SELECT FROM delivery WHERE state IN ('scheduled', 'sending'))`,
    )
  } finally {
    await system.worker?.stop()
    system.worker = null
  }
  const said = system.tracker.hits
    .filter(({ query }) => query.get('txn') === id)
    .map(({ query }) => [
      query.get('status'),
      query.get('payout'),
      query.get('delta'),
      query.get('delta_amount'),
    ])
  expect(said.toSorted()).toEqual([
    ['approved', '10.00', '10.00', '100.00'],
    ['approved', '10.00', '10.00', '100.00'],
    ['reversed', '0.00', '-10.00', '-100.00'],
  ])
})

describe('evidence that is no better', () => {
  test('a second pixel changes nothing', async () => {
    await startPartners()
    const id = await desk.place(orderOf())
    const first = await desk.click(jo, offer, 2 * HOUR_MS)
    await desk.see('pixel', id, first)
    await desk.sweep()
    await desk.see('pixel', id, await desk.click(ann, offer, HOUR_MS))
    await desk.sweep()
    expect(await desk.conversion(id)).toMatchObject({ partner_id: jo, click_id: first, method: 'pixel' })
    expect(await desk.decisions(id)).toEqual(['none', 'pixel'])
    expect(await desk.history(id)).toHaveLength(1)
  })

  test('a cart seen with a second click changes nothing', async () => {
    await startPartners()
    const cart = token()
    const id = await desk.place(orderOf({ cart_token: cart }))
    const first = await desk.click(jo, offer, 2 * HOUR_MS)
    await desk.see('cart_token', cart, first)
    await desk.sweep()
    await desk.see('cart_token', cart, await desk.click(ann, offer, HOUR_MS))
    await desk.sweep()
    expect(await desk.conversion(id)).toMatchObject({ partner_id: jo, click_id: first })
    expect(await desk.history(id)).toHaveLength(1)
  })

  test('the same click seen in a better place raises how it counts, and what is equal to that changes nothing', async () => {
    await startPartners()
    const cart = token()
    const id = await desk.place(orderOf({ cart_token: cart }))
    const first = await desk.click(jo, offer, 2 * HOUR_MS)
    await desk.see('pixel', id, first)
    await desk.sweep()
    await desk.see('cart_token', cart, first)
    await desk.sweep()
    expect(await desk.decisions(id)).toEqual(['none', 'pixel', 'cart_token'])
    await desk.see('cart_token', cart, await desk.click(ann, offer, HOUR_MS))
    await desk.sweep()
    // What the newest decision says and what the conversion says is the same.
    expect(await desk.conversion(id)).toMatchObject({ partner_id: jo, click_id: first, method: 'cart_token' })
  })
})

test('evidence of a better place moves it a second time, and each partner hears his part', async () => {
  await startPartners()
  const cart = token()
  const id = await desk.place(orderOf({ ...withCode(annCode), cart_token: cart }))
  await desk.see('pixel', id, await desk.click(jo, offer))
  await desk.sweep()
  await desk.see('cart_token', cart, await desk.click(ann, offer))
  await desk.sweep()
  expect(await desk.conversion(id)).toMatchObject({ partner_id: ann, method: 'cart_token' })
  expect(await desk.deliveries(id, ann)).toEqual([
    ['approved', '10.00', '10.00'],
    ['reversed', '0.00', '-10.00'],
    ['approved', '10.00', '10.00'],
  ])
  expect(await desk.deliveries(id, jo)).toEqual([
    ['approved', '10.00', '10.00'],
    ['reversed', '0.00', '-10.00'],
  ])
  expect(await desk.decisions(id)).toEqual(['coupon', 'pixel', 'cart_token'])
  expect(await desk.ledger(jo)).toMatchObject({ approved: 0n, reversed: 0n })
})

test('an order without evidence stays nobody’s when a webhook tells of it after 48 hours', async () => {
  await startPartners()
  const cart = token()
  const order = orderOf({ cart_token: cart })
  await desk.place(order)
  desk.wait(10 * DAY_MS)
  await desk.see('cart_token', cart, await desk.click(jo, offer))
  await desk.sweep()
  await desk.send('orders/updated', updated(order, { tags: 'shipped' }, Date.now() + 1_000))
  expect(await desk.conversion(order.id)).toBeUndefined()
})

test('why an earlier click lost to the pixel’s is told as it is: the order carried neither', async () => {
  await startPartners()
  const customer = { customer: { id: 5150 } }
  await desk.place(orderOf({ ...customer, ...withClick(await desk.click(ann, offer, 2 * HOUR_MS)) }))
  const body = orderOf(customer)
  await desk.see('pixel', body.id, await desk.click(jo, offer))
  await desk.place(body)
  const told = (await desk.explain(body.id)) ?? []
  expect(told[0]).toContain(PIXEL)
  expect(told[1]).toContain('an earlier click by the same customer, of Ann of codes. It holds too')
  expect(told[1]).not.toContain('what the order itself carries')
})

describe('moved to an offer that holds', () => {
  test('it is held there, though it was approved where it came from', async () => {
    await startPartners()
    const holding = await desk.offer({ holdDays: 30 })
    const cart = token()
    const id = await desk.place(orderOf({ ...withCode(annCode), cart_token: cart }))
    await desk.see('cart_token', cart, await desk.click(jo, holding))
    await desk.sweep()
    expect(await desk.conversion(id)).toMatchObject({ partner_id: jo, offer_id: holding, status: 'hold' })
  })

  test('from one that held, it is approved at once where the other does not', async () => {
    await startPartners()
    const holding = await desk.offer({ holdDays: 30 })
    const code = await desk.coupon(ann, holding)
    const cart = token()
    const id = await desk.place(orderOf({ ...withCode(code), cart_token: cart }))
    await desk.see('cart_token', cart, await desk.click(jo, offer))
    await desk.sweep()
    expect(await desk.conversion(id)).toMatchObject({ partner_id: jo, status: 'approved', hold_until: null })
    expect(await desk.deliveries(id, ann)).toEqual([
      ['hold', '10.00', '10.00'],
      ['rejected', '0.00', '-10.00'],
    ])
    expect(await desk.deliveries(id, jo)).toEqual([['approved', '10.00', '10.00']])
  })
})

test('a partner whose conversion was rejected already is not told so again when it moves', async () => {
  await startPartners()
  const cart = token()
  const order = orderOf({ ...withCode(annCode), cart_token: cart, financial_status: 'voided' })
  const id = await desk.place(order)
  await desk.see('cart_token', cart, await desk.click(jo, offer))
  await desk.sweep()
  expect(await desk.conversion(id)).toMatchObject({ partner_id: jo, status: 'rejected' })
  expect(await desk.deliveries(id, ann)).toEqual([['rejected', '0.00', '0.00']])
})

describe('a landing page and a journey of two partners', () => {
  test('the page names nobody: the journey’s partner has it, by the journey', async () => {
    await desk.rows(`UPDATE shop SET default_offer_id = $2 WHERE id = $1`, [desk.shop.id, offer])
    const id = await desk.place(orderOf({ landing_site: '/?via=stranger' }))
    await desk.journey(id, 'https://shop.example/?via=jo')
    expect(await desk.conversion(id)).toMatchObject({ partner_id: system.shop.partner.id, method: 'journey' })
    expect(await desk.explain(id)).toEqual([
      'Credited to Jo for Summer sale: the link of jo in the customer’s journey, of the same day.',
      'Does not count: the link of stranger in the landing page’s address. The shop has no partner of this name with such an offer.',
    ])
  })

  test('the page names a paused one: the journey’s partner has it', async () => {
    await desk.rows(`UPDATE shop SET default_offer_id = $2 WHERE id = $1`, [desk.shop.id, offer])
    const id = await desk.place(orderOf({ landing_site: '/?via=gone' }))
    await desk.journey(id, 'https://shop.example/?via=jo')
    expect(await desk.conversion(id)).toMatchObject({ partner_id: system.shop.partner.id, method: 'journey' })
  })
})

test('a sighting that comes before its order counts at once', async () => {
  await startPartners()
  const cart = token()
  const click = await desk.click(jo, offer)
  await desk.see('cart_token', `${cart}?key=x`, click)
  const id = await desk.place(orderOf({ ...withCode(annCode), cart_token: cart }))
  expect(await desk.conversion(id)).toMatchObject({ partner_id: jo, method: 'cart_token' })
  expect(await desk.deliveries(id, ann)).toEqual([])
  expect(await desk.history(id)).toHaveLength(1)
})

test('two sweeps at once ask for each order once', async () => {
  await startPartners()
  await desk.sweep()
  const orders = Array.from({ length: 20 }, () => orderOf({ cart_token: token() }))
  for (const order of orders) await system.webhook('orders/create', order)
  await desk.work()
  for (const order of orders)
    await desk.see('cart_token', order['cart_token'] as string, await desk.click(jo, offer))
  const { db, newId } = system.runtime
  const later = desk.clock() + 60_000
  const asked = await Promise.all([1, 2, 3].map(() => sweepSightings(db, newId, later)))
  expect(asked.reduce((sum, one) => sum + one, 0)).toBe(20)
  const [left] = await desk.rows(`SELECT count(*)::int AS count FROM order_recheck WHERE shop_id = $1`)
  expect(left).toEqual({ count: 20 })
  desk.wait(60_000)
  await desk.recheck()
  expect(await desk.ledger(jo)).toMatchObject({ approved: 20_000n })
})

test('an order and its sighting at the same moment: whichever is first, it is credited after the sweep', async () => {
  await startPartners()
  const orders = Array.from({ length: 30 }, () => orderOf({ cart_token: token() }))
  const clicks = await Promise.all(orders.map(() => desk.click(jo, offer)))
  let open = true
  const working = [1, 2].map(async () => {
    while (open) await workOnce(desk.ports)
  })
  await Promise.all(
    orders.map(async (order, index) => {
      const send = () => system.webhook('orders/create', order)
      const see = () => desk.see('cart_token', order['cart_token'] as string, clicks[index] as string)
      const [first, second] = index % 2 === 0 ? [send, see] : [see, send]
      await Promise.all([first(), second()])
    }),
  )
  open = false
  await Promise.all(working)
  await desk.work()
  await desk.sweep()
  const credited = await Promise.all(orders.map(({ id }) => desk.conversion(id)))
  expect(credited.map((one) => one?.['click_id'])).toEqual(clicks)
  expect(await desk.ledger(jo)).toMatchObject({ approved: 30_000n })
})
