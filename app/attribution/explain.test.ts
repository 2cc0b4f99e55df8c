import { expect, test } from 'vitest'
import { decide } from './decide.ts'
import type { ClickChoice, ClickFacts, CouponFacts, Evidence } from './evidence.ts'
import { explain, type Names } from './explain.ts'
import { rederive } from './re-derive.ts'

const DAY = 86_400_000
const ORDER_AT = 100 * DAY
const names: Names = {
  partner: (id) => ({ ann: 'Ann', bob: 'Bob' })[id] ?? id,
  offer: (id) => ({ o1: 'Summer', o2: 'Winter' })[id] ?? id,
}
const click = (change: Partial<ClickFacts> = {}): Evidence => ({
  claim: { method: 'order_attribute', clickId: 'c1' },
  click: { partnerId: 'ann', offerId: 'o1', atMs: ORDER_AT - 3 * DAY, lookbackDays: 30, ...change },
})
const landing = (change: Partial<ClickFacts> = {}): Evidence => ({
  claim: { method: 'landing_page', clickId: 'c2' },
  click: { partnerId: 'bob', offerId: 'o1', atMs: ORDER_AT - 5 * DAY, lookbackDays: 30, ...change },
})
const coupon = (change: Partial<CouponFacts> = {}): Evidence => ({
  claim: { method: 'coupon', code: 'SAVE20' },
  coupon: { partnerId: 'bob', offerId: 'o1', partnerActive: true, rule: 'click_first', ...change },
})
const visit = { via: 'ann', offer: null, subs: [], affClickId: null }
const arrived = (facts: Partial<ClickFacts> | null): Evidence => ({
  claim: { method: 'landing_page', clickId: 'made', visit },
  click: facts && { partnerId: 'ann', offerId: 'o1', atMs: ORDER_AT, lookbackDays: 30, ...facts },
})
const nothing: Evidence = { claim: { method: 'landing_page', clickId: 'c9' }, click: null }
const stranger: Evidence = { claim: { method: 'coupon', code: 'LEAKED' }, coupon: null }

const question = (
  evidence: Evidence[],
  offerId: string | null = null,
  clickChoice: ClickChoice = 'last',
) => ({
  evidence,
  atMs: ORDER_AT,
  clickChoice,
  offerId,
})
const BY_CLICK = 'Credited to Ann for Summer: the click in the order’s attributes, 3 days before.'

test.each<[string, ReturnType<typeof question>, string[]]>([
  ['without evidence', question([]), ['Credited to nobody: it came with no click and no coupon.']],
  [
    'a click that is too old',
    question([click({ atMs: ORDER_AT - 41 * DAY })]),
    [
      'Credited to nobody: nothing that it came with counts.',
      'Does not count: the click in the order’s attributes, of Ann. The click was 41 days old, the offer counts 30.',
    ],
  ],
  [
    'a click before a coupon',
    question([click(), coupon()]),
    [BY_CLICK, 'Does not count: the coupon SAVE20, of Bob. A click comes before it.'],
  ],
  [
    'a coupon before a click',
    question([click({ atMs: ORDER_AT }), coupon({ rule: 'coupon_first' }), stranger]),
    [
      'Credited to Bob for Summer: the coupon SAVE20.',
      'Does not count: the click in the order’s attributes, of Ann. A coupon of its offer comes before clicks.',
      'Does not count: the coupon LEAKED. The code belongs to no partner.',
    ],
  ],
  [
    'a coupon without the click it needs',
    question([click(), coupon({ rule: 'needs_click' })]),
    [
      BY_CLICK,
      'Does not count: the coupon SAVE20, of Bob. The offer counts a coupon only beside a click by the same partner, and there is none.',
    ],
  ],
  [
    'an earlier click',
    question([click(), landing(), nothing]),
    [
      BY_CLICK,
      'Does not count: the click in the landing page’s address, of Bob. It holds too, but a later click counts.',
      'Does not count: the click in the landing page’s address. This shop has no such click.',
    ],
  ],
  [
    'a link in the landing page',
    question([arrived({})]),
    ['Credited to Ann for Summer: the link of ann in the landing page’s address, of the same day.'],
  ],
  [
    'a link in the order’s attributes, and the same in the landing page',
    question([
      { ...arrived({}), claim: { method: 'order_attribute', clickId: 'made too', visit } } as Evidence,
      arrived({}),
    ]),
    [
      'Credited to Ann for Summer: the link of ann in the order’s attributes, of the same day.',
      'Does not count: the link of ann in the landing page’s address, of Ann. It is the same link.',
    ],
  ],
  [
    'links in the landing page that lead nowhere',
    question([arrived(null), arrived({ refused: 'offer_paused' })]),
    [
      'Credited to nobody: nothing that it came with counts.',
      'Does not count: the link of ann in the landing page’s address. The shop has no partner of this name with such an offer.',
      'Does not count: the link of ann in the landing page’s address, of Ann. The offer is paused.',
    ],
  ],
  [
    'a click of another offer and a paused partner',
    question([landing({ offerId: 'o2' }), coupon({ partnerActive: false })], 'o1'),
    [
      'Credited to nobody: nothing that it came with counts.',
      'Does not count: the click in the landing page’s address, of Bob. It is for another offer than Summer.',
      'Does not count: the coupon SAVE20, of Bob. The partner is paused.',
    ],
  ],
])('%s', (_what, asked, sentences) => {
  expect(explain(decide(asked), names)).toEqual(sentences)
})

test('a decision that is made again from what is stored, through JSON, agrees', () => {
  const stored = decide(question([click(), landing(), coupon({ rule: 'needs_click' }), stranger, nothing]))
  expect(rederive(JSON.parse(JSON.stringify(stored)))).toEqual({ agrees: true, now: stored })
})

test('a decision that says otherwise than its own evidence is found out', () => {
  const stored = decide(question([click(), landing()]))
  const { agrees, now } = rederive({ ...stored, credit: { ...stored.credit!, partnerId: 'bob' } })
  expect(agrees).toBe(false)
  expect(now.credit?.partnerId).toBe('ann')
})
