// What conversions pay: rules with conditions, steps and caps, over orders as they come, change and wait for facts.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  line,
  openDesk,
  orderOf,
  updated,
  withClick,
  withCode,
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
  jo = await desk.partner({ name: 'Jo' })
})
afterEach(async () => {
  await desk.checkBooks()
})
afterAll(() => system.close())

const MUG = line()
const CUP = line({ id: 2, product_id: 2, variant_id: 22, sku: 'CUP', vendor: 'Other', price: '50.00' })
const TWO = { line_items: [MUG, CUP] }
const TEN = { position: 9, basisPoints: 1000 }

async function sell(setup: OfferSetup, change: object = TWO, partner = jo): Promise<Payload> {
  return sellOn(await desk.offer(setup), change, partner)
}
async function sellOn(offer: string, change: object = {}, partner = jo): Promise<Payload> {
  const body = orderOf({ ...withClick(await desk.click(partner, offer)), ...change })
  await desk.place(body)
  return body
}
const payout = async ({ id }: Payload) => (await desk.conversion(id))?.['payout_minor']
const rulesOf = async ({ id }: Payload): Promise<(string | null)[]> => {
  const kept = await desk.conversion(id)
  const lines: { rule: number | null }[] = kept?.['payout_calculation'].lines
  return lines.map(({ rule }) => (rule === null ? null : kept?.['payout_terms'].rules[rule].basisPoints))
}

describe('of several rules the first that fits a line pays for it', () => {
  test.each<[string, object, object, (number | null)[], bigint]>([
    ['products', { products: ['1'] }, {}, [2000, 1000], 2500n],
    ['variants', { variants: ['22'] }, {}, [1000, 2000], 2000n],
    ['skus', { skus: ['MUG-1', 'X'] }, {}, [2000, 1000], 2500n],
    ['vendors', { vendors: ['Other'] }, {}, [1000, 2000], 2000n],
    ['a product that is not sold', { products: ['3'] }, {}, [1000, 1000], 1500n],
    ['countries', { countries: ['DE'] }, { shipping_address: { country_code: 'de' } }, [2000, 2000], 3000n],
    [
      'another country',
      { countries: ['DE'] },
      { shipping_address: { country_code: 'FR' } },
      [1000, 1000],
      1500n,
    ],
    ['no country known', { countries: ['DE'] }, {}, [1000, 1000], 1500n],
    ['coupons', { coupons: ['spring'] }, withCode(' SPRING '), [2000, 2000], 3000n],
    ['another coupon', { coupons: ['spring'] }, withCode('AUTUMN'), [1000, 1000], 1500n],
    ['new customers', { customer: 'new' }, { customer: { id: 71 } }, [2000, 2000], 3000n],
    ['returning customers', { customer: 'returning' }, { customer: { id: 71 } }, [2000, 2000], 3000n],
    ['a customer of whom nothing is known', { customer: 'new' }, {}, [1000, 1000], 1500n],
    ['all that it names', { products: ['1'], vendors: ['Other'] }, {}, [1000, 1000], 1500n],
    [
      'all that it names, of the sale and the line',
      { products: ['1'], countries: ['DE'] },
      { shipping_address: { country_code: 'DE' } },
      [2000, 1000],
      2500n,
    ],
  ])('%s', async (_what, conditions, change, rules, paid) => {
    const order = await sell(
      { rules: [TEN, { position: 1, conditions, basisPoints: 2000 }] },
      { ...TWO, ...change },
    )
    expect(await rulesOf(order)).toEqual(rules)
    expect(await payout(order)).toBe(paid)
  })

  test('a partner’s own come before those for everybody, whatever their position', async () => {
    const ann = await desk.partner()
    const offer = await desk.offer({
      rules: [
        { position: 0, basisPoints: 1000 },
        { position: 9, partnerId: ann, conditions: { products: ['1'] }, basisPoints: 3000 },
      ],
    })
    const [anns, jos] = [await sellOn(offer, TWO, ann), await sellOn(offer, TWO, jo)]
    expect([await payout(anns), await payout(jos)]).toEqual([3500n, 1500n])
    expect(await rulesOf(anns)).toEqual([3000, 1000])
  })

  test('where none fits it pays nothing; without any rule it says so', async () => {
    const order = await sell({ rules: [{ conditions: { products: ['9'] }, basisPoints: 1000 }] })
    expect(await payout(order)).toBe(0n)
    const bare = await sell({ rules: [] })
    expect(await payout(bare)).toBe(0n)
    expect(await desk.history(bare.id)).toMatchObject([
      { reason: 'paid; the offer has no payout rule for sale: it pays 0' },
    ])
  })
})

describe('facts that an order does not say', () => {
  const fact = (change: object) => ({
    fact: { collections: [], tags: [], productType: null, ...change },
  })
  let products = 100

  test.each([
    ['collections', { collections: ['71'] }, { collections: ['71'] }],
    ['tags', { tags: ['Summer'] }, { tags: ['summer', 'sale'] }],
    ['types', { productTypes: ['mugs'] }, { productType: 'Mugs' }],
  ])(
    'of %s: it waits with the reason, and is approved once they are known',
    async (_what, conditions, known) => {
      const [first, second] = [++products, ++products]
      const lines = {
        line_items: [line({ product_id: first }), line({ id: 2, product_id: second, price: '50.00' })],
      }
      const order = await sell({ rules: [TEN, { position: 1, conditions, basisPoints: 2000 }] }, lines)
      expect(await desk.conversion(order.id)).toMatchObject({
        status: 'pending',
        flags: ['products_unknown'],
        payout_minor: 1500n,
      })
      expect(await desk.history(order.id)).toMatchObject([
        { reason: 'a payout rule asks for facts about its products that are not known yet' },
      ])
      const asked = await desk.rows(
        `SELECT key FROM admin_question WHERE shop_id = $1 AND kind = 'product' AND key = ANY($2) ORDER BY key`,
        [desk.shop.id, [String(first), String(second)]],
      )
      expect(asked).toEqual([{ key: String(first) }, { key: String(second) }])

      await desk.answer(String(first), fact(known))
      expect(await desk.conversion(order.id)).toMatchObject({ status: 'pending', payout_minor: 2500n })
      await desk.answer(String(second), fact({}))
      expect(await desk.conversion(order.id)).toMatchObject({
        status: 'approved',
        flags: [],
        payout_minor: 2500n,
      })
      expect(await rulesOf(order)).toEqual([2000, 1000])
      expect(await desk.deliveries(order.id)).toEqual([
        ['pending', '15.00', '15.00'],
        ['pending', '25.00', '10.00'],
        ['approved', '25.00', '0.00'],
      ])
      expect((await desk.history(order.id)).at(-1)).toMatchObject({ from_status: 'pending', reason: 'paid' })
    },
  )

  test('change nothing when they change later', async () => {
    const product = ++products
    const order = await sell(
      { rules: [TEN, { position: 1, conditions: { tags: ['summer'] }, basisPoints: 2000 }] },
      { line_items: [line({ product_id: product })] },
    )
    await desk.answer(String(product), fact({ tags: ['summer'] }))
    expect(await payout(order)).toBe(2000n)
    await desk.answer(String(product), fact({ tags: [] }))
    await desk.send('orders/updated', updated(order, { tags: 'packed' }))
    expect(await payout(order)).toBe(2000n)
    expect(await desk.history(order.id)).toHaveLength(2)
  })

  test('are asked for of a line that an edit adds', async () => {
    const [first, second] = [++products, ++products]
    const order = await sell(
      { rules: [TEN, { position: 1, conditions: { tags: ['summer'] }, basisPoints: 2000 }] },
      { line_items: [line({ product_id: first })], financial_status: 'pending' },
    )
    await desk.answer(String(first), fact({ tags: ['summer'] }))
    const added = line({ id: 2, product_id: second, price: '50.00' })
    const lines = [...(order['line_items'] as object[]), added]
    await desk.send(
      'orders/updated',
      updated(order, { line_items: lines, subtotal_price: '150.00', total_price: '150.00' }),
    )
    expect(await desk.conversion(order.id)).toMatchObject({
      flags: ['products_unknown'],
      payout_minor: 2500n,
    })
    await desk.answer(String(second), fact({ tags: ['summer'] }))
    expect(await desk.conversion(order.id)).toMatchObject({ flags: [], payout_minor: 3000n })
  })
})

describe('steps', () => {
  const step = (from: string, basisPoints: number) => ({ from, basisPoints, flat: null })
  const byConversions = {
    tiers: {
      by: 'conversions',
      period: 'total',
      currency: null,
      steps: [step('0', 500), step('2', 1000), step('3', 2000)],
    },
  }
  const payouts = async (orders: Payload[]) => Promise.all(orders.map(payout))

  test('by conversions: what the partner has brought before decides, his alone', async () => {
    const offer = await desk.offer({ rules: [byConversions] })
    const ann = await desk.partner()
    const orders: Payload[] = []
    for (let n = 0; n < 5; n++) orders.push(await sellOn(offer))
    const anns = await sellOn(offer, {}, ann)
    expect(await payouts([...orders, anns])).toEqual([500n, 500n, 1000n, 2000n, 2000n, 500n])
    const kept = await desk.conversion(orders[2]?.id ?? '')
    expect(kept?.['payout_terms'].rules[0].tier).toMatchObject({
      by: 'conversions',
      period: 'total',
      from: '2',
      brought: '2',
    })
  })

  test('by revenue: what was refunded is not brought', async () => {
    const tiers = {
      by: 'revenue',
      period: 'month',
      currency: 'USD',
      steps: [step('0', 500), step('20000', 1000)],
    }
    const offer = await desk.offer({ rules: [{ tiers }] })
    const first = await sellOn(offer)
    await sellOn(offer)
    expect(await payout(await sellOn(offer))).toBe(1000n)
    await desk.send('orders/cancelled', updated(first, { cancelled_at: new Date().toISOString() }))
    await desk.send('orders/delete', first)
    expect(await payout(await sellOn(offer))).toBe(1000n)
    const [tally] = await desk.rows(
      `SELECT revenue_minor FROM tally WHERE shop_id = $1 AND scope = $2 AND currency = 'USD'`,
      [desk.shop.id, `offer:${offer}:partner:${jo}`],
    )
    expect(tally).toEqual({ revenue_minor: 30_000n })
  })

  test('many orders at once are each one further', async () => {
    const offer = await desk.offer({ rules: [byConversions] })
    const click = withClick(await desk.click(jo, offer))
    const orders = Array.from({ length: 10 }, () => orderOf(click))
    await Promise.all(orders.map((order) => system.webhook('orders/create', order)))
    await desk.work()
    const paid = (await payouts(orders)) as bigint[]
    expect(paid.toSorted((a, b) => Number(a - b))).toEqual([500n, 500n, 1000n, ...Array(7).fill(2000n)])
  })

  test('count every conversion of the period, rebills too, whenever the count began', async () => {
    const rules = [byConversions, { event: 'rebill', basisPoints: 100 }]
    const renewal = { source_name: 'subscription_contract_checkout_one' }
    const offer = await desk.offer({ rules })
    await sellOn(offer)
    await sellOn(offer, renewal)
    const other = await desk.offer({ rules })
    await sellOn(other, renewal)
    await sellOn(other, renewal)
    // Two were brought on either offer; on one the count began before the rebill, on the other after.
    expect(await payouts([await sellOn(other), await sellOn(offer)])).toEqual([1000n, 1000n])
  })

  test('do not count the conversion itself where better evidence for the same partner moves it', async () => {
    const offer = await desk.offer({ rules: [byConversions] })
    const code = await desk.coupon(jo, offer)
    await sellOn(offer)
    const order = orderOf({ ...withCode(code), cart_token: 'step-cart' })
    await desk.place(order)
    expect(await payout(order)).toBe(500n)
    await desk.see('cart_token', 'step-cart', await desk.click(jo, offer))
    await desk.sweep()
    desk.resetClock()
    expect(await desk.conversion(order.id)).toMatchObject({ method: 'cart_token', payout_minor: 500n })
  })
})

describe('the arithmetic', () => {
  test('of a percentage and an amount: the amount once', async () => {
    const order = await sell({ rules: [{ basisPoints: 500, flatMinor: 300n }] })
    expect(await payout(order)).toBe(1050n)
    expect((await desk.conversion(order.id))?.['payout_calculation']).toMatchObject({
      sumMinor: '1050',
      grossMinor: '1050',
      fixedMinor: '300',
      capMinor: null,
    })
  })

  test('of the most that a conversion pays', async () => {
    const order = await sell({ payoutCapMinor: 700n, payoutCapCurrency: 'USD' })
    expect(await desk.conversion(order.id)).toMatchObject({ status: 'approved', payout_minor: 700n })
    expect((await desk.conversion(order.id))?.['payout_calculation']).toMatchObject({
      sumMinor: '1500',
      capMinor: '700',
      grossMinor: '700',
    })
  })
})

describe('later', () => {
  test('a rule that is changed pays new conversions, and leaves the old alone whatever comes', async () => {
    const offer = await desk.offer()
    const old = await sellOn(offer)
    await desk.rows(`UPDATE payout_rule SET basis_points = 5000 WHERE shop_id = $1 AND offer_id = $2`, [
      desk.shop.id,
      offer,
    ])
    await desk.send('orders/updated', updated(old, { tags: 'packed' }))
    await desk.send('orders/paid', old)
    expect(await payout(old)).toBe(1000n)
    expect(await desk.history(old.id)).toHaveLength(1)
    expect(await payout(await sellOn(offer))).toBe(5000n)
  })

  test('an edit applies the kept rules to what is sold then', async () => {
    const offer = await desk.offer({
      rules: [TEN, { position: 1, conditions: { products: ['2'] }, basisPoints: 2000 }],
    })
    const order = await sellOn(offer)
    expect(await payout(order)).toBe(1000n)
    await desk.rows(`DELETE FROM payout_rule WHERE shop_id = $1 AND offer_id = $2`, [desk.shop.id, offer])
    await desk.send(
      'orders/updated',
      updated(order, { ...TWO, subtotal_price: '150.00', total_price: '150.00' }),
    )
    expect(await desk.conversion(order.id)).toMatchObject({
      payout_minor: 2000n,
      original_payout_minor: 2000n,
    })
    expect(await rulesOf(order)).toEqual([1000, 2000])
    expect(await desk.adjustments(order.id)).toEqual([
      { payout_delta_minor: 1000n, reason: 'the order was changed' },
    ])
    expect(await desk.deliveries(order.id)).toEqual([
      ['approved', '10.00', '10.00'],
      ['approved', '20.00', '10.00'],
    ])
  })
})
