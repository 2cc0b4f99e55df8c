import { describe, expect, test } from 'vitest'
import { isListed, readAddressEntry } from './address-list.ts'

describe('an entry', () => {
  test.each([
    [' 203.0.113.7 ', '203.0.113.7'],
    ['203.0.113.77/24', '203.0.113.0/24'],
    ['10.255.255.255/9', '10.128.0.0/9'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['2001:db8::ffff/32', '2001:db8::/32'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
  ])('%j is kept as %s', (typed, kept) => expect(readAddressEntry(typed)).toBe(kept))

  test.each([
    '',
    '203.0.113',
    '0203.0.113.7',
    '203.0.113.256',
    '203.0.113.7/33',
    '203.0.113.7/',
    '203.0.113.7/24/8',
    '203.0.113.7/-1',
    '2001:db8::/129',
    'fe80::1%eth0',
    'example.com',
    '::ffff:203.0.113.0/120',
  ])('%j is none', (typed) => expect(readAddressEntry(typed)).toBeNull())
})

test.each<[string, string[], boolean]>([
  ['203.0.113.7', ['203.0.113.7'], true],
  ['203.0.113.8', ['203.0.113.7'], false],
  ['203.0.113.8', ['198.51.100.1', '203.0.113.0/24'], true],
  ['203.0.114.8', ['203.0.113.0/24'], false],
  ['::ffff:203.0.113.8', ['203.0.113.0/24'], true],
  ['2001:db8::9', ['2001:db8::/32'], true],
  ['2001:db9::9', ['2001:db8::/32'], false],
  ['203.0.113.8', ['::/0'], false],
  ['2001:db8::9', ['0.0.0.0/0'], false],
  ['', ['0.0.0.0/0'], false],
  ['admin', ['0.0.0.0/0', '::/0'], false],
])('%j against %j: %s', (address, entries, listed) => expect(isListed(address, entries)).toBe(listed))
