import { expect, test } from 'vitest'
import { calculatePayout } from './calculate.ts'
import { explainPayout } from './explain-payout.ts'
import type { FrozenRule, PayoutTerms } from './rule.ts'
import type { SaleLine } from './sale.ts'
import { line, rule, sale, shipping, terms, usd, whole } from './sale.fixture.ts'

const TEN = rule({ basisPoints: 1000 })
const tier = (by: 'conversions' | 'revenue', period: 'month' | 'total'): FrozenRule['tier'] => ({
  by,
  period,
  currency: by === 'revenue' ? 'USD' : null,
  from: '10',
  brought: '12',
})

test.each<[string, PayoutTerms, SaleLine[], bigint, string[]]>([
  [
    'a percentage of lines',
    terms([TEN]),
    [line(), shipping()],
    850n,
    [
      'Line L1: 10% of 80.00 USD is 8.00 USD (rule 1).',
      'Line S1: 10% of 5.00 USD is 0.50 USD (rule 1).',
      'In all 8.50 USD.',
    ],
  ],
  [
    'a sale without lines, rounded',
    terms([rule({ basisPoints: 725 })]),
    [whole({ amountMinor: 1995n })],
    145n,
    [
      'The whole sale: 7.25% of 19.95 USD is 1.446375 USD (rule 1).',
      'In all 1.446375 USD, rounded to 1.45 USD.',
    ],
  ],
  [
    'rules of several kinds, one of them the partner’s own',
    terms([
      rule({ partner: true, basisPoints: 1500, flat: usd('200') }, { skus: ['MUG-1'] }),
      rule({ partner: true, basisPoints: 9000 }, { skus: ['none'] }),
      rule({ flat: usd('100') }, { skus: ['CUP'] }),
    ]),
    [line(), line({ id: 'L2', sku: 'CUP' }), line({ id: 'L3', sku: 'JAR' })],
    1500n,
    [
      'Rule 1 is this partner’s own.',
      'Line L1: 15% of 80.00 USD is 12.00 USD (rule 1).',
      'Line L2: rule 3 pays no share of its 80.00 USD.',
      'Line L3: no rule fits its 80.00 USD.',
      'A flat 2.00 USD for the conversion (rule 1).',
      'A flat 1.00 USD for the conversion (rule 3).',
      'In all 15.00 USD.',
    ],
  ],
  [
    'steps by conversions',
    terms([rule({ basisPoints: 1000, tier: tier('conversions', 'month') })]),
    [line()],
    800n,
    [
      'Rule 1 goes by the partner’s conversions that month: 12 before this one, so its step from 10 counts.',
      'Line L1: 10% of 80.00 USD is 8.00 USD (rule 1).',
      'In all 8.00 USD.',
    ],
  ],
  [
    'steps by revenue',
    terms([rule({ basisPoints: 1000, tier: tier('revenue', 'total') })]),
    [line()],
    800n,
    [
      'Rule 1 goes by the partner’s revenue in all: 0.12 USD before this one, so its step from 0.10 USD counts.',
      'Line L1: 10% of 80.00 USD is 8.00 USD (rule 1).',
      'In all 8.00 USD.',
    ],
  ],
  [
    'a cap that is reached',
    terms([TEN], { cap: usd('300') }),
    [line()],
    300n,
    [
      'Line L1: 10% of 80.00 USD is 8.00 USD (rule 1).',
      'In all 8.00 USD.',
      'That is more than the offer’s cap of 3.00 USD: it pays 3.00 USD.',
    ],
  ],
  [
    'a cap that is not reached',
    terms([TEN], { cap: usd('800') }),
    [line()],
    800n,
    [
      'Line L1: 10% of 80.00 USD is 8.00 USD (rule 1).',
      'In all 8.00 USD.',
      'That is within the offer’s cap of 8.00 USD.',
    ],
  ],
  [
    'a partial refund of a payout with a flat part',
    terms([rule({ basisPoints: 1000, flat: usd('500') })]),
    [line()],
    900n,
    [
      'Line L1: 10% of 80.00 USD is 8.00 USD (rule 1).',
      'A flat 5.00 USD for the conversion (rule 1).',
      'In all 13.00 USD.',
      'Taken back since: 4.00 USD. It pays 9.00 USD now.',
      'Its flat part of 5.00 USD stays until nothing is left of the sale.',
    ],
  ],
  [
    'a full refund',
    terms([rule({ flat: usd('500') })]),
    [line()],
    0n,
    [
      'Line L1: rule 1 pays no share of its 80.00 USD.',
      'A flat 5.00 USD for the conversion (rule 1).',
      'In all 5.00 USD.',
      'Taken back since: 5.00 USD. It pays 0.00 USD now.',
    ],
  ],
  [
    'less than nothing',
    terms([TEN], { cap: usd('100') }),
    [line({ amountMinor: -5n })],
    0n,
    [
      'Line L1: 10% of -0.05 USD is -0.005 USD (rule 1).',
      'In all -0.005 USD, rounded to -0.01 USD.',
      'A payout is never below zero: it pays 0.00 USD.',
    ],
  ],
  [
    'a payout that was given',
    { kind: 'given', minor: '1000' },
    [line()],
    1000n,
    ['The payout of 10.00 USD was named, not worked out by a rule.'],
  ],
  [
    'a payout that was given and taken back in part',
    { kind: 'given', minor: '1000' },
    [line()],
    700n,
    [
      'The payout of 10.00 USD was named, not worked out by a rule.',
      'Taken back since: 3.00 USD. It pays 7.00 USD now.',
    ],
  ],
  [
    'no rule',
    { kind: 'no_rule' },
    [line()],
    0n,
    ['The offer has no payout rule for this event: it pays 0.00 USD.'],
  ],
])('%s', (_what, given, lines, payoutMinor, sentences) => {
  const { calculation } = calculatePayout(given, sale(lines), new Map())
  expect(explainPayout(given, calculation, 'USD', { payoutMinor })).toEqual(sentences)
})

test('a currency without a smaller unit shows fractions only where there are some', () => {
  const given = terms([rule({ basisPoints: 1000 })])
  const { calculation } = calculatePayout(
    given,
    sale([line({ amountMinor: 1205n })], { currency: 'JPY' }),
    new Map(),
  )
  expect(explainPayout(given, calculation, 'JPY', { payoutMinor: 121n })).toEqual([
    'Line L1: 10% of 1205 JPY is 120.5 JPY (rule 1).',
    'In all 120.5 JPY, rounded to 121 JPY.',
  ])
})

test('a payout from before the arithmetic was kept says so', () => {
  expect(explainPayout(terms([TEN]), null, 'USD', { payoutMinor: 700n })).toEqual([
    'How this payout was worked out was not kept. It pays 7.00 USD now.',
  ])
})
