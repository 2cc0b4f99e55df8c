// Orders that are worked on again: one that cannot be does not hold up the others, and is tried again later.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askRechecks } from '#app/intake/order/rechecks.server.ts'
import { recheckOnce } from '#app/intake/order/work-rechecks.server.ts'
import { openDesk, orderOf, withCode, type Desk } from '../setup/orders.ts'
import { startSystem, type System } from '../setup/system.ts'

let system: System
let desk: Desk
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  desk = await openDesk(system)
})
afterAll(() => system.close())

test('one that fails waits a minute, those around it are done', async () => {
  const code = await desk.coupon(await desk.partner({ name: 'Jo' }), await desk.offer())
  const [first, broken, last] = [
    await desk.place(orderOf(withCode(code))),
    await desk.place(orderOf(withCode(code))),
    await desk.place(orderOf(withCode(code))),
  ]
  const { pool } = system.database
  // What a fault of ours may leave: terms that no code of ours can read.
  await pool.query(`UPDATE conversion SET payout_terms = '{"kind": "rules"}' WHERE txn_id = $1`, [broken])
  await pool.query(
    `UPDATE conversion SET payout_terms = '{"kind": "given", "minor": "77"}' WHERE txn_id = ANY ($1)`,
    [[first, last]],
  )
  const nowMs = system.runtime.clock()
  const shopId = desk.shop.id
  const asked = [first, broken, last].map((orderId) => ({ shopId, orderId, reason: 'products' }))
  await askRechecks(pool, asked, system.runtime.newId, nowMs)
  while (await recheckOnce(system.runtime));
  const { rows: left } = await pool.query('SELECT order_id, due_at > $1 AS later FROM order_recheck', [
    new Date(nowMs + 30_000),
  ])
  expect(left).toEqual([{ order_id: broken, later: true }])
  const { rows: paid } = await pool.query(
    'SELECT txn_id FROM conversion WHERE payout_minor = 77 ORDER BY txn_id',
  )
  expect(paid.map(({ txn_id }) => txn_id)).toEqual([first, last].sort())
})
