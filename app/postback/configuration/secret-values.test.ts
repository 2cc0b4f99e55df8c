import { expect, test } from 'vitest'
import { givenSecrets, neededSecrets, secretProblems } from './secret-values.ts'

test.each<[string, string, string | null]>([
  ['api_key', 'é ".%', null],
  ['api_key', '', null],
  ['API', 'x', 'secret_name'],
  ['', 'x', 'secret_name'],
  ['a', 'line\nbreak', 'secret_value'],
  ['a', 'x'.repeat(2049), 'secret_value'],
])('the secret %j of %j: %s', (name, value, code) => {
  const problems = secretProblems({ [name]: value })
  expect(problems.map((problem) => [problem.path, problem.code])).toEqual(
    code === null ? [] : [[`secrets.${name}`, code]],
  )
})

test('an empty value is not given', () => {
  expect(givenSecrets({ a: '', b: 'x' })).toEqual({ b: 'x' })
})

test('what no template asks for is not needed', () => {
  const config = {
    method: 'POST',
    url: 'https://t.example/{secret.a}',
    headers: { 'X-Key': '{secret.b}' },
    body: { format: 'json', template: '{"k":"{secret.c}"}' },
  } as const
  expect(neededSecrets(config, { a: '1', b: '2', c: '3', d: '4' })).toEqual({ a: '1', b: '2', c: '3' })
})
