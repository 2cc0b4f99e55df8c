import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRequest, renderRequest, type RequestConfig } from '../render.ts'
import { protectSecrets } from './protect-secrets.ts'

const NONE: RequestConfig = { method: 'GET', url: 'https://t.example/p', headers: {}, body: null }
const post = (format: 'json' | 'form', template: string): RequestConfig => ({
  ...NONE,
  method: 'POST',
  body: { format, template },
})

describe('a header', () => {
  test.each([
    ['X-Api-Key', 'abc', '{secret.api_key}', { api_key: 'abc' }],
    ['Authorization', 'Bearer abc.def', 'Bearer {secret.authorization}', { authorization: 'abc.def' }],
    ['authorization', 'Basic YTpi', 'Basic {secret.authorization}', { authorization: 'YTpi' }],
    ['Authorization', 'abc', '{secret.authorization}', { authorization: 'abc' }],
    ['X-Auth-Token', ' abc ', '{secret.auth_token}', { auth_token: 'abc' }],
    ['Cookie', 'session=1', '{secret.cookie}', { cookie: 'session=1' }],
    ['X-Postback-Secret', 's', '{secret.postback_secret}', { postback_secret: 's' }],
    ['Authorization', 'Bearer {secret.mine}', 'Bearer {secret.mine}', {}],
    ['Idempotency-Key', '{delivery_id}', '{delivery_id}', {}],
    ['Authorization', 'Bearer <api key>', 'Bearer <api key>', {}],
    ['X-Api-Key', '', '', {}],
    ['Accept', 'application/json', 'application/json', {}],
    ['Account-ID', 'acc-1', 'acc-1', {}],
  ])('%s: %j becomes %j', (name, value, safe, secrets) => {
    const result = protectSecrets({ ...NONE, headers: { [name]: value } })
    expect(result.configuration.headers).toEqual({ [name]: safe })
    expect(result.secrets).toEqual(secrets)
    expect(result.paths).toEqual(safe === value ? [] : [`headers.${name}`])
  })
})

describe('a URL', () => {
  test.each([
    ['?key=abcdef', '?key={secret.key}', { key: 'abcdef' }],
    ['?a=1&api_key=abcdef&b=2#x', '?a=1&api_key={secret.api_key}&b=2#x', { api_key: 'abcdef' }],
    ['?apiKey=abcdef', '?apiKey={secret.apikey}', { apikey: 'abcdef' }],
    [
      '?verification_token=a%2Fb%3D1',
      '?verification_token={secret.verification_token}',
      { verification_token: 'a/b=1' },
    ],
    ['?secure=abc+def=', '?secure={secret.secure}', { secure: 'abc+def=' }],
    ['?hash=100%zz', '?hash={secret.hash}', { hash: '100%zz' }],
    ['?key=abcdef&token=abcdef', '?key={secret.key}&token={secret.key}', { key: 'abcdef' }],
    ['?key=abcdef&key=ghijkl', '?key={secret.key}&key={secret.key_2}', { key: 'abcdef', key_2: 'ghijkl' }],
    ['?key=abcdef&k={secret.key}', '?key={secret.key_2}&k={secret.key}', { key_2: 'abcdef' }],
    ['?key=abcde', '?key=abcde', {}],
    ['?hash={aff_click_id}', '?hash={aff_click_id}', {}],
    ['?token=<token>', '?token=<token>', {}],
    ['?monkey=abcdef&author=somebody', '?monkey=abcdef&author=somebody', {}],
    ['?abcdefgh&key', '?abcdefgh&key', {}],
    ['#?key=abcdef', '#?key=abcdef', {}],
    ['', '', {}],
  ])('with %j becomes %j', (query, safe, secrets) => {
    const result = protectSecrets({ ...NONE, url: NONE.url + query })
    expect(result.configuration.url).toBe(NONE.url + safe)
    expect(result.secrets).toEqual(secrets)
    expect(result.paths).toEqual(safe === query ? [] : ['url'])
  })
})

describe('a body', () => {
  test.each<[RequestConfig, string, Record<string, string>]>([
    [post('form', 'a={sub1}&password=abcdef'), 'a={sub1}&password={secret.password}', { password: 'abcdef' }],
    [
      post('json', '{"id":"{aff_click_id}","api_key" : "a\\"bcdef","n":{payout}}'),
      '{"id":"{aff_click_id}","api_key" : "{secret.api_key}","n":{payout}}',
      { api_key: 'a"bcdef' },
    ],
    [post('json', '{"a":"\\"key\\":\\"abcdefg\\""}'), '{"a":"\\"key\\":\\"abcdefg\\""}', {}],
    [post('json', '["token","abcdefg"]'), '["token","abcdefg"]', {}],
    [post('json', '{"token":"{sub1}abcdef"}'), '{"token":"{sub1}abcdef"}', {}],
  ])('%j becomes %j', (config, safe, secrets) => {
    const result = protectSecrets(config)
    expect(result.configuration.body?.template).toBe(safe)
    expect(result.secrets).toEqual(secrets)
  })
})

test('once protected there is nothing left to protect', () => {
  const config = { ...NONE, url: `${NONE.url}?key=abcdef`, headers: { Authorization: 'Bearer abc' } }
  const once = protectSecrets(config).configuration
  expect(protectSecrets(once)).toEqual({ configuration: once, secrets: {}, paths: [] })
})

test('what is sent stays the same, and no template holds the credential', () => {
  const name = fc.constantFrom('key', 'api_key', 'X-Token', 'sub', 'hash', 'id')
  const value = fc.string({
    unit: fc.constantFrom('a', 'B', '7', '/', '=', '~', 'é', '"', ':', '!'),
    minLength: 6,
  })
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 5 }), (pairs) => {
      const query = pairs.map(([key, text]) => `${key}=${encodeURIComponent(text)}`).join('&')
      const config: RequestConfig = {
        ...post('form', query),
        url: `https://t.example/?${query}`,
        headers: { Authorization: 'Token abc' },
      }
      const { configuration, secrets } = protectSecrets(config)
      const sent = renderedBy(configuration, secrets)
      const before = renderedBy(config, {})
      expect([...new URL(sent.url).searchParams]).toEqual([...new URL(before.url).searchParams])
      expect([...new URLSearchParams(sent.body ?? '')]).toEqual([...new URLSearchParams(before.body ?? '')])
      expect(sent.headers).toEqual(before.headers)
      const names = new URL(configuration.url).searchParams
      for (const key of ['key', 'api_key', 'X-Token', 'hash'])
        for (const text of names.getAll(key)) expect(text).toMatch(/^\{secret\.\w+\}$/)
    }),
  )
})

function renderedBy(config: RequestConfig, secrets: Record<string, string>) {
  const compiled = compileRequest(config)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors))
  return renderRequest(compiled.request, {}, { deliveryId: 'd', attempt: 1 }, secrets)
}
