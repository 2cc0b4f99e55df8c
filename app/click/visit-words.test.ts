import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPage, readSeen, readWords } from './visit-words.ts'

const ONE = '0199a000-0000-7000-8000-000000000001'
const TWO = '0199a000-0000-7000-8000-000000000002'

describe('the words of a query', () => {
  test.each([
    ['via=jo&sub1=a%20b', { via: 'jo', sub1: 'a b' }],
    ['via=&via=jo&via=ann', { via: 'jo' }],
    ['', {}],
    ['via=%zz', { via: '%zz' }],
    ['__proto__=x', JSON.parse('{"__proto__":"x"}')],
  ])('%s', (query, words) => {
    expect(readWords(query)).toEqual(words)
  })

  test('stay in their order: the first of two networks counts', () => {
    expect(Object.keys(readWords('cjevent=1&awc=2'))).toEqual(['cjevent', 'awc'])
  })
})

describe('what was seen', () => {
  const cart = { kind: 'cart_token', key: 'c1' }
  const customer = { kind: 'customer', key: '7' }
  test.each<[string, string, string | null, object]>([
    ['a cart', `click_id=${ONE}&cart_token=c1`, null, { clickIds: [ONE], keys: [cart] }],
    ['a cart’s token with its key', `click_id=${ONE}&cart_token=c1%3Fkey%3D9`, null, { keys: [cart] }],
    ['a customer', `click_id=${ONE}`, '7', { clickIds: [ONE], keys: [customer] }],
    ['two clicks', `first_click_id=${TWO}&click_id=${ONE.toUpperCase()}`, '7', { clickIds: [ONE, TWO] }],
    [
      'one click twice',
      `first_click_id=${ONE}&click_id=${ONE}&cart_token=c1`,
      '7',
      { clickIds: [ONE], keys: [cart, customer] },
    ],
    ['nothing', 'click_id=x&cart_token=', null, { clickIds: [], keys: [], isForget: false }],
    ['a cart to forget', 'forget=1&cart_token=c1', null, { clickIds: [], keys: [cart], isForget: true }],
    ['no clear wish to forget', 'forget=0&cart_token=c1', null, { isForget: false }],
    ['a token that the database would not take', `cart_token=c%001`, null, { keys: [cart] }],
    ['a token too long to be one', `cart_token=${'x'.repeat(256)}`, null, { keys: [] }],
  ])('%s', (_what, query, customerId, expected) => {
    expect(readSeen(query, customerId)).toMatchObject(expected)
  })

  test('of no query, however broken, throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (query) => void readSeen(query, null)))
  })
})

test.each([
  [undefined, null],
  ['', null],
  ['https://s.example/p', 'https://s.example/p'],
  ['https://s.example/p?', 'https://s.example/p'],
  ['https://s.example/p?a=1&email=ada@example.com&b=2', 'https://s.example/p?a=1&b=2'],
  ['https://s.example/p?e=ada%40example.com', 'https://s.example/p'],
  ['https://s.example/p?a=1?b=2', 'https://s.example/p?a=1?b=2'],
  ['https://s.example/account/ada@example.com', 'https://s.example/'],
  ['https://s.example/account/ada%40example.com?a=1', 'https://s.example/?a=1'],
  ['https://s.example/unsubscribe/ada%2540example.com?e=ada@example.com', 'https://s.example/'],
  [`https://s.example/${'x'.repeat(600)}/ada@example.com`, 'https://s.example/'],
  [`https://s.example/${'x'.repeat(20)}`, 'https://s.example/xx'],
])('the page %s is kept as %s', (referer, page) => {
  expect(readPage(referer, page === 'https://s.example/xx' ? 20 : 512)).toBe(page)
})
