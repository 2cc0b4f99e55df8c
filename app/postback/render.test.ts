import { expect, test } from 'vitest'
import { testValues, type MacroValues } from './macros.ts'
import { compileRequest, renderRequest, type RenderedRequest, type RequestConfig } from './render.ts'

const GET: RequestConfig = {
  method: 'GET',
  url: 'https://t.example/p?cid={aff_click_id}',
  headers: {},
  body: null,
}

function render(config: RequestConfig, values: Partial<MacroValues> = testValues('USD')): RenderedRequest {
  const compiled = compileRequest(config)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors))
  return renderRequest(compiled.request, values, { deliveryId: 'dlv_1', attempt: 3 })
}

test('a GET has the URL, the headers and no body', () => {
  const config = { ...GET, headers: { 'X-Key': 'k', 'X-Try': '{delivery_id}/{attempt}' } }
  expect(render({ ...config, body: { format: 'json', template: '{}' } })).toEqual({
    method: 'GET',
    url: 'https://t.example/p?cid=test-aff-click-001',
    headers: { 'X-Key': 'k', 'X-Try': 'dlv_1/3' },
    body: null,
  })
})

test('a POST without a body template sends the rendered query as a form', () => {
  const url = 'https://t.example/p?cid={aff_click_id}&x={sub1}&x=%26#top'
  expect(render({ ...GET, method: 'POST', url }, { sub1: 'a b' })).toEqual({
    method: 'POST',
    url: 'https://t.example/p#top',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'cid=&x=a%20b&x=%26',
  })
})

test('a POST without a body template and without a query has an empty body', () => {
  expect(render({ ...GET, method: 'POST', url: 'https://t.example/{sub1}' }).body).toBe('')
})

test('a POST with a form template keeps the query in the URL', () => {
  const body = { format: 'form', template: 'who={sub1}&sum={payout}' } as const
  expect(
    render({ ...GET, method: 'POST', body }, { sub1: 'a b', payout: '1.00', aff_click_id: 'c' }),
  ).toEqual({
    method: 'POST',
    url: 'https://t.example/p?cid=c',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'who=a+b&sum=1.00',
  })
})

test('a POST with a JSON template escapes its values and says its type', () => {
  const body = { format: 'json', template: '{"sum":{amount_minor},"name":"{sub1}"}' } as const
  const request = render({ ...GET, method: 'POST', body }, { amount_minor: '4999', sub1: '"' })
  expect(request.headers).toEqual({ 'content-type': 'application/json' })
  expect(request.body).toBe('{"sum":4999,"name":"\\""}')
})

test('a content type of its own is left alone', () => {
  const headers = { 'Content-Type': 'application/vnd.api+json' }
  const body = { format: 'json', template: '{}' } as const
  expect(render({ ...GET, method: 'POST', headers, body }).headers).toEqual(headers)
})

test('errors of every part are reported, each with its part', () => {
  const compiled = compileRequest({
    method: 'POST',
    url: 'https://t.example/?a={clickid}',
    headers: { 'X-A': '{amont}' },
    body: { format: 'form', template: 'x={pay_out}&y={foo' },
  })
  expect(compiled).toEqual({
    ok: false,
    errors: [
      { code: 'unknown_macro', macro: 'clickid', suggestion: 'click_id', at: { part: 'url' } },
      { code: 'unknown_macro', macro: 'pay_out', suggestion: 'payout', at: { part: 'body' } },
      { code: 'stray_brace', near: 'ay_out}&y={foo', at: { part: 'body' } },
      { code: 'unknown_macro', macro: 'amont', suggestion: 'amount', at: { part: 'header', header: 'X-A' } },
    ],
  })
})
