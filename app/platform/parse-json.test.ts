import { expect, test } from 'vitest'
import { parseJson } from './parse-json.ts'

test.each<[string, unknown]>([
  ['{"a":[1,"x"]}', { a: [1, 'x'] }],
  ['null', null],
  ['""', ''],
  ['', undefined],
  ['{"a":', undefined],
  ['undefined', undefined],
  ['a=1', undefined],
])('%j says %j', (text, value) => {
  expect(parseJson(text)).toEqual(value)
})
