// The worked examples of reading an order, and orders that are not as they should be.
import { describe, expect, test } from 'vitest'
import { formatMinor } from '#app/money/decimal.ts'
import type { OrderSpec } from '../../../test/fixtures/orders/build-order.ts'
import {
  after,
  amountsOf,
  dispute,
  example,
  EXAMPLES,
  hundred,
  keptBoth,
  orderOf,
  paid,
  twoForty,
} from '../../../test/fixtures/orders/worked-examples.ts'
import { DEFAULT_AMOUNT_OPTIONS } from './amount-options.ts'
import { makeBaseline } from './baseline.ts'
import { readAmounts, type OrderAmounts } from './read-amounts.ts'

describe('worked example', () => {
  test.each(EXAMPLES)('$name', (example) => {
    const amounts = amountsOf(example)
    const shown = (minor: bigint): string => formatMinor(minor, amounts.currency)
    expect({
      original: shown(amounts.originalMinor),
      now: shown(amounts.nowMinor),
      state: amounts.state,
      flags: amounts.flags,
    }).toEqual({
      original: example.original,
      now: example.now,
      state: example.state,
      flags: example.flags ?? [],
    })
  })

  test.each(EXAMPLES)('$name: what was sold is what stands, what refunds took, and the rest', (example) => {
    const { originalMinor, nowMinor, refundedMinor, remainderMinor, reversals } = amountsOf(example)
    expect(nowMinor + refundedMinor + remainderMinor).toBe(originalMinor)
    expect(reversals.reduce((total, { minor }) => total + minor, 0n)).toBe(refundedMinor)
  })
})

describe('what each refund took', () => {
  const taken = (name: string) => {
    const { reversals, remainderMinor } = amountsOf(example(name))
    return { reversals: reversals.map(({ minor }) => minor), remainderMinor }
  }
  test.each([
    ['17: #16, then the other two', [5333n, 2667n], 0n],
    ['15: #14, then the money is paid out', [4000n, 0n], 0n],
    ['20: an amount only, of goods, tax and shipping', [2500n], 0n],
    ['25: a restocking fee is kept', [8000n], 0n],
    ['26: returned for nothing', [0n], 0n],
    ['28: cancelled and refunded', [4096n], 0n],
    ['29: cancelled, only a part returned', [10781n], 8785n],
    ['35: yen, one of three returned', [967n], 0n],
    ['13: an edit adds a line', [], -2500n],
    ['24: #23 with shipping included', [500n], 0n],
  ])('%s', (name, reversals, remainderMinor) => {
    expect(taken(name)).toEqual({ reversals, remainderMinor })
  })
})

describe('an order that is not as it should be', () => {
  const read = (spec: OrderSpec, more: Partial<Parameters<typeof readAmounts>[0]> = {}): OrderAmounts => {
    const order = orderOf(spec, [])
    const baseline = makeBaseline(order, DEFAULT_AMOUNT_OPTIONS)
    return readAmounts({ order, refunds: order.refunds, baseline, options: DEFAULT_AMOUNT_OPTIONS, ...more })
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
    const baseline = makeBaseline(whole, DEFAULT_AMOUNT_OPTIONS)
    const order = { ...whole, lines: whole.lines.slice(0, 1) }
    const amounts = readAmounts({ order, refunds: [], baseline, options: DEFAULT_AMOUNT_OPTIONS })
    expect(amounts).toMatchObject({ nowMinor: 7679n, flags: ['needs_refetch'] })
  })

  test('a chargeback of what a refund left takes the rest', () => {
    const spec = after(hundred, [1], 'partially_refunded')
    const order = orderOf(spec, [{ adjustments: ['-40.00'], paid: paid('40.00') }])
    const baseline = makeBaseline(order, DEFAULT_AMOUNT_OPTIONS)
    const disputes = dispute('lost', '60.00')
    const options = DEFAULT_AMOUNT_OPTIONS
    expect(readAmounts({ order, refunds: order.refunds, baseline, options, disputes })).toMatchObject({
      nowMinor: 0n,
      state: 'charged_back',
    })
  })

  test('a refund that comes before the order knows of it already counts', () => {
    const stale = orderOf(twoForty, [])
    const { refunds } = orderOf(twoForty, [{ lines: [{ line: 0, subtotal: '40.00' }], paid: paid('40.00') }])
    const baseline = makeBaseline(stale, DEFAULT_AMOUNT_OPTIONS)
    expect(readAmounts({ order: stale, refunds, baseline, options: DEFAULT_AMOUNT_OPTIONS }).nowMinor).toBe(
      4000n,
    )
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
    const baseline = makeBaseline(stale, options)
    const refund = { shipping: '2.00', paid: paid('2.20'), with: fields }
    const { refunds } = orderOf(spec, [refund])
    // The old form has the tax of it apart, here zero, which leaves the order's own rate of tax to count.
    expect(readAmounts({ order: stale, refunds, baseline, options })).toMatchObject({
      originalMinor: 6550n,
      nowMinor: 6330n,
      reversals: [{ minor: 220n }],
    })
  })

  test('a first version that an edit has already changed makes the original uncertain', () => {
    expect(read(after(twoForty, [1], 'paid')).flags).toEqual(['original_uncertain'])
    const order = orderOf(keptBoth, [])
    const added = { [order.lines[1]?.id ?? '']: 1 }
    const baseline = makeBaseline(order, DEFAULT_AMOUNT_OPTIONS, added)
    const amounts = readAmounts({ order, refunds: [], baseline, options: DEFAULT_AMOUNT_OPTIONS })
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
    const baseline = makeBaseline(order, options)
    expect(readAmounts({ order, refunds: [], baseline, options })).toMatchObject({
      originalMinor: nowMinor,
      nowMinor,
    })
  })
})
