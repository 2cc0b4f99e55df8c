import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildOrder, type Json, type LineSpec } from '../../../../test/fixtures/orders/build-order.ts'
import { readCarriers } from './carriers.ts'
import type { OrderVersion } from '../payload/order-version.ts'
import { parseOrder } from '../payload/parse-order.ts'

const id = (n: number): string => `0199a000-0000-7000-8000-${String(n).padStart(12, '0')}`

test('order attributes come before line properties before the landing page', () => {
  const lines = [
    { price: '1.00', properties: [{ name: 'click_id', value: id(4) }] },
    { price: '1.00', properties: [{ name: '_click_id', value: id(3) }] },
  ]
  const order = orderWith(
    {
      landing_site: `/p?click_id=${id(5)}&via=ann`,
      note_attributes: [
        { name: '__click_id', value: id(2) },
        { name: 'click_id', value: id(1).toUpperCase() },
      ],
    },
    lines,
  )
  expect(readCarriers(order)).toEqual([
    { carrier: 'order_attribute', clickId: id(1) },
    { carrier: 'order_attribute', clickId: id(2) },
    { carrier: 'line_property', clickId: id(3) },
    { carrier: 'line_property', clickId: id(4) },
    { carrier: 'landing_page', clickId: id(5), query: { click_id: id(5), via: 'ann' } },
  ])
})

test('a click id that several lines carry is named once, and one that is no UUID not at all', () => {
  const properties = [{ name: '_click_id', value: ` ${id(1)} ` }]
  const attributes = ['', 'test', `${id(1)}x`, '{click_id}'].map((value) => ({ name: 'click_id', value }))
  const order = orderWith({ note_attributes: attributes }, [
    { price: '1.00', properties },
    { price: '1.00', properties },
  ])
  expect(readCarriers(order)).toEqual([{ carrier: 'line_property', clickId: id(1) }])
})

describe('the words of a visit in the attributes', () => {
  const attributes = (words: Record<string, string>) =>
    orderWith({ note_attributes: Object.entries(words).map(([name, value]) => ({ name, value })) })
  const told = (query: Record<string, string>) => [{ carrier: 'order_attribute', clickId: null, query }]
  test.each<[string, Record<string, string>, object[]]>([
    [
      'tell of it where there is no click id',
      { via: 'ann', offer: 'summer', sub1: 'one', affS2: 'two', aff_click_id: 'theirs', gift: 'yes' },
      told({ via: 'ann', offer: 'summer', sub1: 'one', affS2: 'two', aff_click_id: 'theirs' }),
    ],
    ['tell of a network’s visitor', { awc: '123_456' }, told({ awc: '123_456' })],
    [
      'say nothing beside a click id',
      { click_id: id(1), via: 'ann' },
      [{ carrier: 'order_attribute', clickId: id(1) }],
    ],
    ['count beside a click id that is none', { click_id: '', via: 'ann' }, told({ via: 'ann' })],
    ['say nothing once they are blanked', { via: '', awc: '', sub1: 'one' }, []],
    ['say nothing without a partner', { offer: 'summer', sub1: 'one' }, []],
    ['of another shop’s network are not kept', { cjevent: '7' }, []],
    ['with an e-mail address are not kept', { awc: 'ada@example.com' }, []],
  ])('%s', (_what, words, expected) => {
    expect(readCarriers(attributes(words), ['awc'])).toEqual(expected)
  })

  test('the first click of the order stands beside the newest', () => {
    const order = attributes({ first_click_id: id(2), click_id: id(1), __click_id: id(1) })
    expect(readCarriers(order)).toEqual([
      { carrier: 'order_attribute', clickId: id(1) },
      { carrier: 'order_attribute', clickId: id(2) },
    ])
  })
})

/** A landing page of exactly Shopify's 255 characters that ends in `end`. */
const cutTo255 = (end: string): string =>
  `/p?utm_campaign=${'x'.repeat(255 - '/p?utm_campaign=&'.length - end.length)}&${end}`

describe('a landing page', () => {
  test.each<[string, string | null, Json | null]>([
    ['/', null, null],
    ['/wallets/checkouts.json', null, null],
    [`/p?click_id=${id(1)}`, id(1), { click_id: id(1) }],
    [`https://shop.example/p?click_id=${id(1)}#click_id=${id(2)}`, id(1), { click_id: id(1) }],
    [`/p?click_id=${id(1)}&click_id=${id(2)}`, id(1), { click_id: id(1) }],
    [
      '/p?via=ann+lee&sub1=a%20b&affS2=%F0%9F%8D%8E&utm_source=x',
      null,
      { via: 'ann lee', sub1: 'a b', affS2: '🍎' },
    ],
    ['/p?via=%E0%A4%A&offer=%', null, { via: '%E0%A4%A', offer: '%' }],
    ['/p?via=&offer&=&&aff_click_id=7', null, { aff_click_id: '7' }],
    [`/p?click_id=${id(1).slice(0, -1)}`, null, { click_id: id(1).slice(0, -1) }],
    ['/p?__proto__=1&constructor=2', null, null],
    [cutTo255(`click_id=${id(1)}`), id(1), { click_id: id(1) }],
    [cutTo255(`click_id=${id(1).slice(0, 20)}`), null, null],
    [cutTo255('via=ann'), null, null],
    [cutTo255(`click_id=${id(1)}&via=ann`), id(1), { click_id: id(1) }],
    [`/p?email=ada%40example.com&via=ann&k=ada@example.com`, null, { via: 'ann' }],
  ])('%s', (site, clickId, query) => {
    const expected = query === null ? [] : [{ carrier: 'landing_page', clickId, query }]
    expect(readCarriers(orderWith({ landing_site: site }))).toEqual(expected)
  })

  test('says the arrival parameters that the shop asks for', () => {
    const order = orderWith({ landing_site: '/p?awc=123_456&gclid=9' })
    expect(readCarriers(order, ['awc'])).toEqual([
      { carrier: 'landing_page', clickId: null, query: { awc: '123_456' } },
    ])
  })

  test('of any text never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(() => readCarriers(orderWith({ landing_site: `/p?${text}` }))).not.toThrow()
      }),
    )
  })
})

function orderWith(fields: Json, lines: LineSpec[] = [{ price: '1.00' }]): OrderVersion {
  const reading = parseOrder(buildOrder({ lines, with: fields }), null, ['awc'])
  if (!reading.ok) throw new Error(reading.message)
  return reading.order
}
