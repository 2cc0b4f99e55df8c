import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencies, currencyDigits } from './currency.ts'
import { convertMinor, crossRate, describeRate, invertRate, parseRate, type Rate } from './rate.ts'

const rate = (from: string, to: string, text: string): Rate => ({
  from,
  to,
  rate: text,
  day: '2026-11-20',
  source: 'ecb',
})

describe('the text of a rate', () => {
  test.each([
    ['1.0876', 10876n, 4],
    ['1', 1n, 0],
    ['0.0000000001', 1n, 10],
    ['1.0876000000', 10876000000n, 10],
    ['0018.5', 185n, 1],
  ])('%s is read as it stands', (text, units, scale) => {
    expect(parseRate(text)).toEqual({ units, scale })
  })

  test.each([
    '',
    '0',
    '0.000',
    '-1',
    '+1',
    '1e3',
    '1,08',
    '.5',
    '5.',
    ' 1',
    '1 ',
    'NaN',
    'N/A',
    '1.0876.1',
    '１',
  ])('%j is none', (text) => {
    expect(parseRate(text)).toBeNull()
  })
})

describe('the rate of two currencies by what both are for a euro', () => {
  const perEuro = new Map([
    ['USD', '1.0876'],
    ['JPY', '164.53'],
    ['IDR', '17238.46'],
    ['GBP', '0.83415'],
  ])
  test.each([
    ['EUR', 'USD', '1.0876'],
    ['USD', 'EUR', '0.919455682236116'],
    ['USD', 'JPY', '151.278043398308'],
    ['JPY', 'USD', '0.0066103446180028'],
    ['IDR', 'GBP', '0.0000483888932073979'],
    ['USD', 'USD', '1'],
    ['EUR', 'EUR', '1'],
  ])('1 %s is %s %s', (from, to, expected) => {
    expect(crossRate(from, to, perEuro)).toBe(expected)
  })

  test('is not known where either of the two is not', () => {
    expect(crossRate('USD', 'KWD', perEuro)).toBeNull()
    expect(crossRate('KWD', 'USD', perEuro)).toBeNull()
  })

  test('keeps 12 significant digits of the quotient at least, however large or small', () => {
    const number = fc.tuple(fc.bigInt(1n, 10n ** 10n), fc.integer({ min: 0, max: 10 }))
    fc.assert(
      fc.property(number, number, ([a, scaleA], [b, scaleB]) => {
        const text = (units: bigint, scale: number) => {
          const digits = units.toString().padStart(scale + 1, '0')
          return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
        }
        const got = parseRate(
          crossRate(
            'AAA',
            'BBB',
            new Map([
              ['AAA', text(a, scaleA)],
              ['BBB', text(b, scaleB)],
            ]),
          ) ?? '',
        )
        if (!got) throw new Error('no rate')
        // |got - exact| / exact < 10^-12, cross-multiplied: exact = b 10^scaleA / (a 10^scaleB)
        const exact = b * 10n ** BigInt(scaleA) * 10n ** BigInt(got.scale)
        const found = got.units * a * 10n ** BigInt(scaleB)
        const off = found > exact ? found - exact : exact - found
        expect(off * 10n ** 12n <= exact).toBe(true)
      }),
    )
  })
})

describe('an amount', () => {
  test.each([
    [1000n, 'USD', 'EUR', '0.919455682236116', 919n],
    [10000n, 'USD', 'EUR', '0.919455682236116', 9195n],
    [1n, 'USD', 'EUR', '0.5', 1n],
    [-1n, 'USD', 'EUR', '0.5', -1n],
    [1n, 'USD', 'EUR', '0.4999', 0n],
    [0n, 'USD', 'EUR', '0.92', 0n],
    [1999n, 'USD', 'JPY', '151.278043398308', 3024n],
    [3024n, 'JPY', 'USD', '0.0066103446180028', 1999n],
    [1n, 'JPY', 'KWD', '0.0020', 2n],
    [1500n, 'KWD', 'JPY', '491.2', 737n],
    [1500n, 'KWD', 'USD', '3.25', 488n],
    [10000n, 'CLF', 'CLP', '39000.5', 39001n],
    [999_999_999_999_999n, 'USD', 'IDR', '15850.0', 15_849_999_999_999_984_150n],
  ])('%s minor units of %s are, in %s at %s, %s', (minor, from, to, text, expected) => {
    expect(convertMinor(minor, rate(from, to, text))).toBe(expected)
  })

  test('is off by half a minor unit at most, whatever the currencies', () => {
    const code = fc.constantFrom(...currencies())
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 14n), 10n ** 14n),
        code,
        code,
        fc.integer({ min: 1, max: 10 ** 9 }),
        (minor, from, to, ppm) => {
          const text = `${Math.floor(ppm / 1_000_000)}.${String(ppm % 1_000_000).padStart(6, '0')}`
          const got = convertMinor(minor, rate(from, to, text))
          const scale = 10n ** BigInt(currencyDigits(from)) * 1_000_000n
          const off = got * scale - minor * BigInt(ppm) * 10n ** BigInt(currencyDigits(to))
          expect((off < 0n ? -off : off) * 2n <= scale).toBe(true)
          expect(convertMinor(-minor, rate(from, to, text))).toBe(-got)
        },
      ),
    )
  })

  test('cannot be converted by what is no rate', () => {
    expect(() => convertMinor(1n, rate('USD', 'EUR', 'N/A'))).toThrow('is no exchange rate')
  })
})

test('a rate turned round names the currencies the other way', () => {
  expect(invertRate({ from: 'USD', to: 'KWD', rate: '0.307', day: null, source: 'manual' })).toEqual({
    from: 'KWD',
    to: 'USD',
    rate: '3.25732899022801',
    day: null,
    source: 'manual',
  })
})

test.each([
  [rate('USD', 'EUR', '0.9213'), '1 USD = 0.9213 EUR, European Central Bank, 20 November 2026'],
  [
    rate('USD', 'EUR', '0.919455682236116'),
    '1 USD = 0.91945568 EUR, European Central Bank, 20 November 2026',
  ],
  [
    { ...rate('USD', 'KWD', '0.307'), day: null, source: 'manual' as const },
    '1 USD = 0.307 KWD, the shop’s own rate',
  ],
  [rate('EUR', 'IDR', '17238.46'), '1 EUR = 17238.46 IDR, European Central Bank, 20 November 2026'],
  [
    rate('IDR', 'EUR', '0.0000580098570285745'),
    '1 IDR = 0.000058009857 EUR, European Central Bank, 20 November 2026',
  ],
  [rate('CLF', 'IDR', '1234567890.125'), '1 CLF = 1234567890 IDR, European Central Bank, 20 November 2026'],
])('%j reads %s', (value, words) => {
  expect(describeRate(value)).toBe(words)
})
