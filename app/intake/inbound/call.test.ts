import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCall, type CallDefaults } from './call.ts'
import { readParameters } from './parameters.ts'

const CLICK = '0199a000-0000-7000-8000-000000000001'
const DEFAULTS: CallDefaults = { currency: 'USD', amountMinor: null }
const json = (body: unknown) => ({
  type: 'application/json',
  text: typeof body === 'string' ? body : JSON.stringify(body),
})

describe('the parameters', () => {
  test('of query and body are one set; unknown names are ignored, empty values are absent', () => {
    expect(readParameters('click_id=a&amount=&utm=1&utm=2', json({ event: ' lead ', payout: null }))).toEqual(
      { parameters: { click_id: 'a', event: 'lead' }, refusal: null },
    )
  })

  test('a JSON number is its decimal text, whatever its size', () => {
    expect(readParameters('', json('{"amount": 19.90, "txn_id": 820982911946154508}')).parameters).toEqual({
      amount: '19.90',
      txn_id: '820982911946154508',
    })
  })

  test('what is wrong is named, and what could be read is still there', () => {
    const { parameters, refusal } = readParameters('secret=s&amount=1&amount=2', null)
    expect([parameters.secret, refusal?.code, refusal?.parameter]).toEqual(['s', 'invalid_amount', 'amount'])
  })

  test('no query or body, however broken, throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('application/json', 'application/x-www-form-urlencoded'),
        (query, text, type) => {
          const { parameters } = readParameters(query, { type, text })
          readCall(parameters, DEFAULTS)
        },
      ),
    )
  })
})

describe('a call', () => {
  const amount = (parameters: object, defaults = DEFAULTS) => {
    const reading = readCall({ click_id: CLICK, ...parameters }, defaults)
    return reading.ok ? [reading.call.amountMinor, reading.call.currency] : reading.refusal.code
  }
  test.each<[string, object, { currency: string; amountMinor: bigint | null }, unknown]>([
    ['in its own currency', { amount: '5', currency: 'eur' }, DEFAULTS, [500n, 'EUR']],
    ['in the offer’s', { amount: '5' }, { currency: 'JPY', amountMinor: null }, [5n, 'JPY']],
    [
      'the offer’s default revenue where it names none',
      {},
      { currency: 'EUR', amountMinor: 1990n },
      [1990n, 'EUR'],
    ],
    [
      'nothing, where the default is of another currency',
      { currency: 'USD' },
      { currency: 'EUR', amountMinor: 1990n },
      [0n, 'USD'],
    ],
    ['nothing, where there is no default', {}, DEFAULTS, [0n, 'USD']],
    ['refused in a fraction of a yen', { amount: '5.5', currency: 'JPY' }, DEFAULTS, 'invalid_amount'],
  ])('is worth its amount %s', (_what, parameters, defaults, expected) => {
    expect(amount(parameters, defaults)).toEqual(expected)
  })

  test('a click id is compared without case, and one that is none is no click', () => {
    expect(readCall({ click_id: CLICK.toUpperCase() }, DEFAULTS)).toMatchObject({ call: { clickId: CLICK } })
    expect(readCall({ click_id: 'x' }, DEFAULTS)).toMatchObject({ call: { clickId: null, clickGiven: true } })
  })
})
