// The rules that came with evidence of more kinds: how far it can be relied on, the order's time, source and subscription.
import { describe, expect, test } from 'vitest'
import { ask, byAttribute, byCoupon, click, coupon, DAY, ORDER_AT, verdicts } from './decide.fixture.ts'
import { inLadderOrder, isBetter } from './decide.ts'
import type { Claim, OrderSource, RenewalFacts } from './evidence.ts'

describe('what travelled with the order comes before what was told of it', () => {
  const later = click({ id: 'c3', partnerId: 'eve', atMs: ORDER_AT - 1 })
  test.each<[string, Claim[], string]>([
    ['a pixel’s later click', [byAttribute, { method: 'pixel', clickId: 'c3' }], 'ann'],
    ['a journey’s later click', [byAttribute, { method: 'journey', clickId: 'c3' }], 'ann'],
    ['the customer’s later click', [byAttribute, { method: 'customer', clickId: 'c3' }], 'ann'],
    [
      'the later click of a cart token, which is as good',
      [byAttribute, { method: 'cart_token', clickId: 'c3' }],
      'eve',
    ],
    ['a pixel’s click before a coupon', [{ method: 'pixel', clickId: 'c3' }, byCoupon], 'eve'],
    ['the customer’s click before a coupon', [{ method: 'customer', clickId: 'c3' }, byCoupon], 'eve'],
  ])('%s', (_what, claims, partner) => {
    expect(ask(claims, [click(), later], [coupon()]).credit?.partnerId).toBe(partner)
  })

  test('a decision changes by itself only towards better evidence', () => {
    expect(isBetter('order_attribute', 'pixel')).toBe(true)
    expect(isBetter('pixel', 'coupon')).toBe(true)
    expect(isBetter('pixel', 'pixel')).toBe(false)
    expect(isBetter('cart_token', 'landing_page')).toBe(false)
    expect(isBetter('coupon', 'customer')).toBe(false)
  })

  test('claims are put into the order of the ladder, those of one method as they were', () => {
    const claims: Claim[] = [
      byCoupon,
      { method: 'coupon', code: 'B' },
      { method: 'pixel', clickId: 'p' },
      byAttribute,
    ]
    expect(inLadderOrder(claims).map(({ method }) => method)).toEqual([
      'order_attribute',
      'pixel',
      'coupon',
      'coupon',
    ])
    expect(inLadderOrder(claims).slice(2)).toEqual([byCoupon, { method: 'coupon', code: 'B' }])
  })
})

describe('a click from the future', () => {
  const FIVE_MINUTES = 300_000
  const byToken: Claim = { method: 'cart_token', clickId: 'c1' }
  const byCustomer: Claim = { method: 'customer', clickId: 'c1' }
  test.each<[string, Claim, number, number | undefined, string]>([
    ['of two clocks that differ a little', byAttribute, ORDER_AT + FIVE_MINUTES, undefined, 'credited'],
    ['of after the order', byAttribute, ORDER_AT + FIVE_MINUTES + 1, undefined, 'click_after_order'],
    ['carried by an order that is dated back', byAttribute, ORDER_AT + DAY, ORDER_AT + DAY, 'credited'],
    [
      'carried, and made after we saw the order',
      byAttribute,
      ORDER_AT + 2 * DAY,
      ORDER_AT + DAY,
      'click_after_order',
    ],
    ['seen beside an order that is older', byToken, ORDER_AT + DAY, ORDER_AT + DAY, 'click_after_order'],
    ['of the customer, after the order', byCustomer, ORDER_AT + 1, ORDER_AT + DAY, 'click_after_order'],
  ])('%s', (_what, claim, atMs, seenAtMs, verdict) => {
    const decision = ask([claim], [click({ atMs })], [], seenAtMs === undefined ? {} : { seenAtMs })
    expect(verdicts(decision)).toEqual([`${claim.method} ${verdict}`])
  })
})

describe('where the order was made', () => {
  test.each<[OrderSource, OrderSource[], string]>([
    ['draft', ['draft'], 'source_not_counted'],
    ['pos', ['pos', 'draft'], 'source_not_counted'],
    ['pos', ['draft'], 'credited'],
    ['renewal', ['renewal'], 'renewals_not_counted'],
    ['storefront', ['draft', 'pos', 'renewal'], 'credited'],
    ['call', ['storefront', 'draft', 'pos', 'renewal'], 'credited'],
  ])('an order of %s, where the offer excludes %j: %s', (source, excludes, verdict) => {
    expect(verdicts(ask([byAttribute], [click({ excludes })], [], { source }))).toEqual([
      `order_attribute ${verdict}`,
    ])
    const counted = verdicts(ask([byCoupon], [], [coupon({ excludes })], { source }))
    expect(counted).toEqual([`coupon ${verdict}`])
  })
})

describe('a renewal', () => {
  const byRenewal: Claim = { method: 'renewal', orderId: '1' }
  const first = (change: Partial<RenewalFacts>): RenewalFacts => ({
    partnerId: 'ann',
    offerId: 'o1',
    partnerActive: true,
    clickId: 'c9',
    couponCode: null,
    startedAtMs: ORDER_AT - 95 * DAY,
    number: 3,
    policy: 'all',
    limit: null,
    ...change,
  })
  test.each<[string, Partial<RenewalFacts>, string]>([
    ['goes to the partner of the first order', {}, 'credited'],
    ['does not where the offer counts none', { policy: 'none' }, 'renewals_not_counted'],
    ['is within the first three', { policy: 'first', limit: 3 }, 'credited'],
    ['is beyond the first two', { policy: 'first', limit: 2 }, 'renewal_limit_reached'],
    ['is within four months', { policy: 'months', limit: 4 }, 'credited'],
    ['is beyond three months', { policy: 'months', limit: 3 }, 'renewal_too_late'],
    ['does not go to a partner who is paused', { partnerActive: false }, 'partner_paused'],
  ])('%s', (_what, facts, verdict) => {
    const decision = ask([byRenewal, byAttribute], [click({ partnerId: 'bob' })], [], {
      source: 'renewal',
      renewal: first(facts),
    })
    // The attribute was copied from the first order: it counts neither way.
    expect(verdicts(decision)).toEqual([`renewal ${verdict}`, 'order_attribute renewal_decides'])
    expect(decision.credit?.partnerId ?? null).toBe(verdict === 'credited' ? 'ann' : null)
  })

  test('whose first order is unknown is judged by what it carries', () => {
    expect(ask([byAttribute], [click()], [], { source: 'renewal' }).credit?.partnerId).toBe('ann')
  })
})
