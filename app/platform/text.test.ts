import { expect, test } from 'vitest'
import { cleanText } from './text.ts'

test.each<[string | null | undefined, number, string | null]>([
  ['plain', 255, 'plain'],
  ['', 255, null],
  [null, 255, null],
  [undefined, 255, null],
  ['a\0b', 255, 'ab'],
  ['\0', 255, null],
  ['abcdef', 3, 'abc'],
  ['ab😀', 3, 'ab'],
  ['ab😀', 4, 'ab😀'],
  ['\ud800x', 255, '\ufffdx'],
])('%j, at most %i characters, is kept as %j', (text, max, expected) => {
  expect(cleanText(text, max)).toBe(expected)
})
