import { expect, test } from 'vitest'
import { storefrontSettings, type StorefrontFacts } from './storefront-settings.ts'

const facts = { proxyPrefix: null, lookbacks: [], arrivals: [] }

test.each<[string, Partial<StorefrontFacts>, object]>([
  ['a shop of which nothing is known', {}, { v: 1, proxy: '/apps/throughline', days: 30, arrivals: [] }],
  ['a proxy that the merchant has moved', { proxyPrefix: '/a/links' }, { proxy: '/a/links' }],
  ['offers of several lookbacks', { lookbacks: [7, 90, 30] }, { days: 90 }],
  ['an offer of unlimited lookback', { lookbacks: [7, null] }, { days: null }],
  ['networks, whatever their order', { arrivals: ['cjevent', 'awc'] }, { arrivals: ['awc', 'cjevent'] }],
  [
    'more networks than there may be',
    { arrivals: Array.from({ length: 11 }, (_, n) => `n${n}`) },
    { arrivals: ['n0', 'n1', 'n10', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8'] },
  ],
])('of %s', (_what, change, expected) => {
  expect(JSON.parse(storefrontSettings({ ...facts, ...change }))).toMatchObject(expected)
})

test('the same facts make the same text', () => {
  const one = storefrontSettings({ ...facts, arrivals: ['a', 'b'], lookbacks: [1, 2] })
  expect(storefrontSettings({ ...facts, arrivals: ['b', 'a'], lookbacks: [2, 1] })).toBe(one)
})
