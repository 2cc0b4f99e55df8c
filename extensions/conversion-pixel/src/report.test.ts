import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCheckout, readStoredClick } from './report.ts'

const CLICK = '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'
const OTHER = '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c'
const completed = (checkout: unknown) => ({ name: 'checkout_completed', data: { checkout } })
const ordered = (rest: object = {}) => completed({ order: { id: '820982911946154508' }, ...rest })

test('a whole report', () => {
  expect(
    readCheckout(
      completed({
        order: { id: 'gid://shopify/Order/820982911946154508' },
        token: 'a1b2c3',
        attributes: [
          { key: 'gift', value: 'yes' },
          { key: 'click_id', value: CLICK },
        ],
        discountApplications: [
          { type: 'DISCOUNT_CODE', title: 'PARTNER20' },
          { type: 'AUTOMATIC', title: 'Summer' },
          { type: 'DISCOUNT_CODE', title: 'PARTNER20' },
        ],
        lineItems: [{ properties: [{ key: '_click_id', value: OTHER }] }],
      }),
    ),
  ).toEqual({
    orderId: '820982911946154508',
    checkoutToken: 'a1b2c3',
    clickId: CLICK,
    codes: ['PARTNER20'],
  })
})

test.each<[unknown, string | null]>([
  ['gid://shopify/Order/820982911946154508', '820982911946154508'],
  ['gid://shopify/OrderIdentity/5123', '5123'],
  ['gid://shopify/Order/5123?key=x', '5123'],
  ['820982911946154508', '820982911946154508'],
  [5123, '5123'],
  [2 ** 53, null],
  [1.5, null],
  [-1, null],
  [Number.NaN, null],
  ['', null],
  ['0', null],
  ['12345678901234567890', null],
  ['abc', null],
  ['gid://shopify/Order/', null],
  ["1'; DROP TABLE", null],
  [null, null],
  [undefined, null],
  [{ toString: () => '1' }, null],
])('the order id %j is read as %j', (id, expected) => {
  expect(readCheckout(completed({ order: { id } }))?.orderId ?? null).toBe(expected)
})

const pair = (key: unknown, value: unknown) => ({ key, value })

test.each<[string, object, string | null]>([
  ['an attribute', { attributes: [pair('click_id', CLICK)] }, CLICK],
  ['the private attribute', { attributes: [pair('__click_id', CLICK)] }, CLICK],
  ['the plain one of both', { attributes: [pair('__click_id', OTHER), pair('click_id', CLICK)] }, CLICK],
  ['the readable one of both', { attributes: [pair('click_id', 'x'), pair('__click_id', CLICK)] }, CLICK],
  ['capitals and spaces', { attributes: [pair('click_id', ` ${CLICK.toUpperCase()} `)] }, CLICK],
  [
    'a property of any line',
    { lineItems: [{ properties: [] }, null, { properties: [pair('_click_id', CLICK)] }] },
    CLICK,
  ],
  ['an attribute that is no click id', { attributes: [pair('click_id', 'click me')] }, null],
  ['an attribute without a value', { attributes: [pair('click_id', null), pair('click_id', 7)] }, null],
  ['a property of another name', { lineItems: [{ properties: [pair('click_id', CLICK)] }] }, null],
  ['attributes that are no list', { attributes: { click_id: CLICK } }, null],
  ['lines that are no list', { lineItems: 'none' }, null],
])('the click of %s', (_, rest, expected) => {
  expect(readCheckout(ordered(rest))?.clickId).toBe(expected)
})

test.each<[unknown, string[]]>([
  [undefined, []],
  ['PARTNER20', []],
  [[null, 1, {}, { type: 'DISCOUNT_CODE' }, { type: 'DISCOUNT_CODE', title: '  ' }], []],
  [[{ type: 'DISCOUNT_CODE', title: ' PARTNER20 ' }], ['PARTNER20']],
  [[{ type: 'MANUAL', title: 'PARTNER20' }], []],
  [[{ type: 'DISCOUNT_CODE', title: 'x'.repeat(256) }], []],
  [
    Array.from({ length: 99 }, (_, n) => ({ type: 'DISCOUNT_CODE', title: `C${n}` })),
    Array.from({ length: 25 }, (_, n) => `C${n}`),
  ],
])('of the applications %j the codes are %j', (discountApplications, expected) => {
  expect(readCheckout(ordered({ discountApplications }))?.codes).toEqual(expected)
})

test.each([[null], [undefined], ['x'.repeat(256)], [42], ['  ']])('the token %j is none', (token) => {
  expect(readCheckout(ordered({ token }))?.checkoutToken).toBeNull()
})

test.each<[unknown, unknown, string | null]>([
  [`${CLICK}.1763200000`, null, CLICK],
  [`${CLICK}.1763200000~${OTHER}.1763100000`, null, CLICK],
  [CLICK, null, CLICK],
  ['', JSON.stringify({ n: { id: CLICK, t: 1 }, f: { id: OTHER } }), CLICK],
  [`${OTHER}.1`, JSON.stringify({ n: { id: CLICK } }), OTHER],
  ['nonsense', JSON.stringify({ n: { id: CLICK } }), CLICK],
  [null, '{"n":', null],
  [null, 'null', null],
  [null, '[]', null],
  [null, JSON.stringify({ n: { id: 7 } }), null],
  [7, {}, null],
  [undefined, undefined, null],
])('of the cookie %j and the storage %j the click is %j', (cookie, stored, expected) => {
  expect(readStoredClick(cookie, stored)).toBe(expected)
})

describe('whatever comes', () => {
  test('nothing of it is an exception, and an order id is digits', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (event, inner, stored) => {
        readStoredClick(event, typeof stored === 'string' ? stored : JSON.stringify(stored))
        for (const each of [event, { data: event }, completed(event), ordered(inner as object)]) {
          const report = readCheckout(each)
          if (report !== null) expect(report.orderId).toMatch(/^\d+$/)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([[null], [undefined], ['x'], [7], [[]], [{}], [{ data: null }], [{ data: { checkout: null } }]])(
    '%j is no report',
    (event) => {
      expect(readCheckout(event)).toBeNull()
    },
  )
})
