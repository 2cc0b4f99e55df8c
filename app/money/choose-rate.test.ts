import { describe, expect, test } from 'vitest'
import { createRateOf } from './choose-rate.ts'

const day = (text: string, rates: Record<string, string>) =>
  Object.entries(rates).map(([currency, perEuro]) => ({ day: text, currency, perEuro }))

describe('the rate of a pair', () => {
  const reference = [
    ...day('2026-11-19', { USD: '1.08', JPY: '160', ISK: '145' }),
    ...day('2026-11-20', { USD: '1.09', JPY: '164' }),
  ]

  test('is the shop’s own before any other', () => {
    const rateOf = createRateOf([{ from: 'EUR', to: 'USD', rate: '1.2' }], reference)
    expect(rateOf('EUR', 'USD')).toEqual({ from: 'EUR', to: 'USD', rate: '1.2', day: null, source: 'manual' })
  })

  test('is the inverse of the shop’s own where only that is known, and the direct one where both are', () => {
    const one = { from: 'USD', to: 'KWD', rate: '0.25' }
    expect(createRateOf([one], reference)('KWD', 'USD')).toMatchObject({ rate: '4', source: 'manual' })
    const both = createRateOf([one, { from: 'KWD', to: 'USD', rate: '3.9' }], reference)
    expect(both('KWD', 'USD')).toMatchObject({ rate: '3.9' })
  })

  test('is that of the newest day, else of the newest on which both currencies are known', () => {
    const rateOf = createRateOf([], reference)
    expect(rateOf('EUR', 'USD')).toMatchObject({ rate: '1.09', day: '2026-11-20', source: 'ecb' })
    expect(rateOf('ISK', 'EUR')).toMatchObject({ day: '2026-11-19' })
    expect(rateOf('USD', 'ISK')).toMatchObject({ rate: '134.259259259259', day: '2026-11-19' })
  })

  test('is not known where no day has both', () => {
    expect(createRateOf([], reference)('USD', 'KWD')).toBeNull()
    expect(createRateOf([], [])('EUR', 'USD')).toBeNull()
  })
})
