// Offers whose conversions wait for a person before they are approved: with orders, calls, moves and caps.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createConversion } from '#app/intake/person/create-conversion.server.ts'
import { decideConversions } from '#app/intake/person/decide-conversions.server.ts'
import type { Command } from '#app/intake/person/command.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { readShopsById, type ShopRow } from '#app/program/read-shops.server.ts'
import { openDesk, orderOf, refunded, updated, withClick, type Desk } from '../setup/orders.ts'
import { startSystem, type System } from '../setup/system.ts'

const BY = 'Mia'
let system: System
let desk: Desk
let shop: ShopRow
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  desk = await openDesk(system)
  shop = (await readShopsById(system.runtime.db.pool, [system.shop.id])).get(system.shop.id) as ShopRow
})
afterEach(() => desk.checkBooks())
afterAll(() => system.close())

async function decide(command: Command) {
  const { db, newId } = system.runtime
  return inTransaction(db.pool, (client) => decideConversions(client, shop, command, BY, newId, desk.clock()))
}

async function waiting(approval: 'automatic' | 'manual' = 'manual') {
  const [partner, offer] = [await desk.partner(), await desk.offer({ approval, holdDays: 1 })]
  const order = orderOf(withClick(await desk.click(partner, offer)))
  const id = await desk.place(order)
  return { partner, offer, order, id, conversion: (await desk.conversion(id)) as { id: string } }
}

test('a conversion waits though its order is paid, and says why', async () => {
  const { id } = await waiting()
  expect(await desk.conversion(id)).toMatchObject({ status: 'pending', flags: ['manual_review'] })
  const [first] = await desk.history(id)
  expect(first?.['reason']).toBe('the offer wants a person to approve it')
})

test('a later version of the order leaves it waiting, a refund in full takes it back', async () => {
  const { id, order } = await waiting()
  await desk.send('orders/updated', updated(order, { note: 'later' }))
  expect(await desk.conversion(id)).toMatchObject({ status: 'pending', flags: ['manual_review'] })
  await desk.send('orders/updated', refunded(order, 1))
  expect(await desk.conversion(id)).toMatchObject({ status: 'rejected', payout_minor: 0n })
})

test('a person’s approval ends the waiting, his rejection stays', async () => {
  const [first, second] = [await waiting(), await waiting()]
  await decide({ kind: 'approve', conversionIds: [first.conversion.id], reason: 'looked at it' })
  await decide({ kind: 'reject', conversionIds: [second.conversion.id], reason: 'not ours' })
  expect(await desk.conversion(first.id)).toMatchObject({ status: 'approved', payout_minor: 1000n })
  expect(await desk.conversion(second.id)).toMatchObject({ status: 'rejected', payout_minor: 0n })
})

test('what was credited before the offer changed is left alone, either way', async () => {
  const [held, waits] = [await waiting('automatic'), await waiting('manual')]
  await desk.rows(`UPDATE offer SET approval = CASE approval WHEN 'manual' THEN 'automatic' ELSE 'manual' END
    WHERE shop_id = $1`)
  await desk.send('orders/updated', updated(held.order, { note: 'later' }))
  await desk.send('orders/updated', updated(waits.order, { note: 'later' }))
  expect(await desk.conversion(held.id)).toMatchObject({ status: 'hold', flags: [] })
  expect(await desk.conversion(waits.id)).toMatchObject({ status: 'pending', flags: ['manual_review'] })
})

test('moved to another offer it begins anew by that one’s word', async () => {
  const from = await waiting('automatic')
  const to = await desk.offer({ approval: 'manual' })
  const move = (offerId: string): Command => ({
    kind: 'move',
    conversionIds: [from.conversion.id],
    partnerId: from.partner,
    offerId,
    reason: 'the other offer',
  })
  await decide(move(to))
  expect(await desk.conversion(from.id)).toMatchObject({ status: 'pending', flags: ['manual_review'] })
  await decide(move(from.offer))
  expect(await desk.conversion(from.id)).toMatchObject({ status: 'hold', flags: [] })
})

test('what waits counts towards caps: a person cannot approve more than they let through', async () => {
  const { partner, offer } = await waiting()
  await desk.cap({ offerId: offer, limit: 2n, effect: 'soft' })
  const next = async () => {
    const id = await desk.place(orderOf(withClick(await desk.click(partner, offer))))
    return (await desk.conversion(id))?.['flags'] as string[]
  }
  expect(await next()).toEqual(['manual_review'])
  expect(await next()).toEqual(['manual_review', 'cap_soft'])
})

test('what a person has created himself needs no second look', async () => {
  const { partner, offer } = await waiting()
  const { db, newId } = system.runtime
  const command = {
    partnerId: partner,
    offerId: offer,
    event: 'sale',
    currency: 'USD',
    amountMinor: 5000n,
    payoutMinor: null,
    txnId: null,
    occurredAtMs: desk.clock(),
    reason: 'by telephone',
  }
  const created = await inTransaction(db.pool, (client) =>
    createConversion(client, shop, command, BY, newId, desk.clock()),
  )
  expect(created).toMatchObject({ kind: 'created', status: 'hold' })
})
