// Refund windows: what comes back after the window's end is not taken from the partner.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  DAY_MS,
  line,
  openDesk,
  orderOf,
  refunded,
  updated,
  withClick,
  type Desk,
  type Payload,
} from '../setup/orders.ts'
import { startSystem, type System } from '../setup/system.ts'

let system: System
let desk: Desk
let jo: string
let offer: string
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  desk = await openDesk(system)
  jo = await desk.partner()
  offer = await desk.offer({ refundWindowDays: 14 })
})
afterEach(async () => {
  await desk.checkBooks()
})
afterAll(() => system.close())

/** An order of two units, paid so many days ago. */
async function soldAgo(days: number): Promise<Payload> {
  const at = new Date(Date.now() - days * DAY_MS).toISOString()
  const body = orderOf({
    created_at: at,
    processed_at: at,
    updated_at: at,
    line_items: [line({ quantity: 2, price: '50.00' })],
    ...withClick(await desk.click(jo, offer, (days + 1) * DAY_MS)),
  })
  await desk.place(body)
  expect(await desk.conversion(body.id)).toMatchObject({ status: 'approved', payout_minor: 1000n })
  return body
}
const standing = async ({ id }: Payload) => {
  const { status, payout_minor } = (await desk.conversion(id)) ?? {}
  return [status, payout_minor]
}

describe('after its end', () => {
  test.each([1, 2])('a refund of %s of 2 units takes nothing', async (units) => {
    const order = await soldAgo(20)
    await desk.send('orders/updated', refunded(order, units))
    expect(await standing(order)).toEqual(['approved', 1000n])
    expect(await desk.deliveries(order.id)).toEqual([['approved', '10.00', '10.00']])
    expect(await desk.history(order.id)).toHaveLength(1)
    expect(await desk.adjustments(order.id)).toEqual([])
  })

  test('a refund that comes by itself takes nothing', async () => {
    const order = await soldAgo(20)
    const [refund] = refunded(order, 1)['refunds'] as Payload[]
    await desk.send('refunds/create', { ...refund, id: '99' })
    expect(await standing(order)).toEqual(['approved', 1000n])
  })

  test('a cancellation takes nothing', async () => {
    const order = await soldAgo(20)
    await desk.send('orders/cancelled', updated(order, { cancelled_at: new Date().toISOString() }))
    expect(await standing(order)).toEqual(['approved', 1000n])
  })

  test('deletion and a lost dispute take it all the same', async () => {
    const [deleted, disputed] = [await soldAgo(20), await soldAgo(20)]
    await desk.send('orders/delete', { id: deleted.id })
    await desk.send('disputes/create', {
      id: '88',
      order_id: disputed.id,
      status: 'lost',
      amount: '100.00',
      currency: 'USD',
    })
    expect(await standing(deleted)).toEqual(['reversed', 0n])
    expect(await standing(disputed)).toEqual(['reversed', 0n])
  })
})

describe('within it', () => {
  test('a refund takes its part, and all of it all', async () => {
    const [part, whole] = [await soldAgo(10), await soldAgo(10)]
    await desk.send('orders/updated', refunded(part, 1))
    await desk.send('orders/updated', refunded(whole, 2))
    expect(await standing(part)).toEqual(['approved', 500n])
    expect(await standing(whole)).toEqual(['reversed', 0n])
  })

  test('it has a day’s end: one of the 14th day counts, one of the 15th does not', async () => {
    const [before, after] = [await soldAgo(30), await soldAgo(30)]
    const paid = Date.parse(before['created_at'] as string)
    await desk.send('orders/updated', refunded(before, 1, paid + 14 * DAY_MS))
    await desk.send(
      'orders/updated',
      refunded(after, 1, Date.parse(after['created_at'] as string) + 14 * DAY_MS + 1),
    )
    expect(await standing(before)).toEqual(['approved', 500n])
    expect(await standing(after)).toEqual(['approved', 1000n])
  })

  test('what was taken within it stays taken when more comes too late', async () => {
    const order = await soldAgo(20)
    const inTime = refunded(order, 1, Date.now() - 10 * DAY_MS)
    await desk.send('orders/updated', inTime)
    expect(await standing(order)).toEqual(['approved', 500n])
    const [first] = inTime['refunds'] as object[]
    const late = refunded(order, 1)
    const [second] = late['refunds'] as object[]
    await desk.send('orders/updated', {
      ...late,
      financial_status: 'refunded',
      line_items: [{ ...(order['line_items'] as object[])[0], current_quantity: 0 }],
      refunds: [first, { ...second, id: 77 }],
    })
    expect(await standing(order)).toEqual(['approved', 500n])
  })
})
