import { expect, test } from 'vitest'
import { readRule, type PayoutRuleRow } from './read-rule.ts'
import type { PayoutRule, Tiers } from './rule.ts'

const TIERS: Tiers = {
  by: 'conversions',
  period: 'week',
  currency: null,
  steps: [{ from: '0', basisPoints: 1, flat: null }],
}
const row = (change: Partial<PayoutRuleRow>): PayoutRuleRow => ({
  id: 'r1',
  partner_id: null,
  position: 4,
  conditions: { tags: ['a'] },
  kind: 'percent',
  flat_minor: null,
  flat_currency: null,
  basis_points: null,
  tiers: null,
  ...change,
})

test.each<[string, Partial<PayoutRuleRow>, PayoutRule['pays']]>([
  [
    'percent',
    { kind: 'percent', basis_points: 1000 },
    { kind: 'fixed', result: { basisPoints: 1000, flat: null } },
  ],
  [
    'flat',
    { kind: 'flat', flat_minor: 500n, flat_currency: 'USD' },
    { kind: 'fixed', result: { basisPoints: null, flat: { minor: '500', currency: 'USD' } } },
  ],
  [
    'both',
    { kind: 'both', basis_points: 0, flat_minor: 0n, flat_currency: 'JPY' },
    { kind: 'fixed', result: { basisPoints: 0, flat: { minor: '0', currency: 'JPY' } } },
  ],
  ['tiers', { kind: 'tiers', tiers: TIERS }, { kind: 'tiers', tiers: TIERS }],
])('a row of kind %s', (_kind, change, pays) => {
  expect(readRule(row(change))).toEqual({
    id: 'r1',
    partner: false,
    position: 4,
    conditions: { tags: ['a'] },
    pays,
  })
})

test('a row with a partner is a rule of the partner’s own', () => {
  expect(readRule(row({ partner_id: 'p1', basis_points: 1 })).partner).toBe(true)
})

test.each([
  ['of tiers without any', row({ kind: 'tiers' })],
  ['of a kind that is not known', row({ kind: 'gift' as 'flat' })],
])('a row %s is a bug, and named', (_what, broken) => {
  expect(() => readRule(broken)).toThrow('payout rule r1')
})
