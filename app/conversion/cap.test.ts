import { describe, expect, test } from 'vitest'
import type { RateOf } from '#app/money/rate.ts'
import { judgeCaps, takes, type Cap, type Counted } from './cap.ts'
import { ecbRate } from './payout/sale.fixture.ts'
import { made, order } from './settle.fixture.ts'

const cap = (change: Partial<Cap> = {}): Cap => ({
  offerId: 'o',
  partnerId: null,
  measure: 'payout',
  period: 'month',
  limit: 10_000n,
  currency: 'USD',
  effect: 'hard',
  ...change,
})
const counted = (payout: Record<string, bigint>): (() => Counted) => {
  const held = { conversions: 3n, revenueMinor: new Map(), payoutMinor: new Map(Object.entries(payout)) }
  return () => held
}
const rates: Record<string, string> = { 'EUR USD': '1.1', 'USD EUR': '0.9', 'JPY USD': '0.0066' }
const rateOf: RateOf = (from, to) => {
  const rate = rates[`${from} ${to}`]
  return rate === undefined ? null : ecbRate(from, to, rate)
}
const usd = (payoutMinor: bigint) => ({ payoutMinor, currency: 'USD' })

describe('a cap of payout', () => {
  test.each<[string, Cap, Record<string, bigint>, bigint, string[]]>([
    ['its own currency up to the limit', cap(), { USD: 9_000n }, 1_000n, []],
    ['its own currency beyond', cap(), { USD: 9_000n }, 1_001n, ['cap_hard']],
    ['other currencies up to the limit', cap(), { EUR: 5_000n, JPY: 5_303n }, 1_000n, []],
    ['other currencies beyond', cap(), { EUR: 5_000n, JPY: 5_303n }, 1_001n, ['cap_hard']],
    ['a conversion of another currency, within', cap({ currency: 'EUR' }), { EUR: 9_100n }, 1_000n, []],
    [
      'a conversion of another currency, beyond',
      cap({ currency: 'EUR' }),
      { EUR: 9_101n },
      1_000n,
      ['cap_hard'],
    ],
    ['a conversion without a rate', cap({ currency: 'KWD' }), {}, 1n, ['cap_rate_missing']],
    ['what was brought without a rate', cap(), { KWD: 1n }, 1n, ['cap_rate_missing']],
    ['nothing that was brought without a rate', cap(), { KWD: 0n }, 1n, []],
    ['a conversion that pays nothing', cap({ currency: 'KWD' }), { EUR: 1n }, 0n, []],
  ])('counts %s', (_, given, payout, payoutMinor, flags) => {
    expect(judgeCaps([given], counted(payout), usd(payoutMinor), rateOf).flags).toEqual(flags)
  })

  test('tells the rates that it was judged by, each once, and none where there were none', () => {
    const caps = [cap(), cap({ effect: 'soft' }), cap({ currency: 'EUR' })]
    expect(judgeCaps(caps, counted({ EUR: 100n }), usd(1n), rateOf).rates).toEqual([
      ecbRate('EUR', 'USD', '1.1'),
      ecbRate('USD', 'EUR', '0.9'),
    ])
    expect(judgeCaps(caps.slice(0, 2), counted({ USD: 100n }), usd(1n), rateOf).rates).toEqual([])
  })

  test('that is beyond is told before one that could not be judged, where it is hard', () => {
    const caps = [cap({ currency: 'KWD' }), cap({ limit: 0n })]
    expect(judgeCaps(caps, counted({}), usd(1n), rateOf).flags).toEqual(['cap_hard'])
    const soft = [cap({ currency: 'KWD' }), cap({ limit: 0n, effect: 'soft' })]
    expect(judgeCaps(soft, counted({}), usd(1n), rateOf).flags).toEqual(['cap_rate_missing', 'cap_soft'])
  })
})

test('a conversion takes of the caps from when they are judged, or a person has let it through', () => {
  const conversion = made(order())
  expect(takes(conversion)).toEqual({ currency: 'USD', revenueMinor: 10_000n, payoutMinor: 1_000n })
  for (const flag of ['cap_soft', 'cap_hard', 'cap_rate_missing'] as const) {
    expect(takes({ ...conversion, flags: [flag] })).toBeNull()
    expect(takes({ ...conversion, flags: [flag], decidedStatus: 'approved' })).not.toBeNull()
  }
})
