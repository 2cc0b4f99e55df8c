// Orders that make no sense, all the way from their text to the amounts: nothing throws, nothing falls below zero, and
// nothing grows past what a database can hold.
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../test/fixtures/orders/build-order.ts'
import { readAll, withFields } from '../../../../test/fixtures/orders/read-webhooks.ts'
import { DEFAULT_AMOUNT_OPTIONS, type AmountOptions } from './amount-options.ts'

const EVERYTHING: AmountOptions = {
  ...DEFAULT_AMOUNT_OPTIONS,
  includeTax: true,
  includeShipping: true,
  includeTips: true,
}

describe('money that is missing or contradicts itself', () => {
  test.each<[string, Json, Json, bigint, RegExp]>([
    ['a line without a price', { price: null, price_set: null }, {}, 2000n, /price is missing/],
    ['a price that is no decimal', { price: '1,00', price_set: {} }, {}, 2000n, /price is missing/],
    ['a price that its set contradicts', { price: '99.00' }, {}, 5000n, /^$/],
    ['a negative price', { price: '-10.00', price_set: null }, {}, 2000n, /^$/],
    ['a total that its set contradicts', {}, { total_price: '1.00' }, 5000n, /the set counts/],
    [
      'a discount larger than the line',
      { discount_allocations: [{ amount: '99.00', discount_application_index: 0 }] },
      {},
      2000n,
      /^$/,
    ],
    [
      'a discount without an amount',
      { discount_allocations: [{ amount: null }] },
      {},
      5000n,
      /without a readable amount/,
    ],
  ])('%s', (_name, line, fields, nowMinor, warning) => {
    const { amounts, warnings } = readAll([withFields(line, fields)])
    expect(amounts).toMatchObject({ originalMinor: nowMinor, soldMinor: nowMinor, nowMinor })
    expect(warnings).toMatch(warning)
  })

  test.each<[string, Json, Json]>([
    ['tax below zero', { tax_lines: [{ price: '-900.00' }] }, {}],
    ['more tax than price, contained in it', { tax_lines: [{ price: '900.00' }] }, { taxes_included: true }],
    [
      'shipping below zero',
      {},
      { shipping_lines: [{ id: 1, discounted_price: '-5.00', tax_lines: [{ price: '-9.00' }] }] },
    ],
    [
      'more shipping left than there was',
      {},
      {
        shipping_lines: [
          {
            id: 1,
            discounted_price: '5.00',
            current_discounted_price_set: { shop_money: { amount: '50.00' } },
          },
        ],
      },
    ],
    [
      'totals and tips below zero',
      {},
      { total_price_set: null, total_price: '-1', total_tip_received: '-5' },
    ],
    ['discounts below zero', {}, { total_discounts_set: null, total_discounts: '-1' }],
    ['no totals at all', {}, { total_price_set: null, total_price: null, total_discounts: {} }],
  ])('%s, where all of it counts', (_name, line, fields) => {
    const { amounts } = readAll([withFields(line, fields)], EVERYTHING)
    expect(amounts.soldMinor).toBe(amounts.originalMinor)
    expect(amounts.nowMinor).toBe(amounts.soldMinor)
  })
})

describe('quantities', () => {
  test.each<[string, Json]>([
    ['a discount below zero', { discount_allocations: [{ amount: '-1.00', discount_application_index: 0 }] }],
    ['tax', { tax_lines: [{ price: '5.00' }] }],
  ])('of none a line is worth nothing, whatever it says of %s', (_name, line) => {
    const { amounts } = readAll([withFields({ quantity: null, ...line })], EVERYTHING)
    // The other line and the shipping are left.
    expect(amounts).toMatchObject({ originalMinor: 2500n, soldMinor: 2500n, nowMinor: 2500n })
  })

  test.each<[unknown, unknown, bigint]>([
    [-3, -3, 2000n],
    [3, -1, 5000n],
    [3, 99, 5000n],
    ['many', 3, 2000n],
    [null, null, 2000n],
    [2.5, 2, 2000n],
  ])('%j of which %j are left', (quantity, current, nowMinor) => {
    const { amounts } = readAll([withFields({ quantity, current_quantity: current })])
    expect(amounts.nowMinor).toBe(nowMinor)
  })
})

test.each(['ZZZ', '', '€', 'BITCOIN', null])('the currency %j is unknown and says so', (currency) => {
  const { amounts } = readAll([withFields({}, { currency, total_price_set: null })])
  expect(amounts).toMatchObject({ nowMinor: 5000n })
  expect(amounts.flags).toContain('unknown_currency')
})

describe('absurdly large figures', () => {
  test.each<[string, Json, Json]>([
    ['a price', { price: '999999999999999999', price_set: null }, {}],
    ['a price in exponents', { price: '1e99', price_set: null }, {}],
    ['a price times its units', { price: '99999999.00', price_set: null, quantity: 999_999_999 }, {}],
    ['a total', {}, { total_price: '1e30', total_price_set: null }],
    ['discounts', {}, { total_discounts: '999999999999999999', total_discounts_set: null }],
  ])('%s: the order counts nothing and says so', (_name, line, fields) => {
    const { amounts } = readAll([withFields(line, fields)], EVERYTHING)
    expect(amounts).toMatchObject({ originalMinor: 0n, soldMinor: 0n, nowMinor: 0n, soldLines: [] })
    expect(amounts).toMatchObject({ saleAmountMinor: 0n, discountMinor: 0n, state: 'earned' })
    expect(amounts.flags).toContain('absurd_amount')
  })

  test('an order of no more than a shop can take is read', () => {
    const { amounts } = readAll([withFields({ price: '3000000000000.00', price_set: null })])
    expect(amounts).toMatchObject({ nowMinor: 900_000_000_002_000n })
    expect(amounts.flags).not.toContain('absurd_amount')
  })
})
