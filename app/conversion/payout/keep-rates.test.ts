import { describe, expect, test } from 'vitest'
import type { RateOf } from '#app/money/rate.ts'
import { calculatePayout } from './calculate.ts'
import { keepRates } from './keep-rates.ts'
import type { FrozenTier, PayoutTerms } from './rule.ts'
import { ecbRate, eur, line, rule, sale, terms, usd } from './sale.fixture.ts'

const NO_FACTS = new Map()
const by =
  (rates: Record<string, string>): RateOf =>
  (from, to) => {
    const rate = rates[`${from} ${to}`]
    return rate === undefined ? null : ecbRate(from, to, rate)
  }
const nobody: RateOf = () => null
const keep = (given: PayoutTerms, rateOf: RateOf) => keepRates(given, sale([line()]), NO_FACTS, rateOf)

describe('the rates of a payout', () => {
  const flat = terms([rule({ flat: eur('500') })])

  test('are kept with the terms once they are known', () => {
    expect(keep(flat, by({ 'EUR USD': '1.1' }))).toEqual({ ...flat, rates: [ecbRate('EUR', 'USD', '1.1')] })
  })

  test('that are kept stay, whatever the rates are later', () => {
    const kept = keep(flat, by({ 'EUR USD': '1.1' }))
    expect(keep(kept, by({ 'EUR USD': '1.2' }))).toBe(kept)
    expect(keep(kept, nobody)).toBe(kept)
  })

  test('come one by one as they are known', () => {
    const both = terms([rule({ flat: eur('500') })], { cap: { minor: '5000', currency: 'KWD' } })
    const half = keep(both, by({ 'EUR USD': '1.1' }))
    expect(calculatePayout(half, sale([line()]), NO_FACTS).missingRates).toEqual(['KWD'])
    const whole = keep(half, by({ 'KWD USD': '3.25', 'EUR USD': '9' }))
    expect(calculatePayout(whole, sale([line()]), NO_FACTS)).toMatchObject({
      grossMinor: 550n,
      missingRates: [],
    })
  })

  test.each<[string, PayoutTerms]>([
    ['all is in the sale’s currency', terms([rule({ flat: usd('500') })], { cap: usd('100') })],
    ['the rule does not count', terms([rule({ flat: eur('500') }, { skus: ['X'] })])],
    ['the payout was named', { kind: 'given', minor: '500' }],
    ['there is no rule', { kind: 'no_rule' }],
  ])('are not asked for where %s', (_, given) => {
    const asked: string[] = []
    expect(keep(given, (from, to) => (asked.push(`${from} ${to}`), null))).toBe(given)
    expect(asked).toEqual([])
  })
})

describe('steps by revenue', () => {
  const steps = [
    { from: '0', basisPoints: 500, flat: null },
    { from: '10000', basisPoints: 1000, flat: eur('100') },
  ]
  const tier: FrozenTier = {
    by: 'revenue',
    period: 'month',
    currency: 'USD',
    from: '0',
    brought: '4000',
    uncounted: { revenue: { EUR: '3000', KWD: '10000' }, steps },
  }
  const stepped = terms([rule({ basisPoints: 500, tier })])

  test('are chosen again once all that was brought can be counted', () => {
    const kept = keep(stepped, by({ 'EUR USD': '1.1', 'KWD USD': '3.25' }))
    expect(kept).toEqual({
      ...stepped,
      rates: [ecbRate('EUR', 'USD', '1.1')],
      rules: [
        rule({
          basisPoints: 1000,
          flat: eur('100'),
          tier: {
            by: 'revenue',
            period: 'month',
            currency: 'USD',
            from: '10000',
            brought: '10550',
            rates: [ecbRate('EUR', 'USD', '1.1'), ecbRate('KWD', 'USD', '3.25')],
          },
        }),
      ],
    })
  })

  test('stay as they are while a rate is missing, so that nothing is counted in part', () => {
    expect(keep(stepped, by({ 'EUR USD': '1.1' }))).toBe(stepped)
  })
})
