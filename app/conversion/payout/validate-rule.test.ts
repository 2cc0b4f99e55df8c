import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validateRule } from './validate-rule.ts'

const TEN = { kind: 'fixed', result: { basisPoints: 1000 } }
const flat = (minor: unknown, currency: unknown = 'USD') => ({
  pays: { kind: 'fixed', result: { flat: { minor, currency } } },
})
const tiers = (change: object = {}) => ({
  pays: {
    kind: 'tiers',
    tiers: { by: 'conversions', period: 'month', steps: [{ from: '0', basisPoints: 500 }], ...change },
  },
})
const steps = (...from: unknown[]) => tiers({ steps: from.map((one) => ({ from: one, basisPoints: 1 })) })
const conditions = (one: object) => ({ conditions: one, pays: TEN })

describe('a rule', () => {
  test('of nothing but a percentage has no conditions and stands first', () => {
    expect(validateRule({ pays: TEN })).toEqual({
      ok: true,
      rule: {
        position: 0,
        conditions: {},
        pays: { kind: 'fixed', result: { basisPoints: 1000, flat: null } },
      },
    })
  })

  test('with everything in it is kept as it is, but for coupons, which become keys', () => {
    const all = {
      products: ['1'],
      variants: ['11'],
      skus: [' a b '],
      vendors: ['Acme'],
      collections: ['71'],
      tags: ['Été'],
      productTypes: ['Mugs'],
      customer: 'new',
      countries: ['DE', 'AT'],
      coupons: [' SAVE20 ', 'ＳＡＶＥ３０'],
    }
    const pays = {
      kind: 'tiers',
      tiers: {
        by: 'revenue',
        period: 'total',
        currency: 'JPY',
        steps: [
          { from: '0', basisPoints: 0, flat: null },
          { from: '999999999999999', basisPoints: 10_000, flat: { minor: '500', currency: 'EUR' } },
        ],
      },
    }
    expect(validateRule({ position: 3, conditions: all, pays })).toEqual({
      ok: true,
      rule: { position: 3, conditions: { ...all, coupons: ['save20', 'save30'] }, pays },
    })
  })
})

describe('refused:', () => {
  test.each<[string, unknown, string, string]>([
    ['no object', 'x', 'not_an_object', ''],
    ['nothing', undefined, 'not_an_object', ''],
    ['a field that is not known', { pays: TEN, cap: 1 }, 'unknown_field', 'cap'],
    ['a condition that is not known', conditions({ tag: ['a'] }), 'unknown_field', 'conditions.tag'],
    ['no result', {}, 'pays_unknown', 'pays'],
    ['a kind that is not known', { pays: { kind: 'x' } }, 'pays_unknown', 'pays.kind'],
    ['a position of a fraction', { position: 1.5, pays: TEN }, 'position_invalid', 'position'],
    ['a position below 0', { position: -1, pays: TEN }, 'position_invalid', 'position'],
    ['a position too far', { position: 10_000, pays: TEN }, 'position_invalid', 'position'],
    ['no list', conditions({ skus: 'A' }), 'list_invalid', 'conditions.skus'],
    ['an empty list', conditions({ tags: [] }), 'list_empty', 'conditions.tags'],
    ['51 values', conditions({ skus: Array(51).fill('A') }), 'list_too_long', 'conditions.skus'],
    ['a blank text', conditions({ vendors: [' '] }), 'text_invalid', 'conditions.vendors.0'],
    ['a text of 256', conditions({ vendors: ['x'.repeat(256)] }), 'text_invalid', 'conditions.vendors.0'],
    ['a control character', conditions({ tags: ['a', 'b\0'] }), 'text_invalid', 'conditions.tags.1'],
    ['half a pair', conditions({ tags: ['\ud800'] }), 'text_invalid', 'conditions.tags.0'],
    ['a number as text', conditions({ skus: [1] }), 'text_invalid', 'conditions.skus.0'],
    ['a blank coupon', conditions({ coupons: ['  '] }), 'text_invalid', 'conditions.coupons.0'],
    ['an id with a prefix', conditions({ products: ['gid://1'] }), 'id_invalid', 'conditions.products.0'],
    ['an id that is a number', conditions({ collections: [1] }), 'id_invalid', 'conditions.collections.0'],
    [
      'a customer of another kind',
      conditions({ customer: 'old' }),
      'customer_unknown',
      'conditions.customer',
    ],
    ['a small country', conditions({ countries: ['de'] }), 'country_invalid', 'conditions.countries.0'],
    ['a country’s name', conditions({ countries: ['DEU'] }), 'country_invalid', 'conditions.countries.0'],
    ['a result of nothing', { pays: { kind: 'fixed', result: {} } }, 'pays_nothing', 'pays.result'],
    [
      'more than all',
      { pays: { kind: 'fixed', result: { basisPoints: 10_001 } } },
      'percent_invalid',
      'pays.result.basisPoints',
    ],
    [
      'less than nothing',
      { pays: { kind: 'fixed', result: { basisPoints: -1 } } },
      'percent_invalid',
      'pays.result.basisPoints',
    ],
    [
      'a fraction of a basis point',
      { pays: { kind: 'fixed', result: { basisPoints: 0.5 } } },
      'percent_invalid',
      'pays.result.basisPoints',
    ],
    ['a flat amount as a number', flat(500), 'minor_invalid', 'pays.result.flat.minor'],
    ['a flat amount as a decimal', flat('5.00'), 'minor_invalid', 'pays.result.flat.minor'],
    ['a negative flat amount', flat('-5'), 'minor_invalid', 'pays.result.flat.minor'],
    ['a flat amount of 16 digits', flat('1'.repeat(16)), 'minor_invalid', 'pays.result.flat.minor'],
    ['a flat amount with a leading zero', flat('05'), 'minor_invalid', 'pays.result.flat.minor'],
    ['no currency', flat('5', null), 'currency_unknown', 'pays.result.flat.currency'],
    ['a small currency', flat('5', 'usd'), 'currency_unknown', 'pays.result.flat.currency'],
    ['steps by something else', tiers({ by: 'clicks' }), 'tiers_by_unknown', 'pays.tiers.by'],
    ['a period that is not known', tiers({ period: 'year' }), 'period_unknown', 'pays.tiers.period'],
    ['revenue without a currency', tiers({ by: 'revenue' }), 'tiers_currency_missing', 'pays.tiers.currency'],
    [
      'conversions with a currency',
      tiers({ currency: 'USD' }),
      'tiers_currency_needless',
      'pays.tiers.currency',
    ],
    ['no steps', tiers({ steps: [] }), 'steps_missing', 'pays.tiers.steps'],
    ['steps that are no list', tiers({ steps: {} }), 'list_invalid', 'pays.tiers.steps'],
    ['51 steps', steps(...Array.from({ length: 51 }, (_, n) => `${n}`)), 'list_too_long', 'pays.tiers.steps'],
    ['a step that pays nothing', tiers({ steps: [{ from: '0' }] }), 'pays_nothing', 'pays.tiers.steps.0'],
    ['a step from a number', steps(0), 'step_invalid', 'pays.tiers.steps.0.from'],
    ['a first step above 0', steps('1'), 'steps_start', 'pays.tiers.steps.0.from'],
    ['a step from where one begins', steps('0', '5', '5'), 'steps_order', 'pays.tiers.steps.2.from'],
    ['steps that are sorted as text', steps('0', '10', '9'), 'steps_order', 'pays.tiers.steps.2.from'],
  ])('%s', (_what, input, code, path) => {
    expect(validateRule(input)).toEqual({
      ok: false,
      problems: [{ code, path, message: expect.stringMatching(/^[A-Z].+\.$/) }],
    })
  })

  test('several problems at once, each with its place', () => {
    const result = validateRule({
      a: 1,
      b: 2,
      position: 'x',
      conditions: { countries: ['x', 'DE', 'y'] },
      pays: TEN,
    })
    const problems = result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path}`)
    expect(problems.toSorted()).toEqual([
      'country_invalid conditions.countries.0',
      'country_invalid conditions.countries.2',
      'position_invalid position',
      'unknown_field a',
      'unknown_field b',
    ])
  })
})

test('whatever comes is answered, and every problem has words', () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true })
  const number = fc.oneof(fc.double(), fc.constantFrom(1e20, Infinity, NaN))
  const inputs = fc.oneof(
    anything,
    fc.record({ position: number, conditions: anything, pays: anything }),
    fc.record({
      conditions: fc.dictionary(fc.constantFrom('skus', 'coupons', 'customer', '__proto__'), anything),
      pays: fc.record({
        kind: fc.constantFrom('fixed', 'tiers'),
        result: fc.record({ basisPoints: number, flat: anything }),
        tiers: fc.record({ by: anything, period: anything, steps: fc.array(anything) }),
      }),
    }),
  )
  fc.assert(
    fc.property(inputs, (input) => {
      const result = validateRule(input)
      if (!result.ok) expect(result.problems.length).toBeGreaterThan(0)
    }),
    { numRuns: 500 },
  )
})
