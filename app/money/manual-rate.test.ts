import { describe, expect, test } from 'vitest'
import { checkManualRate } from './manual-rate.ts'

describe('a rate set by hand', () => {
  test.each([
    [{ from: 'USD', to: 'KWD', rate: '0.307' }, '0.307'],
    [{ from: ' usd ', to: 'kwd', rate: ' 0.3070000000 ' }, '0.307'],
    [{ from: 'USD', to: 'KWD', rate: '007' }, '7'],
    [{ from: 'USD', to: 'KWD', rate: '10.00' }, '10'],
    [{ from: 'USD', to: 'KWD', rate: '0.0000000001' }, '0.0000000001'],
    [{ from: 'USD', to: 'KWD', rate: '9999999999.9999999999' }, '9999999999.9999999999'],
  ])('%j may be saved', (input, rate) => {
    expect(checkManualRate(input)).toEqual({ ok: true, rate: { from: 'USD', to: 'KWD', rate } })
  })

  test.each([
    [{ from: 'XXX', to: 'EUR', rate: '1' }, ['from']],
    [{ from: '', to: 'euro', rate: '1' }, ['from', 'to']],
    [{ from: 'USD', to: 'usd', rate: '1' }, ['to']],
    [{ from: 'USD', to: 'EUR', rate: '' }, ['rate']],
    [{ from: 'USD', to: 'EUR', rate: '0' }, ['rate']],
    [{ from: 'USD', to: 'EUR', rate: '0.00' }, ['rate']],
    [{ from: 'USD', to: 'EUR', rate: '-1' }, ['rate']],
    [{ from: 'USD', to: 'EUR', rate: '0,92' }, ['rate']],
    [{ from: 'USD', to: 'EUR', rate: '1e3' }, ['rate']],
    [{ from: 'USD', to: 'EUR', rate: '0.00000000001' }, ['rate']],
    [{ from: 'USD', to: 'EUR', rate: '10000000000' }, ['rate']],
  ])('%j is refused beside its field', (input, paths) => {
    const checked = checkManualRate(input)
    expect(checked.ok ? [] : checked.problems.map(({ path }) => path)).toEqual(paths)
  })

  test('is refused in words that say what to write', () => {
    const checked = checkManualRate({ from: 'USD', to: 'EUR', rate: '0,92' })
    expect(checked.ok ? [] : checked.problems).toEqual([
      {
        path: 'rate',
        message:
          'Give how much one of the first currency is in the second: a number above 0 with a point, such as 0.92, with at most 10 digits before and behind it.',
      },
    ])
  })
})
