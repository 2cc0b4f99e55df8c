import { describe, expect, test } from 'vitest'
import type { Rate } from '#app/money/rate.ts'
import { fillWaiting, type Reported, type Waiting } from './fill-waiting.ts'

const known: Record<string, string> = { 'USD EUR': '0.9', 'GBP EUR': '1.2', 'USD JPY': '150' }
const rateOf = (from: string, to: string): Rate | null => {
  const rate = known[`${from} ${to}`]
  return rate === undefined ? null : { from, to, rate, day: '2026-11-20', source: 'ecb' }
}
const waiting = (amount: number, payout: number, change: Waiting['values'] = {}): Waiting => ({
  amountMinor: BigInt(amount),
  payoutMinor: BigInt(payout),
  values: {
    currency: 'USD',
    amount: (amount / 100).toFixed(2),
    amount_minor: String(amount),
    payout: (payout / 100).toFixed(2),
    payout_minor: String(payout),
    ...change,
  },
})
const reported = (currency: string, amount: bigint, payout: bigint): Reported => ({
  currency,
  amountMinor: amount,
  payoutMinor: payout,
})

describe('a delivery that waited for its rate', () => {
  test('reports everything in the postback’s currency, the first one all of it as its delta', () => {
    expect(fillWaiting(waiting(10001, 1000), null, 'EUR', rateOf)).toEqual({
      currency: 'EUR',
      amountMinor: 9001n,
      payoutMinor: 900n,
      rate: { from: 'USD', to: 'EUR', rate: '0.9', day: '2026-11-20', source: 'ecb' },
      values: {
        currency: 'EUR',
        amount: '90.01',
        amount_minor: '9001',
        payout: '9.00',
        payout_minor: '900',
        delta_amount: '90.01',
        delta_payout: '9.00',
      },
    })
  })

  test.each([
    ['the same currency', reported('EUR', 9001n, 900n), '-46.01', '-4.50'],
    ['another currency that the postback had before', reported('GBP', 1000n, 100n), '32.00', '3.30'],
    ['the conversion’s own currency', reported('USD', 10000n, 1000n), '-46.00', '-4.50'],
  ])('starts its deltas from what the one before reports, in %s', (_, before, amount, payout) => {
    const values = fillWaiting(waiting(4889, 500), before, 'EUR', rateOf)?.values
    expect(values).toMatchObject({
      amount: '44.00',
      payout: '4.50',
      delta_amount: amount,
      delta_payout: payout,
    })
  })

  test('tells no revenue where the partner sees none', () => {
    const hidden = { amount: '', amount_minor: '' }
    expect(fillWaiting(waiting(10000, 1000, hidden), null, 'EUR', rateOf)?.values).toEqual({
      currency: 'EUR',
      amount: '',
      amount_minor: '',
      payout: '9.00',
      payout_minor: '900',
      delta_payout: '9.00',
    })
  })

  test('needs no rate once the postback is in the conversion’s currency', () => {
    expect(fillWaiting(waiting(10000, 1000), null, 'USD', rateOf)).toMatchObject({
      rate: null,
      currency: 'USD',
      payoutMinor: 1000n,
      values: { payout: '10.00', delta_payout: '10.00' },
    })
  })

  test('waits on while its own rate is missing, or that of the one before', () => {
    expect(fillWaiting(waiting(1, 1), null, 'KWD', rateOf)).toBeNull()
    expect(fillWaiting(waiting(1, 1), reported('GBP', 1n, 1n), 'JPY', rateOf)).toBeNull()
  })
})
