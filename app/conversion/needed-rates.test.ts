import { describe, expect, test } from 'vitest'
import type { Cap } from './cap.ts'
import { neededRates, openRates } from './needed-rates.ts'
import { ecbRate, eur, rule, terms, usd } from './payout/sale.fixture.ts'
import type { PayoutRule, Tiers } from './payout/rule.ts'
import { made, order } from './settle.fixture.ts'
import type { ReferenceTerms } from './terms.server.ts'

const paying = (result: { basisPoints: number | null; flat: ReturnType<typeof usd> | null }): PayoutRule => ({
  id: 'r',
  partner: false,
  position: 0,
  conditions: {},
  pays: { kind: 'fixed', result },
})
const tiers = (change: Partial<Tiers>): PayoutRule => ({
  ...paying({ basisPoints: null, flat: null }),
  pays: {
    kind: 'tiers',
    tiers: {
      by: 'revenue',
      period: 'month',
      currency: 'USD',
      steps: [{ from: '0', basisPoints: 1, flat: null }],
      ...change,
    },
  },
})
const cap = (currency: string | null): Cap => ({
  offerId: 'o',
  partnerId: null,
  measure: currency === null ? 'conversions' : 'payout',
  period: 'day',
  limit: 1n,
  currency,
  effect: 'soft',
})
const reference = (change: Partial<ReferenceTerms>): ReferenceTerms => ({
  offer: { id: 'o', slug: 'o' },
  partner: { id: 'p', slug: 'p', customerId: null, buyerHash: null },
  holdDays: 0,
  manualApproval: false,
  flatProRata: false,
  payoutCap: null,
  rules: [],
  caps: [],
  tierPeriods: [],
  ...change,
})
const TEN = paying({ basisPoints: 1000, flat: null })
const fresh = { input: order(), before: null }
const words = (pairs: { from: string; to: string }[]) => pairs.map(({ from, to }) => `${from} ${to}`)

describe('a new conversion of USD', () => {
  test.each<[string, Partial<ReferenceTerms>, string[], string[]]>([
    ['percentages', { rules: [TEN] }, ['USD', 'EUR'], []],
    ['amounts, steps and caps of its own currency',
      { rules: [paying({ basisPoints: null, flat: usd('1') }), tiers({})], payoutCap: usd('1'), caps: [cap('USD')] },
      ['USD'], []],
    ['a cap of conversions and steps by conversions',
      { rules: [tiers({ by: 'conversions', currency: null })], caps: [cap(null)] }, ['USD', 'EUR'], []],
    ['an amount of another currency', { rules: [paying({ basisPoints: null, flat: eur('1') })] }, ['USD'], ['EUR USD']],
    ['an amount of another currency in a step',
      { rules: [tiers({ steps: [{ from: '0', basisPoints: 1, flat: eur('1') }] })] }, ['USD'], ['EUR USD']],
    ['a payout cap of another currency', { rules: [TEN], payoutCap: eur('1') }, ['USD'], ['EUR USD']],
    ['steps by revenue of which some came in other currencies', { rules: [tiers({})] }, ['USD', 'GBP'], ['GBP USD']],
    ['a cap of another currency', { rules: [TEN], caps: [cap('EUR')] }, ['USD', 'GBP'], ['USD EUR', 'GBP EUR']],
  ])('with %s', (_, change, counted, pairs) => {
    expect(words(neededRates(fresh, reference(change), new Set(counted)))).toEqual(pairs)
  })
}) // prettier-ignore

describe('a conversion that is there', () => {
  const foreign = reference({ rules: [paying({ basisPoints: null, flat: eur('1') })], caps: [cap('EUR')] })
  const before = made(order())

  test('asks for nothing that its own terms do not: neither for later rules nor, once judged, for caps', () => {
    expect(neededRates({ input: order(), before }, foreign, new Set(['USD']))).toEqual([])
  })

  test('asks for its caps again while it waits', () => {
    const waiting = { ...before, flags: ['cap_rate_missing' as const] }
    expect(words(neededRates({ input: order(), before: waiting }, foreign, new Set(['USD'])))).toEqual([
      'USD EUR',
    ])
  })

  test('is paid by the rules of now where a person said so', () => {
    const decided = { conversion: before, reason: 'x', byRules: true }
    expect(words(neededRates({ input: order(), before, decided }, foreign, new Set(['USD'])))).toEqual([
      'EUR USD',
    ])
  })
})

test('of kept terms only what they have not found is open', () => {
  const kept = terms([rule({ flat: eur('1') })], { cap: { minor: '1', currency: 'KWD' } })
  expect(words(openRates(kept, 'USD'))).toEqual(['KWD USD', 'EUR USD'])
  expect(words(openRates({ ...kept, rates: [ecbRate('EUR', 'USD', '1')] }, 'USD'))).toEqual(['KWD USD'])
  expect(openRates({ kind: 'given', minor: '1' }, 'USD')).toEqual([])
})
