// What was sold, line by line: after edits, before refunds.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMinor } from '#app/money/decimal.ts'
import { lineId, type OrderSpec } from '../../../../test/fixtures/orders/build-order.ts'
import type { RefundSpec } from '../../../../test/fixtures/orders/build-refund.ts'
import {
  after,
  amountsOf,
  EXAMPLES,
  orderOf,
  paid,
} from '../../../../test/fixtures/orders/worked-examples.ts'
import { DEFAULT_AMOUNT_OPTIONS, type AmountOptions } from './amount-options.ts'
import { makeBaseline } from './baseline.ts'
import { readAmounts, type OrderAmounts } from './read-amounts.ts'

const MIXED: OrderSpec = {
  lines: [
    { price: '40.00', quantity: 2 },
    { price: '50.00', giftCard: true },
    { price: '3.00', tip: true, productId: null },
  ],
  shipping: { price: '7.00' },
}

function read(
  first: OrderSpec,
  later = first,
  refunds: RefundSpec[] = [],
  options: Partial<AmountOptions> = {},
) {
  const order = orderOf(later, refunds)
  const all = { ...DEFAULT_AMOUNT_OPTIONS, ...options }
  const baseline = makeBaseline(orderOf(first, []))
  return readAmounts({ order, refunds: order.refunds, baseline, options: all, refundWindowEndMs: null })
}
const gist = ({ soldLines }: OrderAmounts) =>
  soldLines.map(({ id, kind, units, amountMinor }) => [id, kind, units, amountMinor])

describe('the lines sold', () => {
  test('say what payout rules ask of a line', () => {
    expect(read(MIXED).soldLines[0]).toEqual({
      id: lineId(0),
      kind: 'product',
      units: 2,
      amountMinor: 8000n,
      productId: '7100000000002',
      variantId: '7200000000000',
      sku: 'SAMPLE-1',
      vendor: 'Sample vendor',
    })
  })

  test('name excluded ones too, at nothing', () => {
    expect(gist(read(MIXED))).toEqual([
      [lineId(0), 'product', 2, 8000n],
      [lineId(1), 'product', 1, 0n],
      [lineId(2), 'tip', 1, 0n],
      ['shipping:740000000001', 'shipping', 1, 0n],
    ])
  })

  test('count shipping, tips and gift cards where the offer does', () => {
    const options = { includeShipping: true, includeTips: true, excludeGiftCards: false }
    expect(read(MIXED, MIXED, [], options)).toMatchObject({ soldMinor: 14000n, originalMinor: 14000n })
  })

  test('have a tip that is no line', () => {
    const spec = { lines: [{ price: '40.00' }], tip: '5.00' }
    expect(gist(read(spec, spec, [], { includeTips: true }))).toEqual([
      [lineId(0), 'product', 1, 4000n],
      ['tip', 'tip', 1, 500n],
    ])
  })

  test('have units that came back, and not those that an edit removed', () => {
    const spec = { lines: [{ price: '10.00', quantity: 5 }] }
    const removed = { id: '1', lines: [{ line: 0, quantity: 2, subtotal: '20.00' }] }
    const returned = { id: '2', lines: [{ line: 0, subtotal: '10.00' }], paid: paid('10.00') }
    const amounts = read(spec, after(spec, [2], 'partially_refunded'), [removed, returned])
    expect(gist(amounts)).toEqual([[lineId(0), 'product', 3, 3000n]])
    expect(amounts.nowMinor).toBe(2000n)
  })

  test('lack a line of which an edit left nothing', () => {
    const spec = { lines: [{ price: '10.00' }, { price: '20.00' }] }
    expect(gist(read(spec, after(spec, [0, 1], 'paid')))).toEqual([[lineId(1), 'product', 1, 2000n]])
  })

  test('lack what an edit added where additions do not count', () => {
    const spec = { lines: [{ price: '10.00', quantity: 1 }] }
    const later = after(spec, [3, 1], 'paid', { lines: [{ price: '10.00', quantity: 3 }, { price: '5.00' }] })
    expect(gist(read(spec, later))).toEqual([
      [lineId(0), 'product', 3, 3000n],
      [lineId(1), 'product', 1, 500n],
    ])
    expect(gist(read(spec, later, [], { editAdditions: false }))).toEqual([[lineId(0), 'product', 1, 1000n]])
  })

  test.each<[string, RefundSpec[], bigint, bigint]>([
    ['with money was sold', [{ shipping: '7.00', paid: paid('7.00') }], 700n, 0n],
    ['by an edit was not', [], 0n, 0n],
    ['in part with money was sold in part', [{ shipping: '4.00', paid: paid('4.00') }], 400n, 0n],
  ])('shipping taken off %s', (_name, refunds, sold, now) => {
    const spec = { lines: [{ price: '10.00' }], shipping: { price: '7.00' } }
    const later = after(spec, [1], 'paid', { shipping: { price: '7.00', current: '0.00' } })
    const amounts = read(spec, later, refunds, { includeShipping: true })
    expect(amounts.soldLines[1]).toMatchObject({ kind: 'shipping', units: 1, amountMinor: sold })
    expect(amounts.nowMinor).toBe(1000n + now)
  })
})

test.each(EXAMPLES)(
  '$name: the lines sum to what was sold, which is never less than what stands',
  (example) => {
    const { soldLines, soldMinor, nowMinor } = amountsOf(example)
    expect(soldLines.reduce((total, { amountMinor }) => total + amountMinor, 0n)).toBe(soldMinor)
    expect(soldMinor).toBeGreaterThanOrEqual(nowMinor)
  },
)

const cents = (max: number) => fc.integer({ min: 0, max }).map((n) => formatMinor(BigInt(n), 'USD'))
const someLine = fc.record({
  price: cents(20_000),
  quantity: fc.integer({ min: 1, max: 4 }),
  tax: cents(900),
  giftCard: fc.boolean(),
})
const someOrder: fc.Arbitrary<OrderSpec> = fc.record({
  taxesIncluded: fc.boolean(),
  lines: fc.array(someLine, { minLength: 1, maxLength: 3 }),
  shipping: fc.record({ price: cents(2_000), tax: cents(90) }),
  tip: cents(500),
})
const someOptions: fc.Arbitrary<AmountOptions> = fc.record({
  includeTax: fc.boolean(),
  includeShipping: fc.boolean(),
  includeTips: fc.boolean(),
  excludeGiftCards: fc.boolean(),
  editAdditions: fc.boolean(),
  money: fc.constantFrom('follow_refunded_money', 'follow_units'),
  excludedProductIds: fc.constant([]),
  excludedSkus: fc.constantFrom([], ['SAMPLE-1']),
  excludedVendors: fc.constant([]),
})
/** Of any size and sense: more units than there are, more money than was paid. */
const someRefund = fc.record({
  lines: fc.array(
    fc.record({
      line: fc.nat(3),
      quantity: fc.integer({ min: 0, max: 5 }),
      subtotal: cents(30_000),
      tax: cents(900),
    }),
    { maxLength: 3 },
  ),
  adjustments: fc.array(
    fc.tuple(fc.constantFrom('', '-'), cents(30_000)).map((parts) => parts.join('')),
    { maxLength: 2 },
  ),
  shipping: fc.option(cents(3_000), { nil: undefined }),
  paid: fc.array(
    fc.record({ amount: cents(50_000), status: fc.constantFrom('success', 'pending', 'failure') }),
    { maxLength: 2 },
  ),
}) as fc.Arbitrary<RefundSpec>
const someRefunds = fc
  .array(someRefund, { maxLength: 3 })
  .map((refunds) => refunds.map((refund, i) => ({ ...refund, id: String(i + 1) })))

test('sold >= now >= 0, whatever is returned, edited and refunded', () => {
  const left = fc.array(fc.nat(5), { minLength: 3, maxLength: 3 })
  const added = fc.array(someLine, { maxLength: 1 })
  const property = fc.property(
    ...([someOrder, someOptions, someRefunds, left, added] as const),
    (first, options, refunds, units, more) => {
      const later = after(first, units, 'paid', { lines: [...first.lines, ...more] })
      const amounts = read(first, later, refunds, options)
      const { originalMinor, soldMinor, nowMinor, refundedMinor, remainderMinor, soldLines } = amounts
      expect(nowMinor).toBeGreaterThanOrEqual(0n)
      expect(soldMinor).toBeGreaterThanOrEqual(nowMinor)
      expect(soldLines.every(({ units, amountMinor }) => units > 0 && amountMinor >= 0n)).toBe(true)
      expect(nowMinor + refundedMinor + remainderMinor).toBe(originalMinor)
    },
  )
  fc.assert(property, { numRuns: 1000 })
})

test('without edits what was sold is the original, whatever was refunded', () => {
  const property = fc.property(someOrder, someOptions, someRefunds, (spec, options, refunds) => {
    // Each of them carries money, so that none is the trace of an edit.
    const all = refunds.map((refund) => ({ ...refund, adjustments: [...(refund.adjustments ?? []), '0.00'] }))
    const { originalMinor, soldMinor } = read(spec, spec, all, options)
    expect(soldMinor).toBe(originalMinor)
  })
  fc.assert(property, { numRuns: 500 })
})
