import { describe, expect, test } from 'vitest'
import { calculatePayout } from './calculate.ts'
import { explainPayout } from './explain-payout.ts'
import type { FrozenTier, PayoutTerms } from './rule.ts'
import { ecbRate, eur, line, rule, sale, terms } from './sale.fixture.ts'

const TEN = rule({ basisPoints: 1000 })
const NO_FACTS = new Map()
const REVENUE: FrozenTier = { by: 'revenue', period: 'total', currency: 'USD', from: '10', brought: '12' }

describe('another currency', () => {
  test('of a flat amount and of the cap is named; the one counts nothing, the other is left out', () => {
    const rules = [rule({ basisPoints: 1000, flat: eur('500') })]
    const result = calculatePayout(
      terms(rules, { cap: { minor: '1', currency: 'CAD' } }),
      sale([line()]),
      NO_FACTS,
    )
    expect(result).toMatchObject({ grossMinor: 800n, fixedMinor: 0n, missingRates: ['CAD', 'EUR'] })
    expect(result.calculation).toMatchObject({
      flats: [{ minor: '500', currency: 'EUR', rule: 0 }],
      capMinor: null,
    })
  })

  test('of a flat amount and of the cap is converted by the rates that the terms keep', () => {
    const [fromEur, fromJpy] = [ecbRate('EUR', 'USD', '1.0876'), ecbRate('JPY', 'USD', '0.0066')]
    const rates = [ecbRate('EUR', 'GBP', '0.8'), fromEur, fromJpy]
    const rules = [rule({ basisPoints: 1000, flat: eur('500') })]
    const cap = { minor: '2000', currency: 'JPY' }
    const result = calculatePayout(terms(rules, { cap, rates }), sale([line()]), NO_FACTS)
    expect(result).toMatchObject({ grossMinor: 1320n, fixedMinor: 544n, missingRates: [] })
    expect(result.calculation).toMatchObject({
      flats: [{ minor: '500', currency: 'EUR', rule: 0, converted: { minor: '544', rate: fromEur } }],
      sumMinor: '1344',
      capMinor: '1320',
      capRate: fromJpy,
    })
  })

  test('of what the steps of a counting rule go by is named too', () => {
    const steps = [{ from: '0', basisPoints: 1000, flat: null }]
    const uncounted = { revenue: { KWD: '100' }, steps }
    const tier = {
      by: 'revenue' as const,
      period: 'month' as const,
      currency: 'USD',
      from: '0',
      brought: '0',
      uncounted,
    }
    const missing = (conditions: object) =>
      calculatePayout(terms([rule({ basisPoints: 1000, tier }, conditions)]), sale([line()]), NO_FACTS)
        .missingRates
    expect(missing({})).toEqual(['KWD'])
    expect(missing({ skus: ['X'] })).toEqual([])
  })

  test('of a flat amount that does not count is no matter', () => {
    const rules = [rule({ flat: eur('500') }, { skus: ['X'] }), TEN]
    expect(calculatePayout(terms(rules), sale([line()]), NO_FACTS).missingRates).toEqual([])
  })
})

test.each<[string, PayoutTerms, bigint, string[]]>([
  [
    'another currency without a rate',
    terms([rule({ flat: eur('500') })], { cap: eur('100') }),
    0n,
    [
      'Line L1: rule 1 pays no share of its 80.00 USD.',
      'A flat 5.00 EUR for the conversion (rule 1) does not count until there is an exchange rate.',
      'In all 0.00 USD.',
      'The offer’s cap of 1.00 EUR does not count until there is an exchange rate.',
    ],
  ],
  [
    'another currency with its rate',
    terms([rule({ flat: eur('500') })], { cap: eur('300'), rates: [ecbRate('EUR', 'USD', '1.0876')] }),
    326n,
    [
      'Line L1: rule 1 pays no share of its 80.00 USD.',
      'A flat 5.00 EUR for the conversion (rule 1) is 5.44 USD: 1 EUR = 1.0876 USD, European Central Bank, 20 November 2026.',
      'In all 5.44 USD.',
      'That is more than the offer’s cap of 3.00 EUR, which is 3.26 USD (1 EUR = 1.0876 USD, European Central Bank, 20 November 2026): it pays 3.26 USD.',
    ],
  ],
  [
    'steps by revenue of several currencies',
    terms([
      rule({
        basisPoints: 1000,
        tier: { ...REVENUE, rates: [ecbRate('EUR', 'USD', '1.1')] },
      }),
    ]),
    800n,
    [
      'Rule 1 goes by the partner’s revenue in all: 0.12 USD before this one, so its step from 0.10 USD counts. Revenue in other currencies is counted by 1 EUR = 1.1 USD, European Central Bank, 20 November 2026.',
      'Line L1: 10% of 80.00 USD is 8.00 USD (rule 1).',
      'In all 8.00 USD.',
    ],
  ],
  [
    'steps by revenue without a rate, and caps that were judged by one',
    {
      ...terms([
        rule({
          basisPoints: 1000,
          tier: {
            ...REVENUE,
            uncounted: { revenue: { KWD: '1500', JPY: '20' }, steps: [] },
          },
        }),
      ]),
      capRates: [
        ecbRate('USD', 'EUR', '0.9'),
        { ...ecbRate('GBP', 'EUR', '1.2'), day: null, source: 'manual' },
      ],
    },
    800n,
    [
      'Rule 1 goes by the partner’s revenue in all: 0.12 USD before this one, so its step from 0.10 USD counts. Revenue of 1.500 KWD and 20 JPY does not count until there is an exchange rate.',
      'Line L1: 10% of 80.00 USD is 8.00 USD (rule 1).',
      'In all 8.00 USD.',
      'Its caps were judged by 1 USD = 0.9 EUR, European Central Bank, 20 November 2026; 1 GBP = 1.2 EUR, the shop’s own rate.',
    ],
  ],
])('%s is explained', (_, given, payoutMinor, sentences) => {
  const { calculation } = calculatePayout(given, sale([line()]), NO_FACTS)
  expect(explainPayout(given, calculation, 'USD', { payoutMinor })).toEqual(sentences)
})
