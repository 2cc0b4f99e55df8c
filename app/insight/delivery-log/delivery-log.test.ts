// The pure parts of the delivery log: its query, its periods, its CSV, and strangers' text.
import { describe, expect, test } from 'vitest'
import { csvLine } from '../csv.ts'
import { exportName } from '../export-lines.ts'
import { writeLogQuery } from './log-fields.ts'
import { readLogQuery } from './log-query.ts'
import { showDay, showDuration, showFullMoment } from '../moment.ts'
import { readPeriod } from '../period.ts'
import { idRange } from '../id-range.ts'
import { readReplayForm } from './replay-form.ts'
import { visibleText } from '../visible-text.ts'

const ID = '01939c5e-9b40-7000-8000-0123456789ab'
const read = (query: string, zone = 'UTC') => readLogQuery(new URLSearchParams(query), zone)

describe('a query', () => {
  test('is read with all its filters, and written back the same', () => {
    const query = `state=retrying&partner=${ID}&offer=${ID}&postback=${ID}&event=sale&status=approved&conversion=conv_1&from=2026-11-20&to=2026-11-20&text=a+b`
    const asked = read(`${query}&older=${ID}&shop=demo.myshopify.com&host=x`)
    if (!asked.ok) throw new Error('refused')
    expect(asked.filter).toMatchObject({ state: 'retrying', partner: ID, conversion: 'conv_1', text: 'a b' })
    expect(asked.place).toEqual({ older: ID })
    expect(writeLogQuery(asked.fields)).toBe(query)
  })

  test('without anything in it asks for everything', () => {
    const asked = read('state=&partner=+&text=')
    expect(asked).toMatchObject({ ok: true, fields: {}, place: null })
  })

  test.each([
    ['state=broken', 'state', 'There is no such state.'],
    ['partner=jo', 'partner', 'its id is expected'],
    [`offer=${ID.toUpperCase()}`, 'offer', 'its id is expected'],
    ["event=sale'--", 'event', 'lower-case letters'],
    ['status=scheduled', 'status', 'There is no such status.'],
    [`conversion=${'c'.repeat(256)}`, 'conversion', 'at most 255'],
    ['conversion=a%00b', 'conversion', 'cannot be searched for'],
    ['from=20.11.2026', 'from', 'year-month-day'],
    ['to=2026-02-30', 'to', 'year-month-day'],
    ['to=0001-01-01', 'to', 'year-month-day'],
    ['from=2026-11-20&to=2026-11-19', 'to', 'before the first'],
    ['text=x', 'text', 'within one day'],
    ['text=x&from=2026-11-20', 'text', 'within one day'],
    ['text=x&from=2026-11-20&to=2026-11-21', 'text', 'within one day'],
    [`text=${'x'.repeat(201)}&from=2026-11-20&to=2026-11-20`, 'text', 'at most 200'],
    ['older=1', 'older', 'no place in the list'],
    [`older=${ID}&newer=${ID}`, 'newer', 'not both'],
    ['state=failed&state=sending', 'state', 'more than once'],
  ])('%s is refused in words', (query, field, words) => {
    const asked = read(query)
    expect(asked.ok ? [] : asked.problems).toContainEqual({ field, message: expect.stringContaining(words) })
  })
})

describe('a period', () => {
  test.each([
    ['2026-11-20', '2026-11-20', 'UTC', '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'],
    ['2026-11-20', '2026-11-22', 'America/New_York', '2026-11-20T05:00:00Z', '2026-11-23T05:00:00Z'],
    ['2026-10-25', '2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
    // In Beirut the clocks go forward at midnight: the day begins at one.
    ['2026-03-29', '2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00Z', '2026-03-29T21:00:00Z'],
    ['2026-11-20', '2026-11-20', 'Atlantis/Capital', '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'],
  ])('from %s to %s in %s is whole days there', (from, to, zone, first, after) => {
    const period = readPeriod(from, to, zone)
    if (!period.ok) throw new Error('refused')
    expect(new Date(period.period.fromMs as number)).toEqual(new Date(first))
    expect(new Date(period.period.toMs as number)).toEqual(new Date(after))
    expect(period.period.isOneDay).toBe(from === to)
  })

  test('is a range of ids, open where it has no end', () => {
    expect(idRange({ fromMs: 1, toMs: null })).toEqual({
      above: '00000000-0001-0000-0000-000000000000',
      below: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    })
  })
})

test.each([
  [['a', 1, null, ''], 'a,1,,'],
  [['a,b', 'say "x"', 'two\nlines'], '"a,b","say ""x""","two\nlines"'],
  [['=1+1', '+1', '-1', '@x', '\tx'], "'=1+1,'+1,'-1,'@x,'\tx"],
  [['\r=1', '=HYPERLINK("http://x","y")'], '"\'\r=1","\'=HYPERLINK(""http://x"",""y"")"'],
  [[-5, 'a=b', ' =1'], '-5,a=b, =1'],
])('the cells %j are written as %s', (cells, line) => {
  expect(csvLine(cells)).toBe(`${line}\r\n`)
})

test.each([
  [{}, 'deliveries-demo.csv'],
  [{ from: '2026-11-20', to: '2026-11-20' }, 'deliveries-demo-2026-11-20.csv'],
  [{ from: '2026-11-01', to: '2026-11-20' }, 'deliveries-demo-from-2026-11-01-to-2026-11-20.csv'],
])('the export of %j is named %s', (fields, name) => {
  expect(exportName('deliveries', 'demo', fields)).toBe(name)
})

test.each([
  ['plain\ntext\twith tabs', 'plain\ntext\twith tabs'],
  ['a\r\nb', 'a\nb'],
  ['a\rb', 'a‹U+000D›b'],
  ['\u001b[31mred', '‹U+001B›[31mred'],
  ['user\u202egnp.exe', 'user‹U+202E›gnp.exe'],
  ['zero\u200bwidth\ufeff', 'zero‹U+200B›width‹U+FEFF›'],
  ['\u0085\u2028', '‹U+0085›‹U+2028›'],
  ['日本語 ✓ 👍🏽', '日本語 ✓ 👍🏽'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
])('strangers’ text %j is shown as %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown)
})

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1_250, '1.25 s'],
  [125_000, '2 min 5 s'],
  [119_700, '2 min 0 s'],
])('%s ms are shown as %s', (ms, text) => expect(showDuration(ms)).toBe(text))

test('moments and days are the shop’s', () => {
  const at = Date.parse('2026-11-21T02:03:04Z')
  expect(showFullMoment(new Date(at), 'America/New_York')).toBe('20 Nov 2026, 21:03:04')
  expect(showFullMoment(new Date(at), 'Atlantis/Capital')).toBe('21 Nov 2026, 02:03:04')
  expect(showDay(at, 'America/New_York')).toBe('2026-11-20')
})

describe('the form of a replay', () => {
  test('is a postback and whole days of the shop', () => {
    expect(readReplayForm({ postback: ID, from: '2026-11-20', to: '2026-11-21' }, 'UTC')).toEqual({
      ok: true,
      period: { postbackId: ID, sinceMs: Date.UTC(2026, 10, 20), untilMs: Date.UTC(2026, 10, 22) },
    })
  })

  test.each([
    [{ from: '2026-11-20', to: '2026-11-20' }, 'postback'],
    [{ postback: 'x', from: '2026-11-20', to: '2026-11-20' }, 'postback'],
    [{ postback: ID, from: '', to: '2026-11-20' }, 'from'],
    [{ postback: ID, from: '2026-11-20' }, 'to'],
    [{ postback: ID, from: '2026-11-20', to: '2026-11-19' }, 'to'],
  ])('%j lacks something: %s', (fields, field) => {
    const form = readReplayForm(fields, 'UTC')
    expect(form.ok ? [] : form.problems.map((problem) => problem.field)).toEqual([field])
  })
})
