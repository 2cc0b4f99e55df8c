import { describe, expect, test } from 'vitest'
import { checkHostName, checkLinkHost, MESSAGES } from './host-name.ts'

describe('a host name', () => {
  test.each([
    ['go.example.com', 'go.example.com'],
    ['  GO.Example.COM. ', 'go.example.com'],
    ['https://go.example.com/path?x=1#y', 'go.example.com'],
    ['http://go.example.com', 'go.example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['日本語.example', 'xn--wgv71a119e.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['ｅｘａｍｐｌｅ.com', 'example.com'],
    [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
  ])('entered as %j is %s', (entered, host) => {
    expect(checkHostName(entered)).toEqual({ ok: true, host })
  })

  test.each([
    ['', MESSAGES.malformed],
    ['localhost', MESSAGES.malformed],
    ['go example.com', MESSAGES.malformed],
    ['go.example.com:8080', MESSAGES.malformed],
    ['https://go.example.com:8080/', MESSAGES.malformed],
    ['user@example.com', MESSAGES.malformed],
    ['https://user:pass@example.com/', MESSAGES.malformed],
    ['example.com/path', MESSAGES.malformed],
    ['-go.example.com', MESSAGES.malformed],
    ['go_there.example.com', MESSAGES.malformed],
    ['*.example.com', MESSAGES.malformed],
    ['go..example.com', MESSAGES.malformed],
    ['example.123', MESSAGES.malformed],
    [`${'a'.repeat(64)}.example`, MESSAGES.malformed],
    [`${'a.'.repeat(126)}example`, MESSAGES.malformed],
    ['ftp://go.example.com', MESSAGES.malformed],
    ['go.example.com\0', MESSAGES.malformed],
    ['127.0.0.1', MESSAGES.address],
    ['0x7f.1', MESSAGES.address],
    ['2130706433', MESSAGES.address],
    ['http://127.1/', MESSAGES.address],
    ['::1', MESSAGES.address],
    ['[2001:db8::1]', MESSAGES.address],
  ])('is not %j', (entered, message) => {
    expect(checkHostName(entered)).toEqual({ ok: false, message })
  })
})

test.each([
  ['go.example.com', { ok: true, host: 'go.example.com' }],
  ['demo.myshopify.com', { ok: false, message: MESSAGES.shopify }],
  ['myshopify.com', { ok: false, message: MESSAGES.shopify }],
  ['notmyshopify.com', { ok: true, host: 'notmyshopify.com' }],
  ['APP.example.com', { ok: false, message: MESSAGES.ours }],
  ['127.0.0.1', { ok: false, message: MESSAGES.address }],
])('as a host for links %j gives %j', (entered, result) => {
  expect(checkLinkHost(entered, 'app.example.com:3000')).toEqual(result)
})
