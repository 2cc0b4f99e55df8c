// What the pages of conversions decide: through the answers that they get, with the way back that these offer.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerCreate, answerCredit } from '#app/insight/conversion-page/create-action.server.ts'
import { answerDecision, type DecideAnswer } from '#app/insight/conversion-page/decide-action.server.ts'
import { explainOrders } from '#app/insight/conversion-page/explain-order.server.ts'
import { showConversion } from '#app/insight/conversion-page/show-conversion.server.ts'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { workOnce } from '#app/intake/webhook/work-inbox.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { orderOf, withCode } from '../setup/orders.ts'
import { startSystem, type System } from '../setup/system.ts'

let system: System
let viewer: Merchant
let second: string
const say = sayingIn('en')
const reader = () => ({ locale: 'en' as const, say, timeZone: 'UTC', nowMs: system.runtime.clock() })

beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  viewer = { shopId: system.shop.id, partnerId: null }
  const { db, newId } = system.runtime
  second = newId()
  await db.prisma.partner.create({ data: { shopId: viewer.shopId, id: second, slug: 'kim', name: 'Kim' } })
})
afterAll(() => system.close())

const who = () => ({ viewer, by: 'Mia', say })
const decide = (command: object) => answerDecision(system.runtime, who(), { intent: 'decide', command })
const done = (answer: DecideAnswer) => {
  if (answer.kind !== 'decided') throw new Error(JSON.stringify(answer))
  return answer
}
const undo = (answer: DecideAnswer) =>
  answerDecision(system.runtime, who(), { intent: 'undo', commands: done(answer).undo })

/** @returns the id of its conversion; null: nobody is credited */
async function order(
  change: object = withCode('PARTNER20'),
): Promise<{ id: string; conversion: string | null }> {
  const payload = orderOf(change)
  await system.webhook('orders/create', payload)
  while (await workOnce(system.runtime));
  const { rows } = await system.database.pool.query<{ id: string }>(
    'SELECT id FROM conversion WHERE order_id = $1',
    [payload.id],
  )
  return { id: payload.id, conversion: rows[0]?.id ?? null }
}
const stateOf = async (id: string | null) => {
  const { rows } = await system.database.pool.query(
    'SELECT status, partner_id AS partner, payout_minor::int AS payout, decided_status AS decided FROM conversion WHERE id = $1',
    [id],
  )
  return rows[0] as { status: string; partner: string; payout: number; decided: string | null }
}
const show = (id: string) =>
  showConversion({ db: system.database.pool, viewer, reader: reader(), revenueVisible: true }, id)

test('a rejection is undone', async () => {
  const { conversion } = await order()
  const before = await stateOf(conversion)
  const answer = await decide({ kind: 'reject', conversionIds: [conversion], reason: 'why' })
  expect(answer).toMatchObject({ message: '1 conversion rejected', refused: [] })
  expect(await stateOf(conversion)).toMatchObject({ status: 'reversed', payout: 0 })
  expect(await undo(answer)).toMatchObject({ message: 'Undone', done: 1 })
  expect(await stateOf(conversion)).toEqual(before)
})

test('an approval of what waited leaves it approved when it is undone, and says so', async () => {
  const { conversion } = await order({ ...withCode('PARTNER20'), financial_status: 'pending' })
  expect(await stateOf(conversion)).toMatchObject({ status: 'pending' })
  const answer = await decide({ kind: 'approve', conversionIds: [conversion], reason: 'why' })
  expect(await undo(answer)).toMatchObject({ note: expect.stringContaining('stays approved') })
  expect(await stateOf(conversion)).toMatchObject({ status: 'approved', decided: null })
})

test('a changed payout and a move are undone, each to what was before', async () => {
  const { conversion } = await order()
  const changed = await decide({
    kind: 'change_payout',
    conversionIds: [conversion],
    payout: '7.77',
    reason: 'why',
  })
  expect(await stateOf(conversion)).toMatchObject({ payout: 777 })
  const again = await decide({
    kind: 'change_payout',
    conversionIds: [conversion],
    payout: '8.88',
    reason: 'why',
  })
  await undo(again)
  expect(await stateOf(conversion)).toMatchObject({ payout: 777 })
  await undo(changed)
  expect(await stateOf(conversion)).toMatchObject({ payout: 1000 })
  const moved = await decide({
    kind: 'move',
    conversionIds: [conversion],
    partnerId: second,
    offerId: null,
    reason: 'why',
  })
  expect(await stateOf(conversion)).toMatchObject({ partner: second })
  expect((await show(conversion as string))?.abilities?.moveBack).toMatchObject({ partner: 'Jo' })
  await undo(moved)
  expect(await stateOf(conversion)).toMatchObject({ partner: system.shop.partner.id })
})

test('of many, each is answered by itself, and only those that were decided are undone', async () => {
  const made = [await order(), await order(), await order()]
  const ids = made.map(({ conversion }) => conversion as string)
  await decide({ kind: 'reject', conversionIds: [ids[0]], reason: 'first' })
  const answer = done(await decide({ kind: 'reject', conversionIds: ids, reason: 'all' }))
  expect(answer).toMatchObject({ done: 2, message: '2 conversions rejected' })
  expect(answer.refused).toMatchObject([{ id: ids[0], message: 'It has been decided so already.' }])
  await undo(answer)
  expect(await Promise.all(ids.map(async (id) => (await stateOf(id)).decided))).toEqual([
    'rejected',
    null,
    null,
  ])
})

test.each([
  [{ kind: 'reject', reason: '' }, 'reason', 'Give a reason: it is kept in the history.'],
  [
    { kind: 'change_payout', payout: '1,50', reason: 'why' },
    'payout',
    'Write an amount as digits with a point, such as 12.50.',
  ],
  [{ kind: 'move', partnerId: '', reason: 'why' }, 'partnerId', 'Choose a partner.'],
  [
    { kind: 'move', partnerId: '01890000-0000-7000-8000-000000000009', offerId: null, reason: 'why' },
    'partnerId',
    'This shop has no such partner.',
  ],
])('%o changes nothing and says beside which field', async (command, path, message) => {
  const { conversion } = await order()
  const before = await stateOf(conversion)
  const answer = await decide({ ...command, conversionIds: [conversion] })
  expect(answer).toMatchObject({ kind: 'refused', problems: expect.arrayContaining([{ path, message }]) })
  expect(await stateOf(conversion)).toEqual(before)
})

test('nobody decides about another shop’s', async () => {
  const { conversion } = await order()
  await system.database.pool.query(
    `INSERT INTO shop (id, domain, slug, name, currency, time_zone, installed_at, updated_at)
     VALUES ('01890000-0000-7000-8000-0000000000ff', 'two.myshopify.com', 'two', 'Two', 'USD', 'UTC', now(), now())`,
  )
  const stranger = {
    ...who(),
    viewer: { shopId: '01890000-0000-7000-8000-0000000000ff', partnerId: null } as const,
  }
  const command = { kind: 'reject', conversionIds: [conversion], reason: 'why' }
  const answer = await answerDecision(system.runtime, stranger, { intent: 'decide', command })
  expect(answer).toMatchObject({
    done: 0,
    refused: [{ message: 'There is no such conversion in this shop.' }],
  })
  expect(await stateOf(conversion)).toMatchObject({ decided: null })
})

test('an order that nobody is credited with is explained, credited, and let go again', async () => {
  const { id, conversion } = await order(withCode('NOBODYS'))
  expect(conversion).toBeNull()
  const [explained] = await explainOrders(system.database.pool, viewer, id, reader())
  expect(explained?.attribution).toMatchObject({ isCredited: false, winner: null })
  expect(explained?.attribution?.losers).toMatchObject([
    {
      place: 'Coupon NOBODYS',
      reason: 'The code belongs to no partner.',
      advice: expect.stringContaining('Assign the code'),
    },
  ])
  const answer = await answerCredit(system.runtime, who(), {
    orderId: id,
    partnerId: second,
    offerId: system.shop.offer.id,
    reason: 'why',
  })
  const [after] = await explainOrders(system.database.pool, viewer, id, reader())
  expect(after?.attribution?.headline).toBe('Credited to Kim for Summer')
  expect(await stateOf(after?.conversionId ?? null)).toMatchObject({ status: 'approved', partner: second })
  await undo(answer)
  expect(await stateOf(after?.conversionId ?? null)).toMatchObject({ status: 'reversed', payout: 0 })
  expect(await explainOrders(system.database.pool, viewer, '#nothing', reader())).toEqual([])
})

test('what is created by hand is there once, and refused beside its fields', async () => {
  const draft = {
    partnerId: second,
    offerId: system.shop.offer.id,
    event: 'sale',
    currency: 'USD',
    amount: '49.90',
    payout: '',
    txnId: 'fair-1',
    day: new Date(system.runtime.clock()).toISOString().slice(0, 10),
    reason: 'at the fair',
  }
  const create = (change: object) => answerCreate(system.runtime, who(), reader(), { ...draft, ...change })
  const created = await create({})
  expect(created).toMatchObject({ kind: 'saved' })
  expect(await stateOf((created as { id: string }).id)).toMatchObject({ status: 'approved', payout: 499 })
  const problems = async (change: object) => ((await create(change)) as { problems: object[] }).problems
  expect(await problems({})).toMatchObject([{ path: 'txnId' }])
  expect(await problems({ amount: '', day: '2099-01-01', partnerId: '' })).toMatchObject([
    { path: 'amount' },
    { path: 'day', message: 'It lies in the future.' },
    { path: 'partnerId' },
  ])
  expect(await problems({ currency: 'JPY', amount: '12.50' })).toMatchObject([{ path: 'amount' }])
})
