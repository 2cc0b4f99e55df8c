import { describe, expect, test } from 'vitest'
import {
  ask,
  byAttribute,
  byCoupon,
  byLanding,
  click,
  coupon,
  DAY,
  ORDER_AT,
  verdicts,
  type KnownCoupon,
} from './decide.fixture.ts'
import type { Claim, ClickChoice } from './evidence.ts'
import type { KnownClick } from './gather.ts'

describe('who is credited', () => {
  test.each<[string, Claim[], KnownClick[], KnownCoupon[], string | null, string | null]>([
    ['a click', [byAttribute], [click()], [], 'ann', 'order_attribute'],
    ['the click before the coupon', [byAttribute, byCoupon], [click()], [coupon()], 'ann', 'order_attribute'],
    [
      'the coupon, where its offer says coupon first',
      [byAttribute, byCoupon],
      [click()],
      [coupon({ rule: 'coupon_first' })],
      'bob',
      'coupon',
    ],
    ['the coupon, where the click is unknown', [byAttribute, byCoupon], [], [coupon()], 'bob', 'coupon'],
    [
      'the coupon, where the click is too old',
      [byAttribute, byCoupon],
      [click({ atMs: ORDER_AT - 41 * DAY })],
      [coupon()],
      'bob',
      'coupon',
    ],
    [
      'the better carrier of two clicks',
      [byAttribute, byLanding],
      [click(), click({ id: 'c2', partnerId: 'cid' })],
      [],
      'ann',
      'order_attribute',
    ],
    [
      'the worse carrier, where the better is unknown',
      [byAttribute, byLanding],
      [click({ id: 'c2', partnerId: 'cid' })],
      [],
      'cid',
      'landing_page',
    ],
    [
      'a click of 41 days without a limit',
      [byAttribute],
      [click({ atMs: ORDER_AT - 41 * DAY, lookbackDays: null })],
      [],
      'ann',
      'order_attribute',
    ],
    [
      'a click of exactly 30 days',
      [byAttribute],
      [click({ atMs: ORDER_AT - 30 * DAY })],
      [],
      'ann',
      'order_attribute',
    ],
    [
      'nobody for a click one millisecond older',
      [byAttribute],
      [click({ atMs: ORDER_AT - 30 * DAY - 1 })],
      [],
      null,
      null,
    ],
    ['nobody for a paused partner’s coupon', [byCoupon], [], [coupon({ partnerActive: false })], null, null],
    ['nobody for a code without an owner', [byCoupon], [], [], null, null],
    ['nobody without a claim', [], [], [], null, null],
  ])('%s', (_what, claims, clicks, coupons, partner, method) => {
    const { credit } = ask(claims, clicks, coupons)
    expect([credit?.partnerId ?? null, credit?.method ?? null]).toEqual([partner, method])
  })
})

describe('a coupon that needs a click', () => {
  const guarded = coupon({ rule: 'needs_click' })
  test.each<[string, KnownClick[], string | null, string[]]>([
    [
      'counts beside a click by the same partner, and comes before a later click of another',
      [click({ partnerId: 'bob', atMs: ORDER_AT - 5 * DAY }), click({ id: 'c2', partnerId: 'cid' })],
      'bob',
      ['order_attribute outranked', 'landing_page outranked', 'coupon credited'],
    ],
    [
      'leaves the order to another partner’s click',
      [click()],
      'ann',
      ['order_attribute credited', 'landing_page click_not_found', 'coupon coupon_without_click'],
    ],
    [
      'does not count beside a click by the same partner that is too old',
      [click({ partnerId: 'bob', atMs: ORDER_AT - 41 * DAY })],
      null,
      ['order_attribute click_expired', 'landing_page click_not_found', 'coupon coupon_without_click'],
    ],
    [
      'does not count by itself',
      [],
      null,
      ['order_attribute click_not_found', 'landing_page click_not_found', 'coupon coupon_without_click'],
    ],
  ])('%s', (_what, clicks, partner, expected) => {
    const decision = ask([byAttribute, byLanding, byCoupon], clicks, [guarded])
    expect(decision.credit?.partnerId ?? null).toBe(partner)
    expect(verdicts(decision)).toEqual(expected)
  })
})

describe('of several clicks', () => {
  const early = click({ atMs: ORDER_AT - 9 * DAY })
  const late = click({ id: 'c2', partnerId: 'cid', atMs: ORDER_AT - 2 * DAY })
  test.each<[string, ClickChoice, KnownClick[], string]>([
    ['the last is credited, whichever carrier it came by', 'last', [early, late], 'cid'],
    ['the first is credited, where the shop says so', 'first', [early, late], 'ann'],
    ['one that is too old is not the first', 'first', [click({ atMs: ORDER_AT - 41 * DAY }), late], 'cid'],
    [
      'of the same moment the better carrier is credited',
      'last',
      [early, { ...late, atMs: early.atMs }],
      'ann',
    ],
  ])('%s', (_what, clickChoice, clicks, partner) => {
    expect(ask([byAttribute, byLanding], clicks, [], { clickChoice }).credit?.partnerId).toBe(partner)
  })
})

test('every claim that did not win is kept with the reason and with what was known of it', () => {
  const decision = ask(
    [byAttribute, byLanding, byCoupon, { method: 'coupon', code: 'OTHER' }],
    [click({ id: 'c2' }), click({ atMs: ORDER_AT - 41 * DAY })],
    [coupon()],
  )
  const facts = { partnerId: 'ann', offerId: 'o1', lookbackDays: 30 }
  expect(decision.evidence).toEqual([
    {
      claim: byAttribute,
      confidence: 'high',
      click: { ...facts, atMs: ORDER_AT - 41 * DAY },
      verdict: 'click_expired',
    },
    { claim: byLanding, confidence: 'high', click: { ...facts, atMs: ORDER_AT - DAY }, verdict: 'credited' },
    {
      claim: byCoupon,
      confidence: 'low',
      coupon: { partnerId: 'bob', offerId: 'o1', partnerActive: true, rule: 'click_first' },
      verdict: 'outranked',
    },
    {
      claim: { method: 'coupon', code: 'OTHER' },
      confidence: 'low',
      coupon: null,
      verdict: 'coupon_without_owner',
    },
  ])
})

test('where the offer is given, evidence of another offer does not count', () => {
  expect(verdicts(ask([byAttribute], [click({ offerId: 'o2' })], [], { offerId: 'o1' }))).toEqual([
    'order_attribute offer_mismatch',
  ])
  expect(ask([byCoupon], [], [coupon({ offerId: 'o2' })], { offerId: 'o1' }).credit).toBeNull()
})
