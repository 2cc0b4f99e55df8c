// Disputes over payments, as webhooks tell of them: what waits, what is taken back and what is given back.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openDesk, orderOf, updated, withClick, type Desk, type Payload } from '../setup/orders.ts'
import { startSystem, type System } from '../setup/system.ts'

let system: System
let desk: Desk
let jo: string
let offer: string
let holding: string
let disputes = 5000
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  desk = await openDesk(system)
  jo = await desk.partner({ name: 'Jo' })
  offer = await desk.offer()
  holding = await desk.offer({ holdDays: 30 })
})
afterEach(async () => {
  await desk.checkBooks()
})
afterAll(() => system.close())

let told = Date.now()
const disputeOf = (orderId: string | null, change: object = {}): Payload => ({
  id: String(++disputes),
  order_id: orderId,
  type: 'chargeback',
  status: 'needs_response',
  amount: '100.00',
  currency: 'USD',
  initiated_at: new Date().toISOString(),
  finalized_on: null,
  ...change,
})
/** Each later than the one before. */
const tell = (topic: string, body: Payload) =>
  desk.send(topic, body, { triggeredAt: new Date((told += 1_000)).toISOString() })
const sold = async (by: string, change: object = {}) =>
  desk.place(orderOf({ ...withClick(await desk.click(jo, by)), ...change }))
const standing = async (id: string) => {
  const { status, flags, payout_minor } = (await desk.conversion(id)) ?? {}
  return { status, flags, payout_minor }
}
const reasons = async (id: string) =>
  (await desk.history(id)).map(({ to_status, reason }) => [to_status, reason])

test('while it is open the conversion waits; won, it is held as before', async () => {
  const id = await sold(holding)
  const dispute = disputeOf(id)
  await tell('disputes/create', dispute)
  expect(await standing(id)).toEqual({ status: 'pending', flags: ['disputed'], payout_minor: 1000n })
  await tell('disputes/update', { ...dispute, status: 'under_review' })
  await tell('disputes/update', { ...dispute, status: 'won' })
  expect(await standing(id)).toEqual({ status: 'hold', flags: [], payout_minor: 1000n })
  expect(await reasons(id)).toEqual([
    ['hold', 'held for 30 days from payment'],
    ['pending', 'its payment is disputed'],
    ['hold', 'held for 30 days from payment'],
  ])
  expect(await desk.deliveries(id)).toEqual([
    ['hold', '10.00', '10.00'],
    ['pending', '10.00', '0.00'],
    ['hold', '10.00', '0.00'],
  ])
})

test('what was approved stays so while it is open; lost, it is reversed; won after all, it is given back', async () => {
  const id = await sold(offer)
  const dispute = disputeOf(id)
  await tell('disputes/create', dispute)
  expect(await standing(id)).toEqual({ status: 'approved', flags: ['disputed'], payout_minor: 1000n })
  await tell('disputes/update', { ...dispute, status: 'lost' })
  expect(await standing(id)).toEqual({ status: 'reversed', flags: [], payout_minor: 0n })
  await tell('disputes/update', { ...dispute, status: 'won' })
  expect(await standing(id)).toEqual({ status: 'approved', flags: [], payout_minor: 1000n })
  expect(await reasons(id)).toEqual([
    ['approved', 'paid'],
    ['reversed', 'charged back'],
    ['approved', 'paid'],
  ])
  expect(await desk.deliveries(id)).toEqual([
    ['approved', '10.00', '10.00'],
    ['reversed', '0.00', '-10.00'],
    ['approved', '10.00', '10.00'],
  ])
})

test('lost before it was ever approved it is rejected, and accepted is lost too', async () => {
  const id = await sold(holding)
  await tell('disputes/create', disputeOf(id, { status: 'accepted' }))
  expect(await standing(id)).toEqual({ status: 'rejected', flags: [], payout_minor: 0n })
})

test('a part that is lost takes its part', async () => {
  const id = await sold(offer)
  await tell('disputes/create', disputeOf(id, { status: 'lost', amount: '25.00' }))
  expect(await standing(id)).toEqual({ status: 'approved', flags: [], payout_minor: 750n })
  expect(await desk.deliveries(id)).toEqual([
    ['approved', '10.00', '10.00'],
    ['approved', '7.50', '-2.50'],
  ])
})

test('one of no order is applied to nothing', async () => {
  const before = await desk.rows(`SELECT count(*)::int AS count FROM shop_order WHERE shop_id = $1`)
  await desk.send('disputes/create', disputeOf(null), { webhookId: 'of-nothing' })
  expect(await desk.rows(`SELECT count(*)::int AS count FROM shop_order WHERE shop_id = $1`)).toEqual(before)
  expect(
    await desk.rows(`SELECT state, outcome FROM webhook_inbox WHERE webhook_id = $1`, ['of-nothing']),
  ).toEqual([
    {
      state: 'applied',
      outcome: 'applied to no order: The dispute does not say which order it is of.',
    },
  ])
})

test('one that comes before its order counts when that comes, and an older word of it changes nothing', async () => {
  const order = orderOf(withClick(await desk.click(jo, offer)))
  const dispute = disputeOf(order.id)
  await tell('disputes/update', { ...dispute, status: 'lost' })
  expect(await desk.conversion(order.id)).toBeUndefined()
  await desk.place(order)
  expect(await standing(order.id)).toMatchObject({ status: 'rejected' })
  await desk.send('disputes/create', dispute, { triggeredAt: new Date(told - 60_000).toISOString() })
  expect(await standing(order.id)).toMatchObject({ status: 'rejected', flags: [] })
})

test('the same word twice is one change', async () => {
  const id = await sold(holding)
  const dispute = disputeOf(id)
  for (let n = 0; n < 3; n++) await tell('disputes/create', dispute)
  expect(await desk.history(id)).toHaveLength(2)
})

test('an order that is cancelled meanwhile is not given back by winning', async () => {
  const body = orderOf(withClick(await desk.click(jo, offer)))
  await desk.place(body)
  const dispute = disputeOf(body.id)
  await tell('disputes/create', { ...dispute, status: 'lost' })
  const at = new Date(Date.now() + 1_000).toISOString()
  await desk.send('orders/cancelled', updated(body, { cancelled_at: at }, Date.now() + 1_000))
  await tell('disputes/update', { ...dispute, status: 'won' })
  expect(await standing(body.id)).toMatchObject({ status: 'reversed', payout_minor: 0n })
})
