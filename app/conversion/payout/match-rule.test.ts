import { describe, expect, test } from 'vitest'
import { fitsLine, fitsSale } from './match-rule.ts'
import type { Conditions } from './rule.ts'
import type { Sale, SaleLine } from './sale.ts'
import { goodsOnly, line, sale, shipping, whole } from './sale.fixture.ts'

const FACTS = new Map([['1', { collections: ['71', '72'], tags: ['Summer', 'ÄPFEL'], productType: 'Mugs' }]])

describe('of the sale', () => {
  test.each<[string, Conditions, Partial<Sale>, boolean]>([
    ['no condition fits any sale', {}, {}, true],
    ['new fits a new customer', { customer: 'new' }, { customerType: 'new' }, true],
    ['new does not fit a returning one', { customer: 'new' }, { customerType: 'returning' }, false],
    ['new does not fit an unknown one', { customer: 'new' }, { customerType: null }, false],
    ['returning does not fit an unknown one', { customer: 'returning' }, { customerType: null }, false],
    ['a country fits one of the list', { countries: ['DE', 'AT'] }, { country: 'AT' }, true],
    ['a country does not fit another', { countries: ['DE', 'AT'] }, { country: 'CH' }, false],
    ['a country does not fit an unknown one', { countries: ['DE'] }, { country: null }, false],
    ['a coupon fits any of the order’s', { coupons: ['x', 'save20'] }, { couponKeys: ['a', 'save20'] }, true],
    ['a coupon does not fit an order without', { coupons: ['save20'] }, { couponKeys: [] }, false],
    [
      'two conditions fit only together',
      { customer: 'new', countries: ['DE'] },
      { customerType: 'new', country: 'FR' },
      false,
    ],
    ['conditions of lines are not its business', { skus: ['none'] }, {}, true],
  ])('%s', (_what, conditions, change, expected) => {
    expect(fitsSale(conditions, sale([line()], change))).toBe(expected)
  })
})

describe('of a line', () => {
  test.each<[string, Conditions, Partial<SaleLine>, ReturnType<typeof fitsLine>]>([
    ['no condition fits', {}, {}, 'fits'],
    ['its product fits', { products: ['9', '1'] }, {}, 'fits'],
    ['another product does not fit', { products: ['9'] }, {}, 'fits_not'],
    ['a product does not fit a line without one', { products: ['1'] }, goodsOnly, 'fits_not'],
    ['its variant fits', { variants: ['11'] }, {}, 'fits'],
    ['another variant does not fit', { variants: ['12'] }, {}, 'fits_not'],
    ['its SKU fits', { skus: ['MUG-1'] }, {}, 'fits'],
    ['its SKU in another case does not fit', { skus: ['mug-1'] }, {}, 'fits_not'],
    ['a SKU does not fit a line without one', { skus: ['MUG-1'] }, { sku: null }, 'fits_not'],
    ['a SKU fits a custom line that has one', { skus: ['MUG-1'] }, { productId: null }, 'fits'],
    ['its vendor fits', { vendors: ['Acme'] }, {}, 'fits'],
    ['its vendor in another case does not fit', { vendors: ['acme'] }, {}, 'fits_not'],
    ['its collection fits', { collections: ['70', '72'] }, {}, 'fits'],
    ['another collection does not fit', { collections: ['7'] }, {}, 'fits_not'],
    ['its tag fits without case', { tags: ['äpfel'] }, {}, 'fits'],
    ['part of a tag does not fit', { tags: ['sum'] }, {}, 'fits_not'],
    ['its type fits without case', { productTypes: ['MUGS'] }, {}, 'fits'],
    ['another type does not fit', { productTypes: ['Cups'] }, {}, 'fits_not'],
    ['two conditions fit only together', { tags: ['summer'], collections: ['9'] }, {}, 'fits_not'],
    ['facts are missing where they are asked for', { tags: ['summer'] }, { productId: '2' }, 'facts_missing'],
    [
      'facts are not missing where all else already speaks against it',
      { tags: ['summer'], skus: ['X'] },
      { productId: '2' },
      'fits_not',
    ],
    ['facts are not missing of a line without a product', { tags: ['summer'] }, goodsOnly, 'fits_not'],
  ])('%s', (_what, conditions, change, expected) => {
    expect(fitsLine(conditions, line(change), FACTS)).toBe(expected)
  })

  test('a product without a type fits no type', () => {
    const facts = new Map([['1', { collections: [], tags: [], productType: null }]])
    expect(fitsLine({ productTypes: ['Mugs'] }, line(), facts)).toBe('fits_not')
  })

  const asking: (keyof Conditions)[] = [
    'products',
    'variants',
    'skus',
    'vendors',
    'collections',
    'tags',
    'productTypes',
  ]
  const notGoods = [shipping(), line({ kind: 'tip' }), whole()]
  test.each(asking)('a rule that asks for %s fits no shipping, tip or sale without lines', (condition) => {
    const values = { products: '1', variants: '11', skus: 'MUG-1', vendors: 'Acme' } as Record<string, string>
    const conditions = { [condition]: [values[condition] ?? 'Summer'] }
    expect(notGoods.map((one) => fitsLine(conditions, one, FACTS))).toEqual([
      'fits_not',
      'fits_not',
      'fits_not',
    ])
  })

  test('a rule that asks nothing of the goods fits shipping, tips and a sale without lines', () => {
    const answers = notGoods.map((one) => fitsLine({ customer: 'new' }, one, FACTS))
    expect(answers).toEqual(['fits', 'fits', 'fits'])
  })
})
