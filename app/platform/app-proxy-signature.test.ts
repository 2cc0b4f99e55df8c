import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkProxySignature } from './app-proxy-signature.server.ts'

const SECRET = 'hush'
const NOW = 1_795_219_200_000

/** Signs as Shopify documents it, on its own: pairs sorted as strings, repeated values joined by commas. */
function signed(query: string, secret = SECRET): string {
  const grouped = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(query))
    grouped.set(name, [...(grouped.get(name) ?? []), value])
  const text = [...grouped]
    .map(([name, values]) => `${name}=${values.join(',')}`)
    .sort()
    .join('')
  return `${query}&signature=${createHmac('sha256', secret).update(text).digest('hex')}`
}
const base = `shop=demo.myshopify.com&path_prefix=%2Fapps%2Fthroughline&timestamp=${NOW / 1000}&logged_in_customer_id=`

test.each([
  ['as Shopify sends it', base],
  ['with names that are prefixes of one another', `${base}&sub=x&sub1=a&sub10=b&Sub2=c`],
  ['with repeated values', `${base}&tag=a&tag=b`],
  ['with an encoded value', `${base}&url=https%3A%2F%2Fs.example%2F%3Fa%3D1%26b%3D2`],
])('a request %s is accepted', (_what, query) => {
  expect(checkProxySignature(signed(query), [SECRET], NOW)).toMatchObject({
    ok: true,
    shopDomain: 'demo.myshopify.com',
  })
})

test('the previous secret is still accepted', () => {
  expect(checkProxySignature(signed(base, 'old'), [SECRET, 'old'], NOW).ok).toBe(true)
})

test.each([
  ['another secret', signed(base, 'wrong'), 'bad_signature'],
  ['a changed parameter', signed(`${base}&via=ann`).replace('via=ann', 'via=bob'), 'bad_signature'],
  ['no timestamp', signed('shop=demo.myshopify.com'), 'missing_parameter'],
  ['two timestamps', signed(`${base}&timestamp=${NOW / 1000}`), 'repeated_parameter'],
  ['two shops', signed(`${base}&shop=evil.myshopify.com`), 'repeated_parameter'],
  ['no signature', base, 'missing_parameter'],
  ['an old timestamp', signed(base.replace(String(NOW / 1000), String(NOW / 1000 - 91))), 'stale'],
  ['a timestamp that is no number', signed(base.replace(String(NOW / 1000), 'NaN')), 'stale'],
])('a request with %s is refused', (_what, query, reason) => {
  expect(checkProxySignature(query, [SECRET], NOW)).toEqual({ ok: false, reason })
})

test.each([
  ['a customer', 'logged_in_customer_id=7', { customerId: null, pathPrefix: '/apps/throughline' }],
  ['a path prefix', 'path_prefix=%2Fevil', { customerId: null, pathPrefix: '' }],
])('%s that the visitor’s own link names beside Shopify’s is not believed', (_what, added, expected) => {
  expect(checkProxySignature(signed(`${base}&${added}`), [SECRET], NOW)).toMatchObject({
    ok: true,
    ...expected,
  })
})
