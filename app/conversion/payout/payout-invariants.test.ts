// What holds for every sale and all terms: from the arithmetic (calculate.ts) to the last refund (net-payout.ts).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { divideRounded } from '#app/money/rounding.ts'
import { calculatePayout } from './calculate.ts'
import { netPayout } from './net-payout.ts'
import { line, rule, sale, terms, usd } from './sale.fixture.ts'

const NO_FACTS = new Map()
const cents = fc.bigInt(0n, 10n ** 10n)
const share = fc.integer({ min: 0, max: 10_000 })
const linesOf = (amounts: readonly bigint[]) =>
  amounts.map((amountMinor, n) => line({ id: `L${n}`, amountMinor }))

test('however a sale is split into lines, in whatever order, it pays the same', () => {
  fc.assert(
    fc.property(fc.array(cents, { maxLength: 30 }), share, (amounts, basisPoints) => {
      const total = amounts.reduce((sum, amount) => sum + amount, 0n)
      const gross = (parts: readonly bigint[]) =>
        calculatePayout(terms([rule({ basisPoints })]), sale(linesOf(parts)), NO_FACTS).grossMinor
      expect(gross(amounts)).toBe(divideRounded(total * BigInt(basisPoints), 10_000n))
      expect(gross(amounts.toReversed())).toBe(gross([total]))
    }),
  )
})

test('0 <= fixed <= gross <= cap, and what is kept closes with what is paid', () => {
  const amount = cents.map(String)
  fc.assert(
    fc.property(
      fc.array(cents),
      share,
      amount,
      amount,
      fc.boolean(),
      (amounts, basisPoints, flat, cap, flatProRata) => {
        const given = terms([rule({ basisPoints, flat: usd(flat) })], { cap: usd(cap), flatProRata })
        const { grossMinor, fixedMinor, calculation } = calculatePayout(
          given,
          sale(linesOf(amounts)),
          NO_FACTS,
        )
        expect(0n <= fixedMinor && fixedMinor <= grossMinor && grossMinor <= BigInt(cap)).toBe(true)
        const shares = calculation!.lines.reduce((sum, one) => sum + BigInt(one.payoutTenThousandths), 0n)
        const flats = calculation!.flats.reduce((sum, one) => sum + BigInt(one.minor), 0n)
        expect(calculation!.sumMinor).toBe(String(flats + divideRounded(shares, 10_000n)))
      },
    ),
  )
})

test('a sale refunded line by line, in whatever order, pays nothing in the end and never more than before', () => {
  const some = fc.array(fc.bigInt(1n, 10n ** 8n), { minLength: 1, maxLength: 10 })
  fc.assert(
    fc.property(some, share, cents, fc.boolean(), (amounts, basisPoints, flat, flatProRata) => {
      const given = terms([rule({ basisPoints, flat: usd(String(flat)) })], { flatProRata })
      const payout = calculatePayout(given, sale(linesOf(amounts)), NO_FACTS)
      const soldMinor = amounts.reduce((sum, amount) => sum + amount, 0n)
      let left = { nowMinor: soldMinor, net: payout.grossMinor }
      for (const amount of amounts) {
        const nowMinor = left.nowMinor - amount
        const net = netPayout(payout, { soldMinor, nowMinor })
        expect(net <= left.net).toBe(true)
        if (nowMinor > 0n && !flatProRata) expect(net >= flat).toBe(true)
        left = { nowMinor, net }
      }
      expect(left).toEqual({ nowMinor: 0n, net: 0n })
    }),
  )
})
