// Payouts, steps and caps that are set in another currency than the sale's: converted when the conversion is made, by a rate that it
// keeps; waiting where there is none, and settled once there is.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { explainSale } from '#app/insight/explain-sale.server.ts'
import { settleKnownRates } from '#app/intake/settle-known-rates.server.ts'
import { saveReferenceRates, setManualRate } from '#app/money/rates.server.ts'
import {
  openDesk,
  orderOf,
  updated,
  withClick,
  type Desk,
  type OfferSetup,
  type Payload,
} from '../setup/orders.ts'
import { startSystem, type System } from '../setup/system.ts'

let system: System
let desk: Desk
let jo: string
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  desk = await openDesk(system)
  jo = await desk.partner()
})
beforeEach(() => system.database.pool.query('TRUNCATE exchange_rate, manual_rate'))
afterEach(() => desk.checkBooks())
afterAll(() => system.close())

/** Of the European Central Bank, today. */
const publish = (rates: Record<string, string>) =>
  saveReferenceRates(
    system.database.pool,
    Object.entries(rates).map(([currency, perEuro]) => ({ day: today(), currency, perEuro })),
  )
const today = () => new Date(desk.clock()).toISOString().slice(0, 10)
const agree = (from: string, to: string, rate: string) =>
  setManualRate(system.database.pool, desk.shop.id, { from, to, rate }, desk.clock())
const settle = () => settleKnownRates(system.runtime.db, system.runtime.newId, desk.clock(), desk.shop.id)

async function sellOn(offer: string, change: object = {}, partner = jo): Promise<Payload> {
  const order = orderOf({ ...withClick(await desk.click(partner, offer)), ...change })
  await desk.place(order)
  return order
}
const sell = async (setup: OfferSetup, change: object = {}) => sellOn(await desk.offer(setup), change)
const flat = (flatMinor: bigint, flatCurrency: string) => ({ rules: [{ flatMinor, flatCurrency }] })
const explained = async (order: Payload) =>
  (await explainSale(system.database.pool, desk.shop.id, { orderId: order.id }))?.payout ?? []

describe('a payout in another currency', () => {
  test('is converted by the rate of the day, which it keeps and explains', async () => {
    await publish({ USD: '1.0876', JPY: '164.53' })
    const order = await sell({ ...flat(500n, 'EUR'), payoutCapMinor: 80_000n, payoutCapCurrency: 'JPY' })
    expect(await desk.conversion(order.id)).toMatchObject({
      status: 'approved',
      flags: [],
      payout_minor: 544n,
    })
    const { payout_terms: terms } = (await desk.conversion(order.id)) as Record<string, any>
    expect(terms.rates).toEqual([
      { from: 'EUR', to: 'USD', rate: '1.0876', day: today(), source: 'ecb' },
      { from: 'JPY', to: 'USD', rate: '0.0066103446180028', day: today(), source: 'ecb' },
    ])
    expect((await explained(order)).join('\n')).toMatch(
      /A flat 5\.00 EUR for the conversion \(rule 1\) is 5\.44 USD: 1 EUR = 1\.0876 USD, European Central Bank, \d+ \w+ \d{4}\./,
    )
  })

  test('stays as it is, whatever the rates are later and the order becomes', async () => {
    await publish({ USD: '1.0876' })
    const order = await sell(flat(500n, 'EUR'))
    await publish({ USD: '2' })
    await desk.send('orders/updated', updated(order, { tags: 'packed' }))
    expect(await desk.conversion(order.id)).toMatchObject({ payout_minor: 544n })
    expect(await desk.history(order.id)).toHaveLength(1)
    expect(await settle()).toEqual({ changed: 0, planned: 0 })
  })

  test('of a sale in yen has no digits', async () => {
    await publish({ JPY: '164.53' })
    const order = await sell(flat(500n, 'EUR'), { currency: 'JPY' })
    expect(await desk.conversion(order.id)).toMatchObject({ currency: 'JPY', payout_minor: 823n })
  })

  test('waits with the reason while there is no rate, and is paid once there is', async () => {
    const order = await sell(flat(500n, 'KWD'))
    expect(await desk.conversion(order.id)).toMatchObject({
      status: 'pending',
      flags: ['rate_missing'],
      payout_minor: 0n,
    })
    expect(await desk.history(order.id)).toMatchObject([
      { reason: 'the payout depends on another currency and there is no exchange rate for it' },
    ])
    expect((await explained(order)).join('\n')).toContain('does not count until there is an exchange rate')
    expect(await settle()).toEqual({ changed: 0, planned: 0 })

    await agree('USD', 'KWD', '0.25')
    expect(await settle()).toEqual({ changed: 1, planned: 1 })
    expect(await desk.conversion(order.id)).toMatchObject({
      status: 'approved',
      flags: [],
      payout_minor: 200n,
    })
    expect(await desk.history(order.id)).toMatchObject([{}, { to_status: 'approved', reason: 'paid' }])
    expect(await desk.deliveries(order.id)).toEqual([
      ['pending', '0.00', '0.00'],
      ['approved', '2.00', '2.00'],
    ])
    expect(await settle()).toEqual({ changed: 0, planned: 0 })
  })

  test('is paid as well by the next thing that is heard of the order', async () => {
    const order = await sell(flat(500n, 'KWD'))
    await agree('KWD', 'USD', '4')
    await desk.send('orders/updated', updated(order, { tags: 'packed' }))
    expect(await desk.conversion(order.id)).toMatchObject({ status: 'approved', payout_minor: 200n })
  })

  test('of a call that no order follows waits and is paid too', async () => {
    const offer = await desk.offer(flat(500n, 'KWD'))
    const [row] = await desk.rows(`SELECT slug FROM offer WHERE shop_id = $1 AND id = $2`, [
      desk.shop.id,
      offer,
    ])
    const query = new URLSearchParams({
      click_id: await desk.click(jo, offer),
      amount: '10.00',
      txn_id: 'rate-1',
    })
    await (await fetch(`${system.url}/api/postback/${system.shop.brand}/${row?.['slug']}?${query}`)).text()
    expect(await desk.conversion('rate-1')).toMatchObject({ status: 'pending', flags: ['rate_missing'] })
    await agree('KWD', 'USD', '4')
    expect(await settle()).toEqual({ changed: 1, planned: 1 })
    expect(await desk.conversion('rate-1')).toMatchObject({
      status: 'approved',
      payout_minor: 200n,
      amount_minor: 1000n,
    })
  })
})

test('many that wait are settled batch after batch', async () => {
  const offer = await desk.offer(flat(500n, 'KWD'))
  const click = withClick(await desk.click(jo, offer))
  const orders = Array.from({ length: 250 }, () => orderOf(click))
  for (const order of orders) await system.webhook('orders/create', order)
  await desk.work()
  await agree('KWD', 'USD', '4')
  expect(await settle()).toMatchObject({ changed: 250, planned: 250 })
})

describe('steps by revenue', () => {
  const tiers = {
    by: 'revenue',
    period: 'total',
    currency: 'EUR',
    steps: [
      { from: '0', basisPoints: 500, flat: null },
      { from: '15000', basisPoints: 1000, flat: null },
    ],
  }

  test('count what was brought in every currency', async () => {
    await publish({ USD: '1.25', JPY: '160' })
    const offer = await desk.offer({ rules: [{ tiers }] })
    const orders = [
      await sellOn(offer),
      // 80.00 EUR so far.
      await sellOn(offer, {
        currency: 'JPY',
        line_items: [{ ...(orderOf()['line_items'] as object[])[0], price: '16000' }],
      }),
      // 180.00 EUR so far.
      await sellOn(offer),
    ]
    const paid = await Promise.all(
      orders.map(async ({ id }) => (await desk.conversion(id))?.['payout_minor']),
    )
    expect(paid).toEqual([500n, 800n, 1000n])
    const { payout_terms: terms } = (await desk.conversion(orders[2]?.id ?? '')) as Record<string, any>
    expect(terms.rules[0].tier).toMatchObject({ from: '15000', brought: '18000' })
    expect(terms.rules[0].tier.rates).toHaveLength(2)
  })

  test('wait for the rate of what was brought, and then go by it', async () => {
    const offer = await desk.offer({ rules: [{ tiers }] })
    const first = await sellOn(offer, {
      line_items: [{ ...(orderOf()['line_items'] as object[])[0], price: '200.00' }],
    })
    const second = await sellOn(offer)
    expect(await desk.conversion(first.id)).toMatchObject({ status: 'approved', payout_minor: 1000n })
    expect(await desk.conversion(second.id)).toMatchObject({ status: 'pending', flags: ['rate_missing'] })
    await agree('USD', 'EUR', '0.8')
    expect(await settle()).toMatchObject({ changed: 1 })
    expect(await desk.conversion(second.id)).toMatchObject({ status: 'approved', payout_minor: 1000n })
  })
})

describe('a cap of payout', () => {
  const capped = async (currency: string, limit: bigint) => {
    const offer = await desk.offer()
    await desk.cap({ offerId: offer, measure: 'payout', period: 'total', limit, currency, effect: 'hard' })
    return offer
  }
  const status = async ({ id }: Payload) => (await desk.conversion(id))?.['status']

  test('in another currency lets through what fits into it, by the rate that is kept', async () => {
    await publish({ USD: '1.25' })
    const offer = await capped('EUR', 1_600n)
    const orders = [await sellOn(offer), await sellOn(offer), await sellOn(offer)]
    expect(await Promise.all(orders.map(status))).toEqual(['approved', 'approved', 'rejected'])
    expect((await explained(orders[1] as Payload)).at(-1)).toMatch(
      /^Its caps were judged by 1 USD = 0\.8 EUR, European/,
    )
  })

  test('waits for its rate without holding up others, and is judged then', async () => {
    const offer = await capped('KWD', 3_000n)
    const orders = [await sellOn(offer), await sellOn(offer)]
    expect(await Promise.all(orders.map(status))).toEqual(['pending', 'pending'])
    expect(await desk.history(orders[0]?.id ?? '')).toMatchObject([
      { reason: 'a cap counts money of another currency and there is no exchange rate for it' },
    ])
    await agree('USD', 'KWD', '0.3')
    expect(await settle()).toMatchObject({ changed: 2 })
    expect((await Promise.all(orders.map(status))).toSorted()).toEqual(['approved', 'rejected'])
    expect(await status(await sellOn(offer))).toBe('rejected')
  })

  test('of a cancelled order is judged once the order lives again', async () => {
    const offer = await capped('KWD', 1n)
    const order = await sellOn(offer)
    await desk.send('orders/cancelled', updated(order, { cancelled_at: new Date().toISOString() }))
    expect(await status(order)).toBe('rejected')
    await agree('USD', 'KWD', '0.3')
    expect(await settle()).toEqual({ changed: 0, planned: 0 })
    await desk.send('orders/updated', updated(order, { cancelled_at: null }, Date.now() + 1000))
    expect(await desk.conversion(order.id)).toMatchObject({ status: 'rejected', flags: ['cap_hard'] })
  })
})
