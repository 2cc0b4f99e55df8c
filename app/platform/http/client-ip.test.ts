import { expect, test } from 'vitest'
import { clientIp } from './client-ip.ts'

test.each([
  ['nobody is trusted', '198.51.100.1', '203.0.113.9', 0, '198.51.100.1'],
  ['one proxy is trusted', '10.0.0.1', '203.0.113.9', 1, '203.0.113.9'],
  ['the caller wrote a header of his own', '10.0.0.1', '1.1.1.1, 203.0.113.9', 1, '203.0.113.9'],
  ['two proxies are trusted', '10.0.0.1', '1.1.1.1, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
  ['fewer proxies answered than are trusted', '10.0.0.1', undefined, 2, '10.0.0.1'],
  ['IPv4 came over an IPv6 socket', '::ffff:198.51.100.1', undefined, 0, '198.51.100.1'],
])('where %s', (_what, socket, forwarded, trusted, expected) => {
  expect(clientIp(socket, forwarded, trusted)).toBe(expected)
})
