import { expect, test } from 'vitest'
import { DEFAULT_AMOUNT_OPTIONS, readAmountOptions, type AmountOptions } from './amount-options.ts'

test.each<[unknown, Partial<AmountOptions>]>([
  [{}, {}],
  [null, {}],
  [undefined, {}],
  ['includeTax', {}],
  [[], {}],
  [{ includeTax: true }, { includeTax: true }],
  [{ includeTax: 'yes', includeShipping: true }, { includeShipping: true }],
  [
    { money: 'follow_units', excludedSkus: ['A'] },
    { money: 'follow_units', excludedSkus: ['A'] },
  ],
  [{ money: 'follow_the_money', excludedVendors: ['B'] }, { excludedVendors: ['B'] }],
  [{ excludedProductIds: ['1', 2], editAdditions: false }, { editAdditions: false }],
  [{ excludeGiftCards: null, includeTips: true, percent: 10 }, { includeTips: true }],
])('of %j an offer counts by the defaults and %j', (stored, differences) => {
  expect(readAmountOptions(stored)).toEqual({ ...DEFAULT_AMOUNT_OPTIONS, ...differences })
})

test('options as they are stored come back as they were', () => {
  const options: AmountOptions = {
    includeTax: true,
    includeShipping: true,
    includeTips: true,
    excludeGiftCards: false,
    editAdditions: false,
    money: 'follow_units',
    excludedProductIds: ['7100000000002'],
    excludedSkus: ['SAMPLE-1'],
    excludedVendors: ['Sample vendor'],
  }
  expect(readAmountOptions(JSON.parse(JSON.stringify(options)))).toEqual(options)
})
