import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leftOf, netPayout } from './net-payout.ts'

describe('of a payout', () => {
  test.each<[string, bigint, bigint, bigint, bigint, bigint]>([
    ['nothing is taken back while nothing is refunded', 1000n, 0n, 10000n, 10000n, 1000n],
    ['a third refunded takes a third, rounded once', 1000n, 0n, 9000n, 6000n, 667n],
    ['half a unit taken back rounds away from zero', 1n, 0n, 2n, 1n, 0n],
    ['all refunded takes all', 1000n, 0n, 10000n, 0n, 0n],
    ['the fixed part stays while anything is left', 1500n, 1500n, 10000n, 1n, 1500n],
    ['the fixed part goes when nothing is left', 1500n, 1500n, 10000n, 0n, 0n],
    ['only the rest shrinks', 1500n, 500n, 10000n, 5000n, 1000n],
    ['what is added to the sale later is not paid for', 1000n, 0n, 10000n, 20000n, 1000n],
    ['less than nothing left takes no more than was given', 1000n, 200n, 10000n, -5n, 0n],
    ['of a sale of nothing nothing is taken back', 500n, 500n, 0n, 0n, 500n],
    ['of a sale of nothing the rest stays too', 500n, 200n, 0n, 0n, 500n],
    ['a sale of nothing that has become something counts as it was', 500n, 200n, 0n, 900n, 500n],
  ])('%s', (_what, grossMinor, fixedMinor, soldMinor, nowMinor, expected) => {
    expect(netPayout({ grossMinor, fixedMinor }, { soldMinor, nowMinor })).toBe(expected)
  })
})

const amount = fc.bigInt(0n, 10n ** 12n)
const parts = fc
  .tuple(amount, amount)
  .map(([fixedMinor, rest]) => ({ fixedMinor, grossMinor: fixedMinor + rest }))

test('a net payout is never negative and never above what was given, whatever is left', () => {
  fc.assert(
    fc.property(parts, amount, fc.bigInt(-(10n ** 12n), 10n ** 13n), (payout, soldMinor, nowMinor) => {
      const net = netPayout(payout, { soldMinor, nowMinor })
      expect(net >= 0n && net <= payout.grossMinor).toBe(true)
    }),
  )
})

test('the fewer is left, the less is paid, and the last refund closes exactly, in however many steps', () => {
  const refunds = fc.array(fc.bigInt(0n, 10n ** 9n), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(parts, refunds, (payout, steps) => {
      const soldMinor = steps.reduce((sum, step) => sum + step, 1n)
      let nowMinor = soldMinor
      let before = netPayout(payout, { soldMinor, nowMinor })
      expect(before).toBe(payout.grossMinor)
      for (const step of [...steps, 1n]) {
        nowMinor -= step
        const net = netPayout(payout, { soldMinor, nowMinor })
        expect(net <= before).toBe(true)
        before = net
      }
      expect(before).toBe(0n)
    }),
  )
})

test.each([
  [100n, 30n, 10n, 33n],
  [100n, 30n, 0n, 0n],
  [100n, 0n, 0n, 100n],
  [-100n, 30n, 10n, -33n],
  [100n, 30n, 60n, 200n],
])('%s of a sale of %s of which %s is left is %s', (minor, soldMinor, nowMinor, expected) => {
  expect(leftOf(minor, { soldMinor, nowMinor })).toBe(expected)
})
