// Orders that are not as they should be, or arrive in pieces. The worked examples are in worked-examples.test.ts.
import { describe, expect, test } from 'vitest'
import type { OrderSpec } from '../../../../test/fixtures/orders/build-order.ts'
import {
  after,
  amountsOf,
  dispute,
  example,
  hundred,
  keptBoth,
  orderOf,
  paid,
  twoForty,
} from '../../../../test/fixtures/orders/worked-examples.ts'
import { DEFAULT_AMOUNT_OPTIONS } from './amount-options.ts'
import { makeBaseline } from './baseline.ts'
import { readAmounts, type AmountInput, type OrderAmounts } from './read-amounts.ts'

/** With the default options and no end of the refund window, unless the test says otherwise. */
function amountsIn(
  input: Partial<AmountInput> & Pick<AmountInput, 'order' | 'refunds' | 'baseline'>,
): OrderAmounts {
  return readAmounts({ options: DEFAULT_AMOUNT_OPTIONS, refundWindowEndMs: null, ...input })
}

describe('an order that is not as it should be', () => {
  const read = (spec: OrderSpec, more: Partial<AmountInput> = {}): OrderAmounts => {
    const order = orderOf(spec, [])
    const baseline = makeBaseline(order)
    return amountsIn({ order, refunds: order.refunds, baseline, ...more })
  }

  test('one that is deleted counts nothing', () => {
    expect(read(hundred, { deleted: true })).toMatchObject({
      nowMinor: 0n,
      state: 'deleted',
      remainderMinor: 10000n,
    })
  })

  test('a test order that is deleted is deleted', () => {
    expect(read({ ...hundred, with: { test: true } }, { deleted: true }).state).toBe('deleted')
  })

  test('an unknown payment status waits', () => {
    expect(read({ ...hundred, status: 'on_the_moon' })).toMatchObject({ nowMinor: 10000n, state: 'wait' })
  })

  test('a currency we do not know is read with two digits and flagged', () => {
    const spec = { ...hundred, with: { currency: 'ZZZ' } }
    expect(read(spec)).toMatchObject({ currency: 'ZZZ', nowMinor: 10000n, flags: ['unknown_currency'] })
  })

  test('without lines it is worth nothing', () => {
    expect(read({ lines: [] })).toMatchObject({ originalMinor: 0n, nowMinor: 0n, state: 'earned', flags: [] })
  })

  test('lines that do not add up to their total are fetched again', () => {
    const spec = { ...hundred, with: { total_line_items_price: '150.00', total_line_items_price_set: null } }
    expect(read(spec).flags).toEqual(['needs_refetch'])
  })

  test('a current subtotal that the lines do not explain is fetched again', () => {
    const spec = { ...hundred, with: { current_subtotal_price: '60.00', current_subtotal_price_set: null } }
    expect(read(spec).flags).toEqual(['needs_refetch'])
  })

  test('a line that the newest version no longer has keeps its frozen amount', () => {
    const whole = orderOf(keptBoth, [])
    const baseline = makeBaseline(whole)
    const order = { ...whole, lines: whole.lines.slice(0, 1) }
    const amounts = amountsIn({ order, refunds: [], baseline })
    expect(amounts).toMatchObject({ nowMinor: 7679n, flags: ['needs_refetch'] })
  })

  test('a chargeback of what a refund left takes the rest', () => {
    const spec = after(hundred, [1], 'partially_refunded')
    const order = orderOf(spec, [{ adjustments: ['-40.00'], paid: paid('40.00') }])
    const baseline = makeBaseline(order)
    const disputes = dispute('lost', '60.00')
    expect(amountsIn({ order, refunds: order.refunds, baseline, disputes })).toMatchObject({
      nowMinor: 0n,
      state: 'charged_back',
    })
  })

  test('a refund that comes before the order knows of it already counts', () => {
    const stale = orderOf(twoForty, [])
    const { refunds } = orderOf(twoForty, [{ lines: [{ line: 0, subtotal: '40.00' }], paid: paid('40.00') }])
    const baseline = makeBaseline(stale)
    expect(amountsIn({ order: stale, refunds, baseline }).nowMinor).toBe(4000n)
  })

  test('a pending refund is converted at its own rate, not at that of the order', () => {
    const canadian = example('22: units returned, pending in the customer’s currency')
    const presentment = { currency: 'USD', rate: [7n, 10n] as [bigint, bigint] }
    const later = { ...(canadian.later ?? canadian.first), presentment }
    expect(amountsOf({ ...canadian, later })).toMatchObject({ nowMinor: 62035n, flags: [] })
  })

  test.each([
    ['in both forms', {}],
    ['only in the new form', { order_adjustments: [] }],
    ['only in the old form', { refund_shipping_lines: [] }],
  ])('shipping given back counts once, told %s, even before the order knows', (_form, fields) => {
    const options = { ...DEFAULT_AMOUNT_OPTIONS, includeShipping: true, includeTax: true }
    const spec = { lines: [{ price: '60.00' }], shipping: { price: '5.00', tax: '0.50' } }
    const stale = orderOf(spec, [])
    const baseline = makeBaseline(stale)
    const refund = { shipping: '2.00', paid: paid('2.20'), with: fields }
    const { refunds } = orderOf(spec, [refund])
    // The old form has the tax of it apart, here zero, which leaves the order's own rate of tax to count.
    expect(amountsIn({ order: stale, refunds, baseline, options })).toMatchObject({
      originalMinor: 6550n,
      nowMinor: 6330n,
      reversals: [{ minor: 220n }],
    })
  })

  test('a first version that an edit has already changed makes the original uncertain', () => {
    expect(read(after(twoForty, [1], 'paid')).flags).toEqual(['original_uncertain'])
    const order = orderOf(keptBoth, [])
    const added = { [order.lines[1]?.id ?? '']: 1 }
    const baseline = makeBaseline(order, added)
    const amounts = amountsIn({ order, refunds: [], baseline })
    expect(amounts).toMatchObject({ originalMinor: 5679n, nowMinor: 7679n, flags: ['original_uncertain'] })
  })

  test.each([
    [{ excludedSkus: ['SAMPLE-1'] }, 2000n],
    [{ excludedProductIds: ['7100000000003'] }, 5679n],
    [{ excludedVendors: ['Sample vendor'] }, 0n],
    [{ excludedVendors: ['sample vendor'] }, 7679n],
  ])('lines an offer excludes do not count: %j', (excluded, nowMinor) => {
    const options = { ...DEFAULT_AMOUNT_OPTIONS, ...excluded }
    const order = orderOf(keptBoth, [])
    const baseline = makeBaseline(order)
    expect(amountsIn({ order, refunds: [], baseline, options })).toMatchObject({
      originalMinor: nowMinor,
      nowMinor,
    })
  })
})
