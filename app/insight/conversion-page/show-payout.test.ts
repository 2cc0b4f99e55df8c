// How a payout came about, as the page lays it out: each line by the name that a merchant knows it by.
import { describe, expect, test } from 'vitest'
import type { FrozenRule, PayoutCalculation, PayoutTerms } from '#app/conversion/payout/rule.ts'
import { sayingIn } from '#app/language/catalogs.server.ts'
import type { Reader } from '#app/language/reader.ts'
import { showPayout } from './show-payout.ts'

const READER: Reader = { locale: 'en', say: sayingIn('en'), timeZone: 'UTC', nowMs: 0 }
const RULE = { id: null, partner: false, tier: null } as unknown as FrozenRule
const TERMS: PayoutTerms = { kind: 'rules', rules: [RULE], cap: null } as unknown as PayoutTerms

type Line = PayoutCalculation['lines'][number]
const tenPercentOf = (lineId: string, minor: bigint): Line => ({
  lineId,
  amountMinor: String(minor),
  rule: 0,
  basisPoints: 1_000,
  payoutTenThousandths: String(minor * 1_000n),
})

function shown(lines: Line[], skus: Record<string, string> = {}): [string, string, string | null][] {
  const sumMinor = String(lines.reduce((sum, { payoutTenThousandths }) => sum + BigInt(payoutTenThousandths), 0n) / 10_000n) // prettier-ignore
  const calculation = { lines, flats: [], sumMinor, capMinor: null, grossMinor: sumMinor, fixedMinor: '0' }
  const amounts = { currency: 'USD', payoutMinor: BigInt(sumMinor) }
  return showPayout(TERMS, calculation, amounts, skus, READER)
    .slice(0, lines.length)
    .map(({ what, by, amount }) => [what, by, amount])
}

describe('a line', () => {
  test.each<[string, string, Record<string, string>, string]>([
    ['with a SKU is called by it', '11', { '11': 'MUG-BLUE' }, 'Line 1, MUG-BLUE'],
    ['without one is called by its place', '11', { '12': 'MUG-BLUE' }, 'Line 1'],
    ['whose id is a word of JavaScript too', 'constructor', {}, 'Line 1'],
    ['that is shipping', 'shipping:7', {}, 'Shipping'],
    ['that is a tip', 'tip', {}, 'Tip'],
    ['that is all there is', 'whole', {}, 'The whole sale'],
  ])('%s', (_what, lineId, skus, name) => {
    expect(shown([tenPercentOf(lineId, 2_400n)], skus)).toEqual([[name, '10% of $24.00 by rule 1', '$2.40']])
  })

  test('of which nothing counts says so instead of a share of nothing', () => {
    expect(shown([tenPercentOf('11', 2_400n), tenPercentOf('shipping:7', 0n)])[1]).toEqual(['Shipping', 'Nothing of it counts.', null])
  }) // prettier-ignore

  test('has the signs of a SKU that could not be seen replaced', () => {
    expect(shown([tenPercentOf('11', 100n)], { '11': 'a\u202eb' })[0]?.[0]).not.toContain('\u202e')
  })
})
