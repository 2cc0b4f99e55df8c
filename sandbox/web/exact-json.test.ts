import { expect, test } from 'vitest'
import { exactNumber, idText, parseExact } from './exact-json.ts'

test.each(['820982911946154508', '195.60', '1e400', '-0', '12', '0.1', '17950000000000000001'])(
  'the number %s is written as it was read',
  (digits) => {
    expect(JSON.stringify(parseExact(`{"a":[${digits}]}`))).toBe(`{"a":[${digits}]}`)
  },
)

test('text that looks like a number stays text', () => {
  expect(parseExact('{"id":"820982911946154508"}')).toEqual({ id: '820982911946154508' })
})

test('an id keeps its digits', () => {
  expect(idText(exactNumber(820982911946154509n))).toBe('820982911946154509')
  expect(idText((parseExact('{"id":820982911946154509}') as { id: unknown }).id)).toBe('820982911946154509')
  expect(idText('abc')).toBe('abc')
  expect(idText(12)).toBe('12')
})
