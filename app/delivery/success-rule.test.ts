// What of a 2xx answer is a success.
import { expect, test } from 'vitest'
import { unmetBy, type SuccessRule } from './success-rule.ts'

const contains: SuccessRule = { status: '2xx', body: { contains: 'success=true' } }
const path: SuccessRule = {
  status: '2xx',
  body: { jsonPath: 'response.items.0.status', oneOf: ['1', 'true'] },
}

test.each<[SuccessRule, string, string | null]>([
  [{ status: '2xx' }, 'whatever', null],
  [contains, 'success=true;id=1', null],
  [contains, 'success=false', 'the answer does not contain "success=true"'],
  [path, '{"response":{"items":[{"status":1}]}}', null],
  [path, '{"response":{"items":[{"status":"1"}]}}', null],
  [path, '{"response":{"items":[{"status":true}]}}', null],
  [path, '{"response":{"items":[{"status":-1}]}}', 'response.items.0.status is "-1" in the answer'],
  [path, '{"response":{"items":[]}}', 'the answer has no response.items.0.status'],
  [path, '{"response":{"items":[{"status":{}}]}}', 'the answer has no response.items.0.status'],
  [path, 'null', 'the answer has no response.items.0.status'],
  [path, '<html>', 'the answer is no JSON, response.items.0.status was expected in it'],
])('%o on %s: %s', (rule, body, unmet) => expect(unmetBy(rule, body, false)).toBe(unmet))

test('a body that was cut says so', () => {
  expect(unmetBy(contains, 'x', true)).toBe(
    'the answer does not contain "success=true" in the part of the answer that was read',
  )
})

test('names that every object has are no part of an answer', () => {
  const rule: SuccessRule = { status: '2xx', body: { jsonPath: 'constructor.name', oneOf: ['Object'] } }
  expect(unmetBy(rule, '{}', false)).toBe('the answer has no constructor.name')
})
