// What people decide about conversions: through the functions that the admin calls, with what partners and the books see of it.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { explainSale } from '#app/insight/explain-sale.server.ts'
import { createConversion } from '#app/intake/person/create-conversion.server.ts'
import { creditOrder } from '#app/intake/person/credit-order.server.ts'
import { decideConversions } from '#app/intake/person/decide-conversions.server.ts'
import type { Command, CreateConversion } from '#app/intake/person/command.ts'
import { workOnce } from '#app/intake/webhook/work-inbox.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { readShopsById, type ShopRow } from '#app/program/read-shops.server.ts'
import { startSystem, type System } from '../setup/system.ts'

const BY = 'Mia'
let system: System
let shop: ShopRow
let other: { id: string }
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  const { db, newId } = system.runtime
  shop = (await readShopsById(db.pool, [system.shop.id])).get(system.shop.id) as ShopRow
  other = { id: newId() }
  await db.prisma.partner.create({
    data: { shopId: shop.id, id: other.id, slug: 'kim', name: 'Kim', defaultOfferId: system.shop.offer.id },
  })
  await db.prisma.payoutRule.create({
    data: {
      shopId: shop.id,
      id: newId(),
      offerId: system.shop.offer.id,
      partnerId: other.id,
      event: 'sale',
      kind: 'percent',
      basisPoints: 2000,
    },
  })
  const all = ['pending', 'hold', 'approved', 'rejected', 'reversed']
  await db.prisma.postback.updateMany({ data: { statuses: all, adjustments: true } })
  await db.prisma.postback.create({
    data: {
      shopId: shop.id,
      id: newId(),
      partnerId: other.id,
      statuses: all,
      adjustments: true,
      url: `${system.tracker.url}/kim?status={status}&payout={payout}&delta={delta_payout}`,
    },
  })
})
afterAll(() => system.close())
beforeEach(() => system.database.pool.query('UPDATE offer SET hold_days = 0'))

let nextOrder = 100
async function order(change: object = {}, credited = true): Promise<string> {
  const id = String(nextOrder++)
  await say(id, {
    discount_codes: credited ? [{ code: 'PARTNER20', amount: '0', type: 'percentage' }] : [],
    ...change,
  })
  return id
}
async function say(id: string, change: object): Promise<void> {
  const at = new Date().toISOString()
  await system.webhook('orders/updated', {
    id,
    name: `#${id}`,
    created_at: at,
    updated_at: at,
    financial_status: 'paid',
    currency: 'USD',
    subtotal_price: '100.00',
    total_price: '100.00',
    refunds: [],
    line_items: [{ id: 1, quantity: 1, current_quantity: 1, price: '100.00' }],
    ...change,
  })
  while (await workOnce(system.runtime));
  await workOnce(system.runtime)
}
const conversionOf = async (orderId: string) => {
  const { rows } = await system.database.pool.query('SELECT * FROM conversion WHERE order_id = $1', [orderId])
  return rows[0]
}
const decide = (command: Command, by = BY) => {
  const { db, newId, clock } = system.runtime
  return inTransaction(db.pool, (client) => decideConversions(client, shop, command, by, newId, clock()))
}
async function decideOne(command: Command) {
  const decided = await decide(command)
  return decided.kind === 'decided' ? decided.results[0] : decided
}
const history = async (conversionId: string) => {
  const { rows } = await system.database.pool.query(
    `SELECT from_status, to_status, actor, actor_name, reason FROM conversion_change WHERE conversion_id = $1 ORDER BY id`,
    [conversionId],
  )
  return rows.map(
    (row) => `${row.from_status} > ${row.to_status}, ${row.actor_name ?? row.actor}: ${row.reason}`,
  )
}
/** held, approved, reversed, paid of a partner, as the books have it and as the conversions say. */
async function books(partnerId: string) {
  const { rows } = await system.database.pool.query(
    `SELECT coalesce(sum(held_minor), 0)::int AS held, coalesce(sum(approved_minor), 0)::int AS approved,
            coalesce(sum(reversed_minor), 0)::int AS reversed, coalesce(sum(paid_minor), 0)::int AS paid
       FROM ledger_entry WHERE partner_id = $1`,
    [partnerId],
  )
  const said = await system.database.pool.query(
    `SELECT coalesce(sum(payout_minor) FILTER (WHERE status IN ('pending', 'hold')), 0)::int AS held,
            coalesce(sum(payout_minor) FILTER (WHERE status = 'approved'), 0)::int AS approved,
            coalesce(sum(original_payout_minor - payout_minor), 0)::int AS reversed, coalesce(sum(paid_minor), 0)::int AS paid
       FROM conversion WHERE partner_id = $1 AND NOT test`,
    [partnerId],
  )
  expect(rows).toEqual(said.rows)
  return rows[0]
}
const planned = async (conversionId: string, partnerId: string) => {
  const { rows } = await system.database.pool.query(
    `SELECT values ->> 'status' AS status, values ->> 'payout' AS payout, values ->> 'delta_payout' AS delta
       FROM delivery JOIN postback ON postback.id = delivery.postback_id
      WHERE conversion_id = $1 AND partner_id = $2 ORDER BY delivery.id`,
    [conversionId, partnerId],
  )
  return rows.map(({ status, payout, delta }) => `${status} ${payout} (${delta})`)
}

describe('approve and reject', () => {
  test('one that waits is approved at once, in the history under the name of who did it', async () => {
    await system.database.pool.query('UPDATE offer SET hold_days = 14')
    const { id, partner_id } = await conversionOf(await order())
    expect(await decideOne({ kind: 'approve', conversionIds: [id], reason: 'a good one' })).toEqual({
      id,
      kind: 'done',
      status: 'approved',
    })
    expect(await history(id)).toEqual([
      'null > hold, order: held for 14 days from payment',
      'hold > approved, Mia: a good one',
    ])
    expect(await planned(id, partner_id)).toEqual(['hold 10.00 (10.00)', 'approved 10.00 (0.00)'])
    await books(partner_id)
  })

  test('many at once, each by itself: what cannot be is refused and holds up no other', async () => {
    const [good, gone] = [await conversionOf(await order()), await conversionOf(await order())]
    await say(gone.order_id, {
      cancelled_at: new Date().toISOString(),
      updated_at: new Date(Date.now() + 2000).toISOString(),
    })
    const unknown = `conv_${'0'.repeat(32)}`
    const decided = await decide({
      kind: 'approve',
      conversionIds: [good.id, gone.id, unknown],
      reason: 'all',
    })
    expect(decided).toMatchObject({
      kind: 'decided',
      results: [
        { id: good.id, kind: 'done', status: 'approved' },
        { id: gone.id, kind: 'refused', code: 'nothing_left' },
        { id: unknown, kind: 'refused', code: 'not_found' },
      ],
    })
    expect((await conversionOf(gone.order_id)).decided_status).toBeNull()
  })

  test('a rejection stands whatever the order says, until it is taken back', async () => {
    const orderId = await order({ financial_status: 'pending' })
    const { id, partner_id } = await conversionOf(orderId)
    await decide({ kind: 'reject', conversionIds: [id], reason: 'not theirs' })
    await say(orderId, { updated_at: new Date(Date.now() + 2000).toISOString() })
    expect(await conversionOf(orderId)).toMatchObject({ status: 'rejected', payout_minor: 0n })
    expect(await decideOne({ kind: 'reject', conversionIds: [id], reason: 'again' })).toMatchObject({
      code: 'decided_already',
    })
    await decide({ kind: 'withdraw', conversionIds: [id], reason: 'a mistake' })
    expect(await conversionOf(orderId)).toMatchObject({ status: 'approved', payout_minor: 1000n })
    expect(await planned(id, partner_id)).toEqual([
      'pending 10.00 (10.00)',
      'rejected 0.00 (-10.00)',
      'approved 10.00 (10.00)',
    ])
    await books(partner_id)
  })

  test('a conversion of another shop is not found', async () => {
    const { id } = await conversionOf(await order())
    const { db, newId, clock } = system.runtime
    const elsewhere = { ...shop, id: newId() }
    const decided = await decideConversions(
      db.pool,
      elsewhere,
      { kind: 'reject', conversionIds: [id], reason: 'mine' },
      BY,
      newId,
      clock(),
    )
    expect(decided).toMatchObject({ results: [{ kind: 'refused', code: 'not_found' }] })
  })
})

describe('money', () => {
  test('another payout stays through a refund, which takes its share; then the rules again', async () => {
    const orderId = await order()
    const { id, partner_id } = await conversionOf(orderId)
    await decide({ kind: 'change_payout', conversionIds: [id], payoutMinor: 2500n, reason: 'a bonus' })
    expect(await conversionOf(orderId)).toMatchObject({ payout_minor: 2500n, payout_explicit: true })
    const line = { id: 1, quantity: 1, current_quantity: 1, price: '100.00' }
    const refund = {
      id: 9,
      order_id: orderId,
      refund_line_items: [],
      order_adjustments: [{ id: 1, amount: '-40.00', tax_amount: '0.00', kind: 'refund_discrepancy' }],
      transactions: [{ kind: 'refund', status: 'success', amount: '40.00', currency: 'USD' }],
    }
    const refunded = {
      financial_status: 'partially_refunded',
      line_items: [line],
      refunds: [refund],
      updated_at: new Date(Date.now() + 2000).toISOString(),
    }
    await say(orderId, refunded)
    expect((await conversionOf(orderId)).payout_minor).toBe(1500n)
    await decide({
      kind: 'change_payout',
      conversionIds: [id],
      payoutMinor: null,
      reason: 'by the rules after all',
    })
    expect(await conversionOf(orderId)).toMatchObject({ payout_minor: 600n, payout_explicit: false })
    expect(await planned(id, partner_id)).toEqual([
      'approved 10.00 (10.00)',
      'approved 25.00 (15.00)',
      'approved 15.00 (-10.00)',
      'approved 6.00 (-9.00)',
    ])
    await books(partner_id)
  })

  test('paid stands in the books, once; a refund after it leaves the partner owing', async () => {
    const orderId = await order()
    const { id, partner_id } = await conversionOf(orderId)
    const before = await books(partner_id)
    await decide({ kind: 'mark_paid', conversionIds: [id], reason: 'October' })
    expect(await decideOne({ kind: 'mark_paid', conversionIds: [id], reason: 'October' })).toMatchObject({
      code: 'nothing_due',
    })
    await say(orderId, {
      financial_status: 'refunded',
      updated_at: new Date(Date.now() + 2000).toISOString(),
    })
    const after = await books(partner_id)
    expect([after.paid - before.paid, after.approved - before.approved]).toEqual([1000, -1000])
    expect(await planned(id, partner_id)).toEqual(['approved 10.00 (10.00)', 'reversed 0.00 (-10.00)'])
    await decide({ kind: 'mark_unpaid', conversionIds: [id], reason: 'it bounced' })
    expect((await books(partner_id)).paid).toBe(before.paid)
  })
})

describe('credit', () => {
  test('an order that nobody was credited with gets its conversion, and says by whom', async () => {
    const orderId = await order({}, false)
    expect(await conversionOf(orderId)).toBeUndefined()
    const { db, newId, clock } = system.runtime
    const credit = { orderId, partnerId: other.id, offerId: null, reason: 'she showed the chat' }
    const credited = await inTransaction(db.pool, (client) =>
      creditOrder(client, shop, credit, BY, newId, clock()),
    )
    expect(credited).toMatchObject({ kind: 'credited', status: 'approved' })
    const conversion = await conversionOf(orderId)
    expect(conversion).toMatchObject({ method: 'person', payout_minor: 2000n, credit_decided: true })
    expect(await explainSale(system.database.pool, shop.id, { orderId })).toMatchObject({
      attribution: ['Credited to Kim for Summer by Mia: she showed the chat'],
    })
    expect(await planned(conversion.id, other.id)).toEqual(['approved 20.00 (20.00)'])
  })

  test('a conversion moves: taken back from one, given to the other, and no webhook moves it back', async () => {
    const orderId = await order()
    const { id, partner_id: jo } = await conversionOf(orderId)
    await decide({
      kind: 'move',
      conversionIds: [id],
      partnerId: other.id,
      offerId: null,
      reason: 'wrong code',
    })
    expect(await conversionOf(orderId)).toMatchObject({
      partner_id: other.id,
      payout_minor: 2000n,
      method: 'person',
    })
    expect(await planned(id, jo)).toEqual(['approved 10.00 (10.00)', 'reversed 0.00 (-10.00)'])
    expect(await planned(id, other.id)).toEqual(['approved 20.00 (20.00)'])
    await say(orderId, { updated_at: new Date(Date.now() + 2000).toISOString() })
    expect((await conversionOf(orderId)).partner_id).toBe(other.id)
    await books(jo)
    await books(other.id)
    expect(
      await decideOne({ kind: 'move', conversionIds: [id], partnerId: other.id, offerId: null, reason: 'x' }),
    ).toMatchObject({ code: 'same_credit' })
    expect(
      await decide({ kind: 'move', conversionIds: [id], partnerId: shop.id, offerId: null, reason: 'x' }),
    ).toMatchObject({
      code: 'unknown_partner',
    })
  })

  test('what was paid does not move', async () => {
    const { id } = await conversionOf(await order())
    await decide({ kind: 'mark_paid', conversionIds: [id], reason: 'October' })
    expect(
      await decideOne({ kind: 'move', conversionIds: [id], partnerId: other.id, offerId: null, reason: 'x' }),
    ).toMatchObject({ code: 'is_paid' })
  })
})

describe('a conversion by hand', () => {
  const create = (change: Partial<CreateConversion> = {}) => {
    const { db, newId, clock } = system.runtime
    const command: CreateConversion = {
      partnerId: other.id,
      offerId: null,
      event: 'sale',
      currency: 'USD',
      amountMinor: 5000n,
      payoutMinor: null,
      txnId: null,
      occurredAtMs: clock() - 1000,
      reason: 'a sale by phone',
      ...change,
    }
    return inTransaction(db.pool, (client) => createConversion(client, shop, command, BY, newId, clock()))
  }

  test('is paid by the rules, or what the person says, and held like any other', async () => {
    await system.database.pool.query('UPDATE offer SET hold_days = 14')
    const made = await create()
    expect(made).toMatchObject({ kind: 'created', status: 'hold' })
    const { rows } = await system.database.pool.query('SELECT * FROM conversion WHERE id = $1', [
      made.kind === 'created' ? made.conversionId : '',
    ])
    expect(rows[0]).toMatchObject({
      source: 'manual',
      method: 'person',
      payout_minor: 1000n,
      amount_minor: 5000n,
    })
    expect(await create({ payoutMinor: 7n })).toMatchObject({ kind: 'created' })
    await books(other.id)
  })

  test('of a transaction that is there already is refused', async () => {
    const first = await create({ txnId: 'phone-1' })
    expect(await create({ txnId: 'phone-1' })).toMatchObject({
      kind: 'refused',
      code: 'duplicate',
      conversionId: first.kind === 'created' ? first.conversionId : '',
    })
  })
})

test('two people who decide at once about the same do not both win', async () => {
  const { id } = await conversionOf(await order({ financial_status: 'pending' }))
  const results = await Promise.all(
    ['Mia', 'Ben', 'Ada', 'Eva'].map((by) =>
      decide({ kind: 'approve', conversionIds: [id], reason: 'good' }, by),
    ),
  )
  const kinds = results.flatMap((result) =>
    result.kind === 'decided' ? result.results.map(({ kind }) => kind) : [],
  )
  expect(kinds.sort()).toEqual(['done', 'refused', 'refused', 'refused'])
  expect(await history(id)).toHaveLength(2)
})
