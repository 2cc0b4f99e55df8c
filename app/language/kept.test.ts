import { expect, test } from 'vitest'
import { keep, sayingKept } from './kept.ts'
import type { Say } from './say.ts'

const GERMAN: Record<string, string> = {
  paid: 'bezahlt',
  '{{reason}}; no attempt left': '{{reason}}; kein Versuch übrig',
  'held for {{days}} days': '{{days}} Tage zurückgehalten',
  'the shop is down': 'der Shop ist nicht da',
  '{{host}} is down': '{{host}} ist nicht da',
}
const say: Say = (text, values = {}) => keep(GERMAN[text] ?? text, values)
const sayKept = sayingKept(Object.keys(GERMAN))

test.each([
  ['paid', 'bezahlt'],
  ['held for 30 days', '30 Tage zurückgehalten'],
  ['paid; no attempt left', 'bezahlt; kein Versuch übrig'],
  ['held for 2 days; no attempt left', '2 Tage zurückgehalten; kein Versuch übrig'],
  ['the shop is down', 'der Shop ist nicht da'],
  ['t.example\n is down', 't.example\n ist nicht da'],
  ['she paid', 'she paid'],
  ['', ''],
])('%j is said as %j', (kept, said) => expect(sayKept(kept, say)).toBe(said))

test('what is kept is the English text with its values', () =>
  expect(keep('held for {{days}} days from {{from}}', { days: 30, from: '{{days}}' })).toBe(
    'held for 30 days from {{days}}',
  ))

test('signs that mean something in a pattern mean themselves', () => {
  const sayOdd = sayingKept(['{{reason}} ({{code}})', 'why? [a|b] $1.00'])
  const echo: Say = (text, values) => `${text} ${JSON.stringify(values)}`
  expect(sayOdd('gone (ECONNRESET)', echo)).toBe(
    '{{reason}} ({{code}}) {"reason":"gone","code":"ECONNRESET"}',
  )
  expect(sayOdd('why? [a|b] $1.00', echo)).toBe('why? [a|b] $1.00 {}')
  expect(sayOdd('why? a $1.00', echo)).toBe('why? a $1.00')
})
