// A postback with a delay: what changes within it takes the place of what was planned.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDesk, orderOf, refunded, updated, withCode, type Desk, type Payload } from '../setup/orders.ts'
import { startSystem, type System } from '../setup/system.ts'

let system: System
let desk: Desk
let partner: string
let order: Payload
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  desk = await openDesk(system)
})
beforeEach(async () => {
  partner = await desk.partner()
  const code = await desk.coupon(partner, await desk.offer())
  order = orderOf(withCode(code))
})
afterAll(() => system.close())

const configure = (data: object) =>
  system.runtime.db.prisma.postback.updateMany({ where: { partnerId: partner }, data })
const planned = async () =>
  (
    await desk.rows(
      `SELECT delivery.state, delivery.replaced, delivery.ready, "values" ->> 'status' AS status, "values" ->> 'payout' AS payout,
              "values" ->> 'delta_payout' AS delta, next_attempt_at - created_at AS wait
         FROM delivery WHERE shop_id = $1 AND "values" ->> 'txn_id' = $2 ORDER BY id`,
      [desk.shop.id, order.id],
    )
  ).map(({ state, replaced, status, payout, delta }) => [state, replaced, status, payout, delta])

test('it waits for as long as it is set', async () => {
  await configure({ delaySeconds: 600 })
  await desk.place(order)
  const [row] = await desk.rows(
    `SELECT ready, extract(epoch FROM next_attempt_at - created_at)::int AS seconds FROM delivery
      WHERE shop_id = $1 AND "values" ->> 'txn_id' = $2`,
    [desk.shop.id, order.id],
  )
  expect(row).toEqual({ ready: false, seconds: 600 })
})

test('a change within it replaces what was planned, and the deltas sum to the net', async () => {
  await configure({ delaySeconds: 600 })
  await desk.place(order)
  await desk.send('orders/updated', refunded({ ...order, ...two() }, 1, Date.now() + 1_000))
  const rows = await planned()
  expect(rows).toHaveLength(2)
  const [[first, , ,], [second, , , payout, delta]] = rows as [unknown[], unknown[]]
  expect([first, second]).toEqual(['cancelled', 'scheduled'])
  expect(delta).toBe(payout)
})

test('one that is taken back altogether within it is never told to a partner that hears of approvals only', async () => {
  await configure({ delaySeconds: 600, statuses: ['approved'] })
  await desk.place(order)
  await desk.send(
    'orders/cancelled',
    updated(order, { cancelled_at: new Date().toISOString() }, Date.now() + 1_000),
  )
  expect(await planned()).toEqual([['cancelled', true, 'approved', '10.00', '10.00']])
})

test('what has left is followed by its change, as without a delay', async () => {
  await configure({ delaySeconds: 600, statuses: ['approved', 'rejected', 'reversed'] })
  await desk.place(order)
  await system.database.pool.query(
    `UPDATE delivery SET state = 'delivered', attempts = 1, next_attempt_at = NULL WHERE "values" ->> 'txn_id' = $1`,
    [order.id],
  )
  await desk.send(
    'orders/cancelled',
    updated(order, { cancelled_at: new Date().toISOString() }, Date.now() + 1_000),
  )
  expect(await planned()).toEqual([
    ['delivered', false, 'approved', '10.00', '10.00'],
    ['scheduled', false, 'reversed', '0.00', '-10.00'],
  ])
})

/** The order as if of two units. */
function two() {
  const [line] = order['line_items'] as [{ quantity: number }]
  return { line_items: [{ ...line, quantity: 2 }] }
}
