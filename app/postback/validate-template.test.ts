import { describe, expect, test } from 'vitest'
import type { RequestConfig } from './render.ts'
import { DEFAULT_PORTS } from './url-rules.ts'
import { validateRequest } from './validate-template.ts'

const GOOD: RequestConfig = {
  method: 'GET',
  url: 'https://t.example/postback?cid={aff_click_id}&payout={payout}',
  headers: {},
  body: null,
}

function errorsOf(change: Partial<RequestConfig>, ports = DEFAULT_PORTS): string[] {
  const result = validateRequest({ ...GOOD, ...change }, ports)
  return result.ok ? [] : [...new Set(result.errors.map((error) => error.code))]
}

describe('a URL', () => {
  test.each([
    'https://t.example/?a={aff_click_id}',
    'https://t.example?a={aff_click_id}',
    'https://t.example#{aff_click_id}',
    'HTTPS://T.example:8443/?a={aff_click_id}',
    'https://t.example:443/{sub1}/x',
    '  https://t.example/?a={aff_click_id}  ',
    'https://пример.example/?a={aff_click_id}',
    'https://[2606:4700::1]:8080/?a={aff_click_id}',
    'https://t.example/?mail=a@b.example&a={sub1}',
  ])('%s may be saved', (url) => {
    expect(errorsOf({ url })).toEqual([])
  })

  test.each([
    ['', 'url_empty'],
    ['   ', 'url_empty'],
    ['t.example/?a=1', 'url_invalid'],
    ['https:t.example/', 'url_invalid'],
    ['https:///t.example/', 'url_invalid'],
    ['https://', 'url_invalid'],
    ['https:\\\\t.example/', 'url_invalid'],
    ['https://t exa mple/', 'url_invalid'],
    ['https://t.example:99999/', 'url_invalid'],
    ['https://t.exa\nmple/', 'control_character'],
    ['https://t.example/\u0000', 'control_character'],
    ['ftp://t.example/', 'scheme_not_allowed'],
    ['javascript://t.example/', 'scheme_not_allowed'],
    ['https://user:pw@t.example/', 'userinfo_not_allowed'],
    ['https://@t.example/', 'userinfo_not_allowed'],
    ['https://t.example:22/', 'port_not_allowed'],
    ['https://t.example:0/', 'port_not_allowed'],
    ['{sub1}://t.example/', 'macro_in_authority'],
    ['{sub1}', 'macro_in_authority'],
    ['https://{sub1}/', 'macro_in_authority'],
    ['https://{sub1}.example/', 'macro_in_authority'],
    ['https://t.example{sub1}/', 'macro_in_authority'],
    ['https://t.example:{sub1}/', 'macro_in_authority'],
    ['https://{sub1}@t.example/', 'macro_in_authority'],
    ['https://u:{sub1}@t.example/', 'macro_in_authority'],
    ['https://<tracking domain>/?a={aff_click_id}', 'placeholder_left'],
    ['https://t.example/?key=<api key>', 'placeholder_left'],
    ['https://t.example/?a={clickid}', 'unknown_macro'],
    ['https://t.example/?a={{aff_click_id}}', 'stray_brace'],
  ])('%j is refused: %s', (url, code) => {
    expect(errorsOf({ url })).toEqual([code])
  })

  test.each([
    ['{sub1}://t.example/', 'scheme'],
    ['https://{sub1}.example:8443/', 'host'],
    ['https://[{sub1}]/', 'host'],
    ['https://t.example:{sub1}/', 'port'],
    ['https://{sub1}@t.example/', 'userinfo'],
  ])('%s says that the macro is in the %s', (url, part) => {
    const result = validateRequest({ ...GOOD, url }, DEFAULT_PORTS)
    expect(result).toMatchObject({
      ok: false,
      errors: [{ code: 'macro_in_authority', part, at: { part: 'url' } }],
    })
  })

  test('of 5,000 characters is refused', () => {
    expect(errorsOf({ url: 'https://t.example/' + 'x'.repeat(5000) })).toEqual(['url_too_long'])
  })

  test('may have a port that the operator allows', () => {
    expect(errorsOf({ url: 'http://t.example:9000/?a={sub1}' }, [80, 9000])).toEqual([])
    expect(errorsOf({ url: 'https://t.example/?a={sub1}' }, [80, 9000])).toEqual(['port_not_allowed'])
  })
})

test('an unknown macro is refused with the nearest known one', () => {
  expect(validateRequest({ ...GOOD, url: 'https://t.example/?a={affclickid}' }, DEFAULT_PORTS)).toEqual({
    ok: false,
    errors: [{ code: 'unknown_macro', macro: 'affclickid', suggestion: 'aff_click_id', at: { part: 'url' } }],
  })
})

describe('a secret', () => {
  const config: RequestConfig = {
    method: 'POST',
    url: 'https://t.example/?a={aff_click_id}&k={secret.key}',
    headers: { Authorization: 'Bearer {secret.token}' },
    body: { format: 'json', template: '{"k":{secret.api_key}}' },
  }

  test('may be asked for where there is one of the name', () => {
    expect(validateRequest(config, DEFAULT_PORTS, ['key', 'token', 'api_key'])).toMatchObject({ ok: true })
  })

  test('that there is not is refused with its name and place', () => {
    expect(validateRequest(config, DEFAULT_PORTS, ['token'])).toEqual({
      ok: false,
      errors: [
        { code: 'unknown_secret', name: 'key', at: { part: 'url' } },
        { code: 'unknown_secret', name: 'api_key', at: { part: 'body' } },
      ],
    })
  })

  test('in the query that a POST sends as its body is still in the URL', () => {
    expect(validateRequest({ ...config, headers: {}, body: null }, DEFAULT_PORTS)).toMatchObject({
      ok: false,
      errors: [{ code: 'unknown_secret', name: 'key', at: { part: 'url' } }],
    })
  })

  test('in the host is refused', () => {
    const url = 'https://{secret.key}.example/?a={aff_click_id}'
    expect(validateRequest({ ...GOOD, url }, DEFAULT_PORTS, ['key'])).toMatchObject({
      ok: false,
      errors: [{ code: 'macro_in_authority', part: 'host' }],
    })
  })
})

describe('a header', () => {
  test.each([
    ['X-Api-Key', 'abc {click_id}', []],
    ['Authorization', 'Bearer abc', []],
    ['X A', 'x', ['header_name']],
    ['X:', 'x', ['header_name']],
    ['X\r\nY', 'x', ['header_name']],
    ['', 'x', ['header_name']],
    ['X-A', 'a\r\nX-B: 1', ['header_value']],
    ['X-A', 'a\nb', ['header_value']],
    ['X-A', 'a\u0000', ['header_value']],
    ['X-A', 'é', ['header_value']],
    ['X-A', '<api key>', ['placeholder_left']],
    ['X-A', '{clickid}', ['unknown_macro']],
    ['{sub1}', 'x', ['header_name']],
    ['Host', 'evil.example', ['header_reserved']],
    ['content-length', '5', ['header_reserved']],
    ['Transfer-Encoding', 'chunked', ['header_reserved']],
    ['Webhook-Signature', 'v1,x', ['header_reserved']],
    ['Proxy-Authorization', 'x', ['header_reserved']],
  ])('%j: %j gives %j', (name, value, codes) => {
    expect(errorsOf({ headers: { [name]: value } })).toEqual(codes)
  })

  test('may not be given twice under different case', () => {
    expect(errorsOf({ headers: { 'X-A': '1', 'x-a': '2' } })).toEqual(['header_repeated'])
  })

  test('of 3,000 characters is refused', () => {
    expect(errorsOf({ headers: { 'X-A': 'x'.repeat(3000) } })).toEqual(['header_value'])
  })

  test('may not come in a crowd', () => {
    const headers = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`X-${i}`, '1']))
    expect(errorsOf({ headers })).toEqual(['too_many_headers'])
  })
})

describe('a body', () => {
  test.each([
    ['{"id":"{aff_click_id}","sum":{amount_minor},"o":{"e":{}}}', []],
    ['[{payout}]', []],
    ['{"id":{aff_click_id}}', []],
    ['{"id":"{aff_click_id}"', ['body_not_json']],
    ['id={aff_click_id}', ['body_not_json']],
    ['{"id":"{clickid}"}', ['unknown_macro']],
    ['{"id":"<account id>"}', ['placeholder_left']],
  ])('of JSON %j gives %j', (template, codes) => {
    expect(errorsOf({ method: 'POST', body: { format: 'json', template } })).toEqual(codes)
  })

  test('of 17,000 characters is refused', () => {
    const template = JSON.stringify('x'.repeat(17_000))
    expect(errorsOf({ method: 'POST', body: { format: 'json', template } })).toEqual(['body_too_long'])
  })

  test('of a form need not be JSON', () => {
    expect(errorsOf({ method: 'POST', body: { format: 'form', template: 'id={aff_click_id}' } })).toEqual([])
  })
})
