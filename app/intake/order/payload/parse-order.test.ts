import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildOrder, type Json } from '../../../../test/fixtures/orders/build-order.ts'
import { buildRefund } from '../../../../test/fixtures/orders/build-refund.ts'
import { DEFAULT_AMOUNT_OPTIONS } from '../amounts/amount-options.ts'
import { makeBaseline } from '../amounts/baseline.ts'
import { readCarriers } from '../origin/carriers.ts'
import { readCodes } from '../origin/codes.ts'
import { parseRefund } from './order-refund.ts'
import type { OrderVersion } from './order-version.ts'
import { parseOrder } from './parse-order.ts'
import { readAmounts } from '../amounts/read-amounts.ts'

const SPEC = { lines: [{ price: '10.00', quantity: 2, off: ['1.00'] }], shipping: { price: '5.00' } }

describe('a body that is no order', () => {
  test.each([
    [null, 'not_an_object'],
    ['order', 'not_an_object'],
    [[], 'not_an_object'],
    [{}, 'missing_id'],
    [{ id: 'abc' }, 'missing_id'],
    // A number past 2^53 has lost digits before we saw it.
    [{ id: Number('820982911946154508') }, 'missing_id'],
  ])('%j: %s', (body, code) => {
    expect(parseOrder(body)).toMatchObject({ ok: false, code })
  })

  test.each([
    [7, 'not_an_object'],
    [{ id: '1' }, 'missing_order_id'],
    [{ order_id: '1' }, 'missing_id'],
  ])('nor a refund: %j: %s', (body, code) => {
    expect(parseRefund(body)).toMatchObject({ ok: false, code })
  })
})

describe('an id', () => {
  test.each([
    [{ id: '820982911946154508' }, '820982911946154508'],
    [
      { id: Number('820982911946154508'), admin_graphql_api_id: 'gid://shopify/Order/820982911946154508' },
      '820982911946154508',
    ],
    [{ id: 17 }, '17'],
  ])('%j is %s', (body, id) => {
    expect(parseOrder(body)).toMatchObject({ ok: true, order: { id } })
  })
})

describe('odd values become a value and a warning', () => {
  test.each<[string, Json, Partial<OrderVersion>, RegExp]>([
    ['no currency', { currency: null, total_price_set: null }, { currency: 'XXX' }, /no currency/],
    [
      'a total that is no decimal',
      { total_price: '1,00', total_price_set: null },
      { totalPrice: null },
      /total_price is missing/,
    ],
    ['a total that contradicts its set', { total_price: '99.00' }, { totalPrice: '24.00' }, /the set counts/],
    ['a refund without an id', { refunds: [{ note: 'x' }] }, { refunds: [] }, /left out/],
  ])('%s', (_name, fields, kept, warning) => {
    const { order, warnings } = parsed(fields)
    expect(order).toMatchObject(kept)
    expect(warnings.join()).toMatch(warning)
  })

  test.each([
    ['-2', 0],
    ['', 0],
    ['1.5', 0],
    ['3.0', 3],
    [4, 4],
  ])('a quantity of %j is %d', (quantity, units) => {
    const line = { ...(buildOrder(SPEC).line_items as Json[])[0], quantity }
    expect(parsed({ line_items: [line] }).order.lines[0]?.quantity).toBe(units)
  })

  test('a currency that stands only in a set is read there', () => {
    expect(parsed({ currency: null })).toMatchObject({ order: { currency: 'USD' }, warnings: [] })
  })

  test('NUL and half characters, which jsonb cannot hold, are taken out', () => {
    const { order } = parsed({ name: '#1\u0000001', source_name: 'we\ud800b' })
    expect(order).toMatchObject({ name: '#1001', sourceName: 'we\ufffdb' })
  })

  test('a wrong type is as good as nothing', () => {
    const odd = {
      line_items: 'none',
      note_attributes: { a: 1 },
      customer: 7,
      refunds: null,
      tags: ['x'],
      test: 'yes',
    }
    expect(parsed(odd).order).toMatchObject({
      lines: [],
      noteAttributes: [],
      customerId: null,
      tags: [],
      test: false,
    })
  })
})

describe('what a shop and its customers write freely', () => {
  test('is kept only where it is attribution evidence', () => {
    const pairs = [
      { name: 'click_id', value: 'c' },
      { name: 'Phone', value: '555' },
      { name: 'via', value: 'ann' },
    ]
    const { order } = parsed({ note_attributes: pairs, referring_site: 'https://x.example/a?q=ada' })
    expect(order.noteAttributes).toEqual([pairs[0], pairs[2]])
    expect(order.referringSite).toBe('https://x.example/a')
  })
})

test('whatever takes the place of any field, reading goes through to the amounts without an exception', () => {
  const refund = {
    lines: [{ line: 0, subtotal: '9.50' }],
    adjustments: ['-1.00'],
    shipping: '1.00',
    paid: [{ amount: '9.50' }],
  }
  const whole = JSON.stringify({ ...buildOrder(SPEC), refunds: [buildRefund(SPEC, refund)] })
  const paths = pathsOf(JSON.parse(whole))
  const junk = fc.oneof(
    fc.constantFrom(
      null,
      '',
      '-1',
      '1e9',
      '999999999999999999',
      '0.005',
      'NaN',
      true,
      [],
      {},
      [null],
      '\u0000',
    ),
    fc.jsonValue({ maxDepth: 2 }),
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...paths), junk), { minLength: 1, maxLength: 4 }),
      (changes) => {
        const body = JSON.parse(whole) as Json
        for (const [path, value] of changes) put(body, path, value)
        const reading = parseOrder(body)
        if (!reading.ok) return
        const { order } = reading
        const baseline = makeBaseline(order)
        const amounts = readAmounts({
          order,
          refunds: order.refunds,
          baseline,
          options: DEFAULT_AMOUNT_OPTIONS,
          refundWindowEndMs: null,
        })
        const { originalMinor, nowMinor, refundedMinor, remainderMinor, reversals } = amounts
        expect(nowMinor).toBeGreaterThanOrEqual(0n)
        expect(amounts.soldMinor).toBeGreaterThanOrEqual(nowMinor)
        expect(nowMinor + refundedMinor + remainderMinor).toBe(originalMinor)
        expect(reversals.reduce((total, { minor }) => total + minor, 0n)).toBe(refundedMinor)
        expect(JSON.parse(JSON.stringify(order))).toEqual(order)
        readCarriers(order)
        readCodes(order)
      },
    ),
    { numRuns: 2000 },
  )
})

function parsed(fields: Json): { order: OrderVersion; warnings: string[] } {
  const reading = parseOrder(buildOrder({ ...SPEC, with: fields }))
  if (!reading.ok) throw new Error(reading.message)
  return reading
}

/** Every place in a JSON value, as the keys that lead to it. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))
  return path.length > 0 ? [path, ...inner] : inner
}

function put(body: Json, path: string[], value: unknown): void {
  const [last = ''] = path.slice(-1)
  let at: unknown = body
  for (const key of path.slice(0, -1)) at = (at as Json | null | undefined)?.[key]
  if (typeof at === 'object' && at !== null) (at as Json)[last] = value
}
