import { describe, expect, test } from 'vitest'
import type { Rate } from '#app/money/rate.ts'
import { convertSent, convertValues } from './convert-values.ts'
import { FROZEN_MACROS, testValues } from './macros.ts'

const rate = (from: string, to: string, text: string): Rate => ({
  from,
  to,
  rate: text,
  day: '2026-11-20',
  source: 'ecb',
})
const USD_EUR = rate('USD', 'EUR', '0.92')

describe('the values of a delivery', () => {
  test('have their money in the other currency, and everything else as it was', () => {
    const values = { ...testValues('USD'), discount: '5.01', delta_amount: '1.00', delta_payout: '0.50' }
    const converted = convertValues(values, USD_EUR)
    expect(converted).toEqual({
      ...values,
      currency: 'EUR',
      amount: '45.99',
      sale_amount: '45.99',
      payout: '9.20',
      discount: '4.61',
      amount_minor: '4599',
      payout_minor: '920',
    })
  })

  test.each([
    ['JPY', '0.5', { amount: '25', payout: '5', amount_minor: '25', payout_minor: '5', discount: '1' }],
    ['JPY', '151.278043398308', { amount: '7562', payout: '1513', amount_minor: '7562', discount: '151' }],
    ['KWD', '0.307', { amount: '15.347', payout: '3.070', amount_minor: '15347', payout_minor: '3070' }],
  ])('have the digits of %s (at %s)', (to, text, expected) => {
    const values = { ...testValues('USD'), discount: '1.00' }
    expect(convertValues(values, rate('USD', to, text))).toMatchObject({ currency: to, ...expected })
  })

  test('that are empty or absent stay so: revenue is hidden', () => {
    const hidden = { currency: 'USD', payout: '10.00', payout_minor: '1000', amount: '', offer: 'summer' }
    expect(convertValues(hidden, USD_EUR)).toEqual({
      currency: 'EUR',
      payout: '9.20',
      payout_minor: '920',
      amount: '',
      offer: 'summer',
    })
  })

  test('of nothing and of less than nothing keep their sign', () => {
    const values = {
      currency: 'USD',
      payout: '0.00',
      payout_minor: '0',
      amount: '-1.15',
      amount_minor: '-115',
    }
    expect(convertValues(values, USD_EUR)).toMatchObject({
      payout: '0.00',
      payout_minor: '0',
      amount: '-1.06',
      amount_minor: '-106',
    })
  })

  test('name no macro that there is not', () => {
    const names = Object.keys(convertValues(testValues('USD'), USD_EUR))
    expect(names.filter((name) => !FROZEN_MACROS.some((known) => known === name))).toEqual([])
  })

  test('of another currency than the rate’s are a bug', () => {
    expect(() => convertValues(testValues('GBP'), USD_EUR)).toThrow('cannot be converted from USD')
    expect(() => convertValues({}, USD_EUR)).toThrow('cannot be converted from USD')
    expect(() => convertValues({ currency: 'USD', payout: 'ten' }, USD_EUR)).toThrow('no amount of money')
  })
})

test('the amounts that a delivery reports are converted as its values are', () => {
  expect(convertSent({ amountMinor: 4999n, payoutMinor: 1000n }, USD_EUR)).toEqual({
    amountMinor: 4599n,
    payoutMinor: 920n,
  })
})
