// Clicks that would be made from the order beside clicks that are known, and what a pixel reported at the wrong time.
import { describe, expect, test } from 'vitest'
import { ask, byAttribute, byCoupon, click, coupon, DAY, ORDER_AT, verdicts } from './decide.fixture.ts'
import type { Claim, ClickChoice } from './evidence.ts'
import type { KnownClick } from './gather.ts'

describe('a click that would be made from the order’s landing page, dated by the order', () => {
  const visit = { via: 'ann', offer: null, subs: [], affClickId: null }
  const byWords: Claim = { method: 'landing_page', clickId: 'm1', visit }
  const made = click({ id: 'm1', atMs: ORDER_AT })
  test.each<[string, Claim[], KnownClick[], ClickChoice, string]>([
    [
      'gives way to the same partner’s known click',
      [byAttribute, byWords],
      [click(), made],
      'last',
      'order_attribute',
    ],
    ['under first click too', [byAttribute, byWords], [click(), made], 'first', 'order_attribute'],
    [
      'comes after another partner’s older click',
      [byAttribute, byWords],
      [click({ partnerId: 'eve' }), made],
      'last',
      'landing_page',
    ],
    [
      'does not give way to a click of another offer',
      [byAttribute, byWords],
      [click({ offerId: 'o2' }), made],
      'last',
      'landing_page',
    ],
    [
      'nor to one that is too old to count',
      [byAttribute, byWords],
      [click({ atMs: ORDER_AT - 41 * DAY }), made],
      'last',
      'landing_page',
    ],
    [
      'nor to one that is only told of',
      [{ method: 'customer', clickId: 'c1' }, byWords],
      [click(), made],
      'last',
      'landing_page',
    ],
    ['counts alone', [byWords], [made], 'last', 'landing_page'],
  ])('%s', (_what, claims, clicks, choice, method) => {
    expect(ask(claims, clicks, [], { clickChoice: choice }).credit?.method).toBe(method)
  })

  test('the newest of two known clicks wins, whichever of them the landing page names', () => {
    const second: Claim = { method: 'order_attribute', clickId: 'c2' }
    const newer = click({ id: 'c2', partnerId: 'eve', atMs: ORDER_AT - 1 })
    expect(ask([byAttribute, second, byWords], [click(), newer, made], []).credit).toMatchObject({
      partnerId: 'eve',
      clickId: 'c2',
    })
  })
})

describe('what a pixel reports', () => {
  const MINUTE = 60_000
  test.each<[string, number | undefined, string]>([
    ['as the checkout completes', 0, 'credited'],
    ['with a clock that is five minutes behind', -5 * MINUTE, 'credited'],
    ['within half an hour', 30 * MINUTE, 'credited'],
    ['at a time that is not known', undefined, 'credited'],
    ['before the order was there', -5 * MINUTE - 1, 'report_out_of_time'],
    ['an hour later', 60 * MINUTE, 'report_out_of_time'],
  ])('%s', (_what, afterMs, verdict) => {
    const told: Claim = { method: 'pixel', clickId: 'c1' }
    const claim: Claim = afterMs === undefined ? told : { ...told, seenAtMs: ORDER_AT + afterMs }
    expect(verdicts(ask([claim, byCoupon], [click()], [coupon()]))[0]).toBe(`pixel ${verdict}`)
  })
})
