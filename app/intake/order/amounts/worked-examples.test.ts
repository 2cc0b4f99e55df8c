// The worked examples of how an order is read: all there, each with the amounts that the table says.
import { describe, expect, test } from 'vitest'
import { formatMinor } from '#app/money/decimal.ts'
import { amountsOf, example, EXAMPLES, orderOf } from '../../../../test/fixtures/orders/worked-examples.ts'
import { readCodes } from '../origin/codes.ts'
import { isRenewal } from '../origin/renewal.ts'

describe('worked example', () => {
  test.each(EXAMPLES)('$name', (example) => {
    const amounts = amountsOf(example)
    const shown = (minor: bigint): string => formatMinor(minor, amounts.currency)
    expect({
      original: shown(amounts.originalMinor),
      sold: shown(amounts.soldMinor),
      now: shown(amounts.nowMinor),
      state: amounts.state,
      flags: amounts.flags,
    }).toEqual({
      original: example.original,
      sold: example.sold,
      now: example.now,
      state: example.state,
      flags: example.flags ?? [],
    })
  })

  test('each of the 45 is there', () => {
    const numbers = new Set(EXAMPLES.map(({ name }) => Number(/^\d+(?=: )/.exec(name)?.[0])))
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 45 }, (_, i) => i + 1))
  })

  test('each has its own name', () => {
    expect(new Set(EXAMPLES.map(({ name }) => name)).size).toBe(EXAMPLES.length)
  })

  test('37: the code of the draft is a weak one', () => {
    const draft = orderOf(example('37: a draft with a manual discount, net 30').first, [])
    expect(readCodes(draft)).toMatchObject([{ code: 'VIP', strength: 'weak', draft: true }])
  })

  test('40: the renewal is one', () => {
    const renewal = orderOf(example('40: a renewal').first, [])
    expect(isRenewal(renewal, { appIds: [], tags: [] })).toBe(true)
  })

  test.each(EXAMPLES)('$name: what was placed is what stands, what refunds took, and the rest', (example) => {
    const { originalMinor, nowMinor, refundedMinor, remainderMinor, reversals } = amountsOf(example)
    expect(nowMinor + refundedMinor + remainderMinor).toBe(originalMinor)
    expect(reversals.reduce((total, { minor }) => total + minor, 0n)).toBe(refundedMinor)
  })
})

describe('what each refund took', () => {
  const taken = (name: string) => {
    const { reversals, remainderMinor } = amountsOf(example(name))
    return { reversals: reversals.map(({ minor }) => minor), remainderMinor }
  }
  test.each([
    ['17: #16, then the other two', [5333n, 2667n], 0n],
    ['15: #14, then the money is paid out', [4000n, 0n], 0n],
    ['20: an amount only, of goods, tax and shipping', [2500n], 0n],
    ['25: a restocking fee is kept', [8000n], 0n],
    ['26: returned for nothing', [0n], 0n],
    ['28: cancelled and refunded', [4096n], 0n],
    ['29: cancelled, only a part returned', [10781n], 8785n],
    ['35: yen, one of three returned', [967n], 0n],
    ['13: an edit adds a line', [], -2500n],
    ['24: #23 with shipping included', [500n], 0n],
  ])('%s', (name, reversals, remainderMinor) => {
    expect(taken(name)).toEqual({ reversals, remainderMinor })
  })
})
