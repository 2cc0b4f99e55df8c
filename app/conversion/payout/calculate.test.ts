import { describe, expect, test } from 'vitest'
import { calculatePayout } from './calculate.ts'
import type { PayoutTerms } from './rule.ts'
import type { ProductFacts, Sale, SaleLine } from './sale.ts'
import { line, rule, sale, shipping, terms, usd, whole } from './sale.fixture.ts'

const NO_FACTS = new Map<string, ProductFacts>()
const MUGS = new Map<string, ProductFacts>([
  ['1', { collections: ['71'], tags: ['summer'], productType: 'Mugs' }],
])
const TEN = rule({ basisPoints: 1000 })

describe('the payout', () => {
  test.each<[string, PayoutTerms, Sale, bigint, bigint]>([
    ['is a percentage of a line', terms([TEN]), sale([line()]), 800n, 0n],
    ['is a percentage of shipping too, if that counts', terms([TEN]), sale([line(), shipping()]), 850n, 0n],
    [
      'is summed exactly and rounded once',
      terms([TEN]),
      sale([line({ amountMinor: 4n }), line({ id: 'L2', amountMinor: 4n }), line({ amountMinor: 4n })]),
      1n,
      0n,
    ],
    ['rounds half away from zero', terms([TEN]), sale([line({ amountMinor: 5n })]), 1n, 0n],
    ['is a flat amount', terms([rule({ flat: usd('500') })]), sale([line()]), 500n, 500n],
    ['is a flat amount once', terms([rule({ flat: usd('500') })]), sale([line(), line()]), 500n, 500n],
    ['is both', terms([rule({ basisPoints: 1000, flat: usd('500') })]), sale([line()]), 1300n, 500n],
    [
      'is a flat amount once for each rule that fits a line',
      terms([rule({ flat: usd('500') }, { skus: ['A'] }), rule({ flat: usd('70') })]),
      sale([line({ sku: 'A' }), line({ sku: 'B' }), line({ sku: 'C' })]),
      570n,
      570n,
    ],
    [
      'has no flat amount where no unit was sold',
      terms([rule({ flat: usd('500') })]),
      sale([line({ units: 0, amountMinor: 0n })]),
      0n,
      0n,
    ],
    [
      'has a flat amount for a sale without lines',
      terms([rule({ flat: usd('500') })]),
      sale([whole()]),
      500n,
      500n,
    ],
    [
      'has a flat amount for a sale of nothing',
      terms([rule({ flat: usd('500') })]),
      sale([whole({ amountMinor: 0n })]),
      500n,
      500n,
    ],
    [
      'is nothing where no rule fits',
      terms([rule({ flat: usd('5') }, { skus: ['X'] })]),
      sale([line()]),
      0n,
      0n,
    ],
    ['is nothing without lines', terms([rule({ basisPoints: 9, flat: usd('5') })]), sale([]), 0n, 0n],
    ['is never above the cap', terms([TEN], { cap: usd('300') }), sale([line()]), 300n, 0n],
    ['is left alone below the cap', terms([TEN], { cap: usd('801') }), sale([line()]), 800n, 0n],
    [
      'may be capped to nothing',
      terms([rule({ flat: usd('5') })], { cap: usd('0') }),
      sale([line()]),
      0n,
      0n,
    ],
    [
      'has the flat part first under a cap',
      terms([rule({ basisPoints: 1000, flat: usd('500') })], { cap: usd('900') }),
      sale([line()]),
      900n,
      500n,
    ],
    [
      'is fixed as a whole where the cap is below the flat part',
      terms([rule({ basisPoints: 1000, flat: usd('500') })], { cap: usd('300') }),
      sale([line()]),
      300n,
      300n,
    ],
    [
      'has no fixed part where flat amounts shrink',
      terms([rule({ flat: usd('500') })], { flatProRata: true }),
      sale([line()]),
      500n,
      0n,
    ],
    ['is never below nothing', terms([TEN]), sale([line({ amountMinor: -100n })]), 0n, 0n],
  ])('%s', (_what, given, of, grossMinor, fixedMinor) => {
    const result = calculatePayout(given, of, NO_FACTS)
    expect(result).toMatchObject({ grossMinor, fixedMinor, missingProducts: [], missingRates: [] })
    expect(result.calculation).toMatchObject({
      grossMinor: String(grossMinor),
      fixedMinor: String(fixedMinor),
    })
  })

  test.each<[string, PayoutTerms, bigint]>([
    ['that was given is what it is', { kind: 'given', minor: '1234' }, 1234n],
    ['without a rule is nothing', { kind: 'no_rule' }, 0n],
  ])('%s, and has no arithmetic', (_what, given, grossMinor) => {
    expect(calculatePayout(given, sale([line()]), NO_FACTS)).toEqual({
      grossMinor,
      fixedMinor: 0n,
      calculation: null,
      missingProducts: [],
      missingRates: [],
    })
  })
})

test('the first rule that fits a line counts for it, and the arithmetic says which', () => {
  const rules = [
    rule({ basisPoints: 2000 }, { customer: 'new' }),
    rule({ basisPoints: 725, flat: usd('100') }, { collections: ['71'] }),
    rule({ basisPoints: 1000 }, { skus: ['MUG-1', 'CUP'] }),
  ]
  const of = sale([
    line({ amountMinor: 1995n }),
    line({ id: 'L2', productId: '2', sku: 'CUP' }),
    line({ id: 'L3', productId: null, sku: null }),
  ])
  const facts = new Map<string, ProductFacts>([
    ...MUGS,
    ['2', { collections: [], tags: [], productType: null }],
  ])
  expect(calculatePayout(terms(rules, { cap: usd('5000') }), of, facts)).toEqual({
    grossMinor: 1045n,
    fixedMinor: 100n,
    calculation: {
      lines: [
        { lineId: 'L1', amountMinor: '1995', rule: 1, basisPoints: 725, payoutTenThousandths: '1446375' },
        { lineId: 'L2', amountMinor: '8000', rule: 2, basisPoints: 1000, payoutTenThousandths: '8000000' },
        { lineId: 'L3', amountMinor: '8000', rule: null, basisPoints: null, payoutTenThousandths: '0' },
      ],
      flats: [{ minor: '100', currency: 'USD', rule: 1 }],
      sumMinor: '1045',
      capMinor: '5000',
      grossMinor: '1045',
      fixedMinor: '100',
    },
    missingProducts: [],
    missingRates: [],
  })
})

describe('product facts that are not there', () => {
  const rules = [rule({ basisPoints: 2000 }, { tags: ['summer'] }), TEN]

  test('are named, once each and sorted, and the next rule counts for now', () => {
    const lines = ['3', '2', '3'].map((productId) => line({ productId }))
    expect(calculatePayout(terms(rules), sale(lines), MUGS)).toMatchObject({
      grossMinor: 2400n,
      missingProducts: ['2', '3'],
    })
  })

  test.each<[string, PayoutTerms, SaleLine]>([
    ['an earlier rule fits', terms(rules.toReversed()), line({ productId: '2' })],
    ['they are there', terms(rules), line()],
    ['the rule does not fit the sale', terms([rule({}, { tags: ['a'], customer: 'new' })]), line()],
    ['the line has no product', terms(rules), line({ productId: null })],
    ['the line is no goods', terms(rules), shipping({ productId: '2' })],
  ])('are not asked for where %s', (_what, given, one) => {
    expect(calculatePayout(given, sale([one]), MUGS).missingProducts).toEqual([])
  })
})
