import { describe, expect, test } from 'vitest'
import { planPostbacks, type PlanContext, type PlannedConversion, type PlannedPostback } from './plan.ts'

const conversion: PlannedConversion = {
  id: 'conv_1',
  txnId: '820982911946154508',
  event: 'sale',
  status: 'approved',
  currency: 'KWD',
  amountMinor: 4050n,
  payoutMinor: 405n,
  saleAmountMinor: 4500n,
  discountMinor: 450n,
  partner: { id: 'p', slug: 'jo' },
  offer: { id: 'o', slug: 'summer' },
  click: { id: 'c', subs: ['one', null, null, null, null], affClickId: 'theirs' },
  couponCode: null,
  customerType: null,
  source: 'shopify',
  test: false,
  occurredAtMs: Date.parse('2026-11-20T12:00:00.900Z'),
}
const postback = (change: Partial<PlannedPostback> = {}): PlannedPostback => ({
  id: 'pb',
  partnerId: 'p',
  offerIds: [],
  events: [],
  statuses: ['approved'],
  adjustments: false,
  currency: null,
  delaySeconds: 0,
  active: true,
  ...change,
})
const context: PlanContext = {
  lastSent: new Map(),
  takenBack: new Set(),
  revenueVisible: true,
  rateOf: () => null,
}
const plan = (postbacks: PlannedPostback[], change: 'status' | 'adjustment' = 'status', known = {}) =>
  planPostbacks(conversion, change, postbacks, { ...context, ...known })

describe('a change to approved is reported', () => {
  test.each<[string, Partial<PlannedPostback>, number]>([
    ['by a postback for everything', {}, 1],
    ['by one for this offer and event', { offerIds: ['o'], events: ['sale'] }, 1],
    ['by one for several statuses', { statuses: ['hold', 'approved'] }, 1],
    ['not by one of another partner', { partnerId: 'q' }, 0],
    ['not by one for another offer', { offerIds: ['x'] }, 0],
    ['not by one for another event', { events: ['lead'] }, 0],
    ['not by one for another status', { statuses: ['rejected'] }, 0],
    ['not by an inactive one', { active: false }, 0],
  ])('%s', (_what, change, count) => {
    expect(plan([postback(change)])).toHaveLength(count)
  })
})

test('a change of money only is reported where adjustments are asked for', () => {
  expect(plan([postback()], 'adjustment')).toHaveLength(0)
  expect(plan([postback({ adjustments: true })], 'adjustment')).toHaveLength(1)
})

test('the values are text in the currency’s own digits, and the empty ones are left out', () => {
  const values = plan([postback()])[0]?.values
  expect(values).toMatchObject({
    amount: '4.050',
    payout: '0.405',
    payout_minor: '405',
    discount: '0.450',
    currency: 'KWD',
    sub1: 'one',
    aff_click_id: 'theirs',
    txn_id: '820982911946154508',
    timestamp: '1795176000',
    is_test: '0',
  })
  expect(values).not.toHaveProperty('sub2')
  expect(values).not.toHaveProperty('is_new')
})

const sent = new Map([
  ['pb', { sequence: 1, amountMinor: 6000n, payoutMinor: 600n, currency: 'KWD', waits: false }],
])
const rateOf = (from: string, to: string) => ({
  from,
  to,
  rate: '3.25',
  day: '2026-11-20',
  source: 'ecb' as const,
})

test('deltas start from what this postback was last planned to send, and sum to the net', () => {
  const [planned] = plan([postback()], 'status', { lastSent: sent })
  expect(planned?.values).toMatchObject({ delta_amount: '-1.950', delta_payout: '-0.195', amount: '4.050' })
})

test('revenue is empty where the merchant does not show it, the payout is not', () => {
  const [planned] = plan([postback()], 'status', { revenueVisible: false })
  expect(planned?.values).toMatchObject({ payout: '0.405' })
  for (const revenue of ['amount', 'sale_amount', 'amount_minor', 'delta_amount', 'discount'])
    expect(planned?.values).not.toHaveProperty(revenue)
})

describe('a postback in another currency', () => {
  const inDollars = postback({ currency: 'USD' })
  test('has all money in it, and deltas between what it was told then and now', () => {
    const [planned] = plan([inDollars], 'status', { lastSent: sent, rateOf })
    expect(planned?.values).toMatchObject({
      currency: 'USD',
      amount: '13.16',
      payout: '1.32',
      payout_minor: '132',
      discount: '1.46',
      // 6.000 KWD were 19.50 USD, 0.600 were 1.95.
      delta_amount: '-6.34',
      delta_payout: '-0.63',
    })
    expect(planned).toMatchObject({ amountMinor: 1316n, payoutMinor: 132n, sentCurrency: 'USD', sequence: 2 })
    expect(planned?.rate).toEqual(rateOf('KWD', 'USD'))
  })

  test('waits behind one that waits, though the rate is known by now', () => {
    const waiting = new Map([['pb', { ...sent.get('pb'), waits: true }]])
    const [planned] = plan([inDollars], 'status', { lastSent: waiting, rateOf })
    expect(planned).toMatchObject({ sentCurrency: null, rate: null, sequence: 2 })
  })

  test('waits where no rate is known, in the conversion’s own currency and without deltas', () => {
    const [planned] = plan([inDollars])
    expect(planned).toMatchObject({ sentCurrency: null, rate: null, amountMinor: 4050n })
    expect(planned?.values).toMatchObject({ currency: 'KWD', amount: '4.050' })
    expect(planned?.values).not.toHaveProperty('delta_amount')
  })
})

describe('a change within the delay of a postback that had planned something', () => {
  const takenBack = { takenBack: new Set(['pb']) }
  test('is reported as the conversion stands now, though it is a change of money only', () => {
    expect(plan([postback({ delaySeconds: 60 })], 'adjustment', takenBack)).toMatchObject([
      { delayMs: 60_000 },
    ])
  })
  test('is not where the status is none that it reports', () => {
    expect(plan([postback({ statuses: ['hold'] })], 'status', takenBack)).toEqual([])
  })
})
