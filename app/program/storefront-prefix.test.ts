import { expect, test } from 'vitest'
import { readProxyPrefix } from './storefront-prefix.ts'

test.each([
  ['/apps/throughline', '/apps/throughline'],
  ['/apps/throughline/', '/apps/throughline'],
  ['/a/My_Links-2', '/a/My_Links-2'],
  ['/en-ca/apps/throughline', '/apps/throughline'],
  ['/fr/community/links', '/community/links'],
  ['/zh-Hant-TW/tools/links', '/tools/links'],
  ['/some-path/apps/links', null],
  ['', null],
  ['/', null],
  ['/apps', null],
  ['apps/throughline', null],
  ['//apps/throughline', null],
  ['//evil.example', null],
  ['/apps/../admin', null],
  ['/apps/"onload="x', null],
  ['/apps/a%2fb', null],
  [`/apps/${'x'.repeat(65)}`, null],
  ['/a/b/c/d', null],
])('%s is the prefix %s', (text, expected) => {
  expect(readProxyPrefix(text)).toBe(expected)
})
