import { expect, test } from 'vitest'
import { drawCode, MAKE_FORM, readCode, REDEEM_FORM, showCode } from './partner-code.ts'

test('a code is drawn from letters and digits that are not taken for each other', () => {
  const drawn = new Set<string>()
  for (let start = 0; start < 30; start++) {
    let step = start
    const code = drawCode((limit) => step++ % limit)
    expect(readCode(code)).toBe(code)
    for (const letter of code) drawn.add(letter)
  }
  expect([...drawn].sort().join('')).toBe('23456789ABCDEFGHJKMNPQRSTVWXYZ')
})

test.each([
  ['ABCDE23456', 'ABCDE23456'],
  ['abcde-23456', 'ABCDE23456'],
  [' ABCDE 23456\n', 'ABCDE23456'],
  ['ab-cd-e2-34-56', 'ABCDE23456'],
  ['ABCDE2345', null],
  ['ABCDE234567', null],
  ['ABCDE2345O', null],
  ['ABCDE23450', null],
  ['ABCDE2345ß', null],
  ['', null],
])('%j is read as %j', (typed, code) => {
  expect(readCode(typed)).toBe(code)
  expect(REDEEM_FORM.safeParse({ code: typed }).success).toBe(code !== null)
})

test('a code is shown in two halves, and read again', () => {
  expect(showCode('ABCDE23456')).toBe('ABCDE-23456')
  expect(readCode(showCode('ABCDE23456'))).toBe('ABCDE23456')
})

test.each([
  ['', true],
  ['  Anna of Wanderlist ', true],
  ['a'.repeat(60), true],
  ['a'.repeat(61), false],
  ['two\nlines', false],
  ['\uD800', false],
])('for whom a code is may be said as %j: %s', (label, fits) =>
  expect(MAKE_FORM.safeParse({ label }).success).toBe(fits),
)
