import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostOf, plainWords } from './plain-words.ts'

test.each([
  ['HTTP 503', 'HTTP 503'],
  ['two\r\nlines\tand\0more', 'two lines and more'],
  ['  wide \u2028 space\u00a0 ', 'wide space'],
  ['right\u202eto\u200bleft', 'right to left'],
  ['got https://t.example:8443/p?key=secret#x back', 'got t.example:8443 back'],
  ['at http://user:secret@t.example/p', 'at t.example'],
  ['broken http://[x?key=secret', 'broken an address'],
  ['half \ud800 a character', 'half \ufffd a character'],
  ['', ''],
])('%j is told as %j', (text, told) => {
  expect(plainWords(text, 200)).toBe(told)
})

test('what is too long ends with an ellipsis, and no character is cut in two', () => {
  expect(plainWords('x'.repeat(201), 200)).toBe(`${'x'.repeat(199)}…`)
  expect(plainWords('x'.repeat(200), 200)).toBe('x'.repeat(200))
  expect(plainWords('ab😀cd', 4)).toBe('ab…')
})

test('whatever comes, one line of at most so many characters is told', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.integer({ min: 1, max: 200 }),
      (text, max) => {
        const told = plainWords(text, max)
        expect(told.length).toBeLessThanOrEqual(max)
        expect(told).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
        expect(told.isWellFormed()).toBe(true)
      },
    ),
  )
})

test.each([
  ['https://t.example/p?c={click_id}&key=secret', 't.example'],
  ['http://t.example:8080/{event}', 't.example:8080'],
  ['https://user:secret@t.example/', 't.example'],
  ['key=secret', 'its destination'],
  ['mailto:secret@t.example', 'its destination'],
])('of %s only %s is told', (url, host) => {
  expect(hostOf(url)).toBe(host)
})
