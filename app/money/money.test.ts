import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencies, currencyDigits, isCurrency } from './currency.ts'
import { formatMinor, parseExactAmount, parseMoney } from './decimal.ts'
import { divideRounded, percentOf } from './rounding.ts'

describe('an amount in a postback', () => {
  test.each([
    ['19.90', 'USD', 1990n],
    ['19.9', 'USD', 1990n],
    ['19', 'USD', 1900n],
    ['0', 'USD', 0n],
    ['0.1000', 'USD', 10n],
    ['1200.00', 'JPY', 1200n],
    ['1.500', 'KWD', 1500n],
    ['1.5', 'CLF', 15000n],
    ['999999999999.99', 'USD', 99999999999999n],
  ])('%s %s is %s minor units', (text, currency, minor) => {
    expect(parseExactAmount(text, currency)).toEqual({ ok: true, minor })
  })

  test.each([
    ['1.001', 'USD', 'too_many_digits'],
    ['1200.50', 'JPY', 'too_many_digits'],
    ['-1', 'USD', 'malformed'],
    ['+1', 'USD', 'malformed'],
    ['1e3', 'USD', 'malformed'],
    ['1,00', 'USD', 'malformed'],
    ['.5', 'USD', 'malformed'],
    ['5.', 'USD', 'malformed'],
    ['', 'USD', 'malformed'],
    ['NaN', 'USD', 'malformed'],
    ['1234567890123', 'USD', 'malformed'],
    ['１', 'USD', 'malformed'],
  ])('%s %s is refused as %s', (text, currency, reason) => {
    expect(parseExactAmount(text, currency)).toEqual({ ok: false, reason })
  })
})

describe('an amount in an order', () => {
  test.each([
    ['195.66', 'USD', 19566n, false],
    ['-22.00', 'USD', -2200n, false],
    ['23600', 'JPY', 23600n, false],
    ['23600.5', 'JPY', 23601n, true],
    ['-0.005', 'USD', -1n, true],
    ['0.004', 'USD', 0n, true],
    ['1.500', 'KWD', 1500n, false],
  ])('%s %s is %s, rounded: %s', (text, currency, minor, rounded) => {
    expect(parseMoney(text, currency)).toEqual({ minor, rounded })
  })

  test.each(['', 'abc', '1e3', '1.', '--1', '0x10'])('%j is no amount', (text) => {
    expect(parseMoney(text, 'USD')).toBeNull()
  })
})

test('what is formatted reads back as the same minor units, in every currency', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 14n), 10n ** 14n), fc.constantFrom(...currencies()), (minor, currency) => {
      const text = formatMinor(minor, currency)
      expect(parseMoney(text, currency)).toEqual({ minor, rounded: false })
      expect(text.split('.')[1]?.length ?? 0).toBe(currencyDigits(currency))
    }),
  )
})

test('a code that is not ISO 4217 is not a currency', () => {
  expect(['usd', 'XXX', 'BTC', '', 'US'].filter(isCurrency)).toEqual([])
})

test.each([
  [5n, 2n, 3n],
  [-5n, 2n, -3n],
  [4n, 3n, 1n],
  [-4n, 3n, -1n],
  [0n, 7n, 0n],
  [1n, 2n, 1n],
])('%s / %s rounds half away from zero to %s', (numerator, denominator, expected) => {
  expect(divideRounded(numerator, denominator)).toBe(expected)
})

test('ten percent of 19.95 is 2.00', () => {
  expect(percentOf(1995n, 1000)).toBe(200n)
})
