import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseExactJson } from './exact-json.ts'

test.each([
  ['820982911946154508', '820982911946154508'],
  ['{"subtotal":195.66}', { subtotal: '195.66' }],
  ['[0, -0, 1e3, 1.50, -2.5E-3]', ['0', '-0', '1e3', '1.50', '-2.5E-3']],
  ['{"a":"1","b":[true,false,null,{}]}', { a: '1', b: [true, false, null, {}] }],
  [String.raw`{"note":"say \"1, 2\" \\","n":3}`, { note: 'say "1, 2" \\', n: '3' }],
  ['\n\t{ "a" : 1 }\r\n', { a: '1' }],
])('%s keeps its numbers as they were written', (text, expected) => {
  expect(parseExactJson(text)).toEqual(expected)
})

test.each([
  '',
  '{',
  '[1,]',
  '[01]',
  '[1.]',
  '[.5]',
  '[+1]',
  '[-]',
  '[1 2]',
  '[12-3]',
  '{1:2}',
  '{"a":{1 :2}}',
  '"open',
  '"open\\"',
  '[1e]',
  'tru1e',
  '[NaN]',
  '{"a":1}{',
])('%j is a syntax error, as it is for JSON.parse', (text) => {
  expect(() => JSON.parse(text)).toThrow(SyntaxError)
  expect(() => parseExactJson(text)).toThrow(SyntaxError)
})

const MUTATIONS = ['', '"', '\\', '1', '-', '.', ':', ',', '{', '}', '[', ']', 'e', ' ', '\n', '\u0000']

test('a text is accepted exactly when JSON.parse accepts it, and only numbers differ', () => {
  const damaged = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom(...MUTATIONS), fc.nat(2))
    .map(([json, at, put, cut]) => {
      const start = at % (json.length + 1)
      return json.slice(0, start) + put + json.slice(start + cut)
    })
  fc.assert(
    fc.property(fc.oneof(fc.json(), damaged), (text) => {
      fc.pre(!text.includes('__proto__'))
      const plain = outcome(() => JSON.parse(text))
      const exact = outcome(() => numbersRead(parseExactJson(text), JSON.parse(text)))
      expect(exact).toEqual(plain)
    }),
    { numRuns: 3000 },
  )
})

test.each([
  '{"__proto__":{"admin":true},"a":{"__proto__":[1],"b":2}}',
  String.raw`{"\u005F_proto__":{"admin":true},"a":{"b":2}}`,
])('a key __proto__ does not arrive: %s', (text) => {
  const value = parseExactJson(text) as Record<string, unknown>
  expect(Object.keys(value)).toEqual(['a'])
  expect(value.a).toEqual({ b: '2' })
  expect((Object.assign({}, value) as { admin?: boolean }).admin).toBeUndefined()
})

test('nesting deeper than the call stack, with the key __proto__ in it, is no overflow', () => {
  const depth = 200_000
  const text = '['.repeat(depth) + '{"__proto__":1}' + ']'.repeat(depth)
  expect(Array.isArray(parseExactJson(text))).toBe(true)
})

function outcome(run: () => unknown): unknown {
  try {
    return { value: run() }
  } catch (error) {
    return { error: error instanceof SyntaxError ? 'syntax' : error }
  }
}

/** `exact` with its number texts turned into numbers wherever `plain` has a number. */
function numbersRead(exact: unknown, plain: unknown): unknown {
  if (typeof plain === 'number') return JSON.parse(String(exact))
  if (Array.isArray(plain)) return plain.map((item, i) => numbersRead((exact as unknown[])[i], item))
  if (typeof plain !== 'object' || plain === null) return exact
  const fields = Object.keys(plain).map((key) => [
    key,
    numbersRead((exact as Record<string, unknown>)[key], (plain as Record<string, unknown>)[key]),
  ])
  return Object.fromEntries(fields) as unknown
}
