import { describe, expect, test } from 'vitest'
import { couponKey } from './coupon-key.ts'
import { decide } from './decide.ts'
import type { Claim, KnownClick, KnownCoupon } from './evidence.ts'

const DAY = 86_400_000
const ORDER_AT = 100 * DAY
const click = (change: Partial<KnownClick> = {}): KnownClick => ({
  id: 'c1',
  offerId: 'o1',
  partnerId: 'ann',
  atMs: ORDER_AT - DAY,
  lookbackDays: 30,
  subs: [],
  affClickId: null,
  ...change,
})
const coupon = (change: Partial<KnownCoupon> = {}): KnownCoupon => ({
  key: 'save20',
  offerId: 'o1',
  partnerId: 'bob',
  partnerActive: true,
  couponFirst: false,
  ...change,
})
const byAttribute: Claim = { method: 'order_attribute', clickId: 'c1' }
const byLanding: Claim = { method: 'landing_page', clickId: 'c2' }
const byCoupon: Claim = { method: 'coupon', code: 'SAVE20' }

function ask(claims: Claim[], clicks: KnownClick[], coupons: KnownCoupon[], offerId?: string) {
  return decide({
    claims,
    clicks: new Map(clicks.map((one) => [one.id, one])),
    coupons: new Map(coupons.map((one) => [one.key, one])),
    atMs: ORDER_AT,
    ...(offerId === undefined ? {} : { offerId }),
  })
}

describe('who is credited', () => {
  test.each<[string, Claim[], KnownClick[], KnownCoupon[], string | null, string | null]>([
    ['a click', [byAttribute], [click()], [], 'ann', 'order_attribute'],
    ['the click before the coupon', [byAttribute, byCoupon], [click()], [coupon()], 'ann', 'order_attribute'],
    [
      'the coupon, where its offer says coupon first',
      [byAttribute, byCoupon],
      [click()],
      [coupon({ couponFirst: true })],
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

test('every claim that did not win is kept with the reason', () => {
  const decision = ask(
    [byAttribute, byLanding, byCoupon, { method: 'coupon', code: 'OTHER' }],
    [click({ id: 'c2' }), click({ atMs: ORDER_AT - 41 * DAY })],
    [coupon()],
  )
  expect(decision.losers).toEqual([
    { claim: byAttribute, reason: 'click_expired', ageDays: 41, lookbackDays: 30 },
    { claim: byCoupon, reason: 'outranked' },
    { claim: { method: 'coupon', code: 'OTHER' }, reason: 'coupon_without_owner' },
  ])
})

test('where the offer is given, evidence of another offer does not count', () => {
  expect(ask([byAttribute], [click({ offerId: 'o2' })], [], 'o1').losers).toEqual([
    { claim: byAttribute, reason: 'offer_mismatch' },
  ])
  expect(ask([byCoupon], [], [coupon({ offerId: 'o2' })], 'o1').credit).toBeNull()
})

test.each([
  [' Save20 ', 'save20'],
  ['ＳＡＶＥ２０', 'save20'],
  ['ÄPFEL', 'äpfel'],
  ['   ', ''],
])('the coupon %j is compared as %j', (code, key) => {
  expect(couponKey(code)).toBe(key)
})
