import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freezeRules, type Brought } from './freeze-rules.ts'
import type { PayoutRule, PayoutTerms, Tiers } from './rule.ts'

const fixed = (id: string, change: Partial<PayoutRule> = {}): PayoutRule => ({
  id,
  partner: false,
  position: 0,
  conditions: {},
  pays: { kind: 'fixed', result: { basisPoints: 1000, flat: null } },
  ...change,
})
const TIERS: Tiers = {
  by: 'conversions',
  period: 'month',
  currency: null,
  steps: [
    { from: '0', basisPoints: 500, flat: null },
    { from: '10', basisPoints: 800, flat: null },
    { from: '100', basisPoints: 1000, flat: { minor: '200', currency: 'USD' } },
  ],
}
const tiered = fixed('t', { pays: { kind: 'tiers', tiers: TIERS } })
const nothing = () => null
const own = (minor: bigint): Brought => ({ own: minor, foreign: new Map() })
const rulesOf = (terms: PayoutTerms) => (terms.kind === 'rules' ? terms.rules : [])

test('without rules there is no rule', () => {
  expect(freezeRules([], nothing, { minor: '1', currency: 'USD' }, true)).toEqual({ kind: 'no_rule' })
})

test('a fixed rule keeps its conditions and what it pays, and the terms the offer’s cap', () => {
  const rule = fixed('a', { partner: true, conditions: { tags: ['sale'] } })
  const cap = { minor: '5000', currency: 'USD' }
  expect(freezeRules([rule], nothing, cap, true)).toEqual({
    kind: 'rules',
    rules: [
      { id: 'a', partner: true, conditions: { tags: ['sale'] }, basisPoints: 1000, flat: null, tier: null },
    ],
    cap,
    flatProRata: true,
  })
})

describe('the order', () => {
  const sorted = [
    fixed('z', { partner: true, position: 9 }),
    fixed('b', { position: 1 }),
    fixed('a', { position: 2 }),
    fixed('c', { position: 2 }),
    fixed('d', { position: 10 }),
  ]

  test('is the partner’s own first, then by position, then by id, however they come', () => {
    const any = fc.shuffledSubarray(sorted, { minLength: sorted.length })
    fc.assert(
      fc.property(any, (rules) => {
        const ids = rulesOf(freezeRules(rules, nothing, null, false)).map(({ id }) => id)
        expect(ids).toEqual(['z', 'b', 'a', 'c', 'd'])
      }),
    )
  })
})

describe('of tiers', () => {
  test.each([
    [null, '0', '0'],
    [-5n, '0', '-5'],
    [0n, '0', '0'],
    [9n, '0', '9'],
    [10n, '10', '10'],
    [99n, '10', '99'],
    [100n, '100', '100'],
    [10n ** 15n, '100', '1000000000000000'],
  ])('%s brought reaches the step from %s', (brought, from, kept) => {
    const [frozen] = rulesOf(
      freezeRules([tiered], () => (brought === null ? null : own(brought)), null, false),
    )
    const { basisPoints, flat } = TIERS.steps.find((step) => step.from === from)!
    expect(frozen).toEqual({
      id: 't',
      partner: false,
      conditions: {},
      basisPoints,
      flat,
      tier: { by: 'conversions', period: 'month', currency: null, from, brought: kept },
    })
  })

  test('what was brought is asked for each of them by itself, and not for fixed rules', () => {
    const revenue: Tiers = { ...TIERS, by: 'revenue', currency: 'USD' }
    const other = fixed('u', { pays: { kind: 'tiers', tiers: revenue } })
    const brought = (tiers: Tiers) => own(tiers.by === 'revenue' ? 100n : 10n)
    const rules = rulesOf(freezeRules([tiered, other, fixed('a')], brought, null, false))
    expect(rules.map(({ id, tier }) => [id, tier?.from])).toEqual([
      ['a', undefined],
      ['t', '10'],
      ['u', '100'],
    ])
  })

  test('what was brought in other currencies is kept with the steps until it can be counted', () => {
    const brought = (): Brought => ({ own: 10n, foreign: new Map([['KWD', 5000n]]) })
    const [frozen] = rulesOf(freezeRules([tiered], brought, null, false))
    expect(frozen?.tier).toMatchObject({
      from: '10',
      brought: '10',
      uncounted: { revenue: { KWD: '5000' }, steps: TIERS.steps },
    })
  })

  test('none that has no steps is ever stored: it throws', () => {
    const empty = fixed('e', { pays: { kind: 'tiers', tiers: { ...TIERS, steps: [] } } })
    expect(() => freezeRules([empty], nothing, null, false)).toThrow('payout rule e')
  })
})
