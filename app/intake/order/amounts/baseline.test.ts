// The frozen order is the same for every offer, and each offer's options read their own original out of it.
import { describe, expect, test } from 'vitest'
import type { OrderSpec } from '../../../../test/fixtures/orders/build-order.ts'
import { orderOf } from '../../../../test/fixtures/orders/worked-examples.ts'
import { DEFAULT_AMOUNT_OPTIONS, type AmountOptions } from './amount-options.ts'
import { frozenMinor, makeBaseline, originalMinor, type Baseline } from './baseline.ts'

const SPEC: OrderSpec = {
  lines: [
    { id: '11', price: '50.00', quantity: 2, tax: '8.00' },
    { id: '12', price: '30.00', giftCard: true },
  ],
  shipping: { price: '7.00', tax: '0.56' },
  tip: '5.00',
}
const frozen = (spec: OrderSpec, additions?: Record<string, number>): Baseline =>
  JSON.parse(JSON.stringify(makeBaseline(orderOf(spec, []), additions))) as Baseline
const NO_PRODUCT = { productId: null, variantId: null, sku: null, vendor: null }
const product = (index: number) => ({
  productId: String(7100000000002 + index),
  variantId: String(7200000000000 + index),
  sku: `SAMPLE-${index + 1}`,
  vendor: 'Sample vendor',
})

test('every line is frozen, shipping and the tip too, without and with tax', () => {
  expect(frozen(SPEC)).toEqual({
    lines: {
      '11': {
        kind: 'product',
        quantity: 2,
        exMinor: '10000',
        incMinor: '10800',
        giftCard: false,
        tip: false,
        ...product(0),
      },
      '12': {
        kind: 'product',
        quantity: 1,
        exMinor: '3000',
        incMinor: '3000',
        giftCard: true,
        tip: false,
        ...product(1),
      },
      'shipping:740000000001': {
        kind: 'shipping',
        quantity: 1,
        exMinor: '700',
        incMinor: '756',
        giftCard: false,
        tip: false,
        ...NO_PRODUCT,
      },
      tip: {
        kind: 'tip',
        quantity: 1,
        exMinor: '500',
        incMinor: '500',
        giftCard: false,
        tip: true,
        ...NO_PRODUCT,
      },
    },
    uncertain: false,
  })
})

describe('the original under an offer’s options', () => {
  test.each<[Partial<AmountOptions>, bigint]>([
    [{}, 10000n],
    [{ includeTax: true }, 10800n],
    [{ includeShipping: true }, 10700n],
    [{ includeTax: true, includeShipping: true, includeTips: true }, 12056n],
    [{ excludeGiftCards: false }, 13000n],
    [{ excludedSkus: ['SAMPLE-1'] }, 0n],
    [{ excludedProductIds: ['7100000000003'], excludeGiftCards: false }, 10000n],
    [{ excludedVendors: ['Sample vendor'], includeTips: true }, 500n],
  ])('%j: %s', (options, minor) => {
    expect(originalMinor(frozen(SPEC), { ...DEFAULT_AMOUNT_OPTIONS, ...options })).toBe(minor)
  })

  test('prices that contain tax are frozen without it', () => {
    const spec = { taxesIncluded: true, lines: [{ id: '11', price: '120.00', tax: '20.00' }] }
    expect(frozen(spec).lines['11']).toMatchObject({ exMinor: '10000', incMinor: '12000' })
  })

  test('a tip that is a line of its own is a product with the flag, and counted as a tip', () => {
    const { lines } = frozen({ lines: [{ id: '11', price: '5.00', tip: true }], tip: '5.00' })
    const [tip] = Object.values(lines)
    if (tip === undefined) throw new Error('no line')
    expect(Object.keys(lines)).toEqual(['11'])
    expect(frozenMinor(tip, DEFAULT_AMOUNT_OPTIONS)).toBe(0n)
    expect(frozenMinor(tip, { ...DEFAULT_AMOUNT_OPTIONS, includeTips: true })).toBe(500n)
  })

  test('of a baseline kept before lines had both amounts is what it was then', () => {
    const facts = { kind: 'product' as const, giftCard: false, tip: false, ...NO_PRODUCT }
    const line = { ...facts, quantity: 1, baseMinor: '4000', exMinor: '4000', incMinor: '4000' }
    const kept: Baseline = { lines: { '11': line }, uncertain: false }
    expect(originalMinor(kept, DEFAULT_AMOUNT_OPTIONS)).toBe(4000n)
    expect(originalMinor(kept, { ...DEFAULT_AMOUNT_OPTIONS, includeTax: true })).toBe(4000n)
  })

  test('units that an edit is known to have added are not in it', () => {
    const { lines, uncertain } = frozen(SPEC, { '11': 1, '12': 1 })
    expect(lines['11']).toMatchObject({ quantity: 1, exMinor: '5000', incMinor: '5400' })
    expect(lines['12']).toBeUndefined()
    expect(uncertain).toBe(true)
  })
})
