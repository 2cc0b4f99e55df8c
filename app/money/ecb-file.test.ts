import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readEcbFile } from './ecb-file.ts'

const fixture = (name: string) =>
  readFileSync(new URL(`../../test/fixtures/rates/${name}`, import.meta.url), 'utf8')
const DAILY = fixture('eurofxref-daily.xml')
const HISTORY = fixture('eurofxref-hist.xml')

describe('a file of reference rates', () => {
  test('of one day gives its rates, of the currencies that we know', () => {
    expect(readEcbFile(DAILY)).toEqual({
      ok: true,
      newestDay: '2026-11-20',
      rates: [
        ['USD', '1.0876'],
        ['JPY', '164.53'],
        ['CZK', '25.317'],
        ['GBP', '0.83415'],
        ['IDR', '17238.46'],
      ].map(([currency, perEuro]) => ({ day: '2026-11-20', currency, perEuro })),
    })
  })

  test('of several days gives all of them, whichever quotes it uses and however it is laid out', () => {
    const file = readEcbFile(HISTORY)
    if (!file.ok) throw new Error(file.message)
    expect(file.newestDay).toBe('2026-11-20')
    expect(file.rates).toHaveLength(10)
    expect(file.rates.at(-1)).toEqual({ day: '2026-11-18', currency: 'ISK', perEuro: '145.1' })
    expect(readEcbFile(HISTORY.replaceAll('"', "'"))).toEqual(file)
  })

  test('may begin with a byte order mark, or without a declaration', () => {
    const file = readEcbFile(DAILY)
    expect(readEcbFile(`\uFEFF${DAILY}`)).toEqual(file)
    expect(readEcbFile(DAILY.slice(DAILY.indexOf('<gesmes')))).toEqual(file)
  })

  test('that is cut off anywhere is never taken for a whole one', () => {
    for (const whole of [DAILY.trimEnd(), HISTORY])
      for (let length = 0; length < whole.length; length++)
        expect(readEcbFile(whole.slice(0, length)), whole.slice(0, length)).toMatchObject({
          ok: false,
          code: expect.stringMatching(/^(truncated|malformed)$/),
        })
  })
})

const usd = "<Cube currency='USD' rate='1.0876'/>"
test.each([
  ['nothing at all', '', 'malformed'],
  ['a page', '<!doctype html><html><body>Moved</body></html>', 'malformed'],
  ['JSON', '{"USD":1.08}', 'malformed'],
  ['another envelope', DAILY.replaceAll('gesmes:Envelope', 'Envelope'), 'malformed'],
  [
    'a document type',
    DAILY.replace('<gesmes:Envelope', '<!DOCTYPE x [<!ENTITY a "b">]><gesmes:Envelope'),
    'malformed',
  ],
  ['a comment', DAILY.replace(usd, `<!-- ${usd} -->`), 'malformed'],
  ['a tag that does not end', DAILY.slice(0, DAILY.indexOf('rate=')), 'truncated'],
  ['half of the tags', DAILY.slice(0, DAILY.indexOf('<Cube currency')), 'truncated'],
  ['something behind the end', `${DAILY}<Cube/>`, 'malformed'],
  ['a rate outside of a day', DAILY.replace("<Cube time='2026-11-20'>", ''), 'malformed'],
  ['an element among the rates', DAILY.replace(usd, `${usd}<Note/>`), 'malformed'],
  ['no days', DAILY.replace(/<Cube time[\s\S]*?<\/Cube>/, ''), 'no_days'],
  ['a day without rates', DAILY.replace(/<Cube currency.*\n/g, ''), 'day_empty'],
  ['a day without a date', DAILY.replace(" time='2026-11-20'", ''), 'day_invalid'],
  ['a day that the calendar does not have', DAILY.replace('2026-11-20', '2026-02-30'), 'day_invalid'],
  ['a date of another form', DAILY.replace('2026-11-20', '20.11.2026'), 'day_invalid'],
  ['a day twice', HISTORY.replace('2026-11-19', '2026-11-20'), 'day_twice'],
  ['a currency twice', DAILY.replace('JPY', 'USD'), 'currency_twice'],
  ['a currency that is none', DAILY.replace('JPY', 'yen'), 'currency_invalid'],
  ['the euro itself', DAILY.replace('JPY', 'EUR'), 'currency_invalid'],
  ['no currency', DAILY.replace(" currency='JPY'", ''), 'currency_invalid'],
  ['a rate below zero', DAILY.replace('164.53', '-164.53'), 'rate_invalid'],
  ['a rate of zero', DAILY.replace('164.53', '0.00'), 'rate_invalid'],
  ['a rate that is missing', DAILY.replace(" rate='164.53'", ''), 'rate_invalid'],
  ['a rate in words', DAILY.replace('164.53', 'N/A'), 'rate_invalid'],
  ['a rate with an exponent', DAILY.replace('164.53', '1e9'), 'rate_invalid'],
  ['a rate that is far too large', DAILY.replace('164.53', '16453000000'), 'rate_invalid'],
  ['a rate finer than we keep', DAILY.replace('164.53', '0.12345678901'), 'rate_invalid'],
  ['far too much', DAILY + ' '.repeat(1_000_000), 'too_large'],
])('%s is refused as such', (_, text, code) => {
  const file = readEcbFile(text)
  expect(file).toMatchObject({ ok: false, code })
})

test('what was read is told short and harmless: it comes from outside', () => {
  const file = readEcbFile(DAILY.replace('164.53', `\u0007${'9'.repeat(500)}`))
  if (file.ok) throw new Error('was read')
  expect(file.message).toMatch(/\(JPY \?9+\)$/)
  expect(file.message.length).toBeLessThan(160)
})
