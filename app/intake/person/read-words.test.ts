// Words of a terminal, and the commands they stand for.
import { expect, test } from 'vitest'
import { readMoney, readWords } from './read-words.ts'

test.each([
  ['approve a b', { kind: 'approve', conversionIds: ['a', 'b'] }],
  ['reject a', { kind: 'reject', conversionIds: ['a'] }],
  ['withdraw a', { kind: 'withdraw', conversionIds: ['a'] }],
  ['pay a', { kind: 'mark_paid', conversionIds: ['a'] }],
  ['unpay a', { kind: 'mark_unpaid', conversionIds: ['a'] }],
  [
    'payout 12.50 usd a b',
    { kind: 'change_payout', conversionIds: ['a', 'b'], amount: { text: '12.50', currency: 'USD' } },
  ],
  ['payout rules a b', { kind: 'change_payout', conversionIds: ['a', 'b'], amount: null }],
  ['move Jo a b', { kind: 'move', conversionIds: ['a', 'b'], to: { partner: 'jo', offer: null } }],
  ['move jo/summer a', { kind: 'move', conversionIds: ['a'], to: { partner: 'jo', offer: 'summer' } }],
  ['credit jo #1001', { kind: 'credit', order: '#1001', to: { partner: 'jo', offer: null } }],
  [
    'create jo/summer 49.90 eur',
    { kind: 'create', amount: { text: '49.90', currency: 'EUR' }, to: { partner: 'jo', offer: 'summer' } },
  ],
])('%s', (line, words) => expect(readWords(line.split(' '))).toEqual(words))

test.each([
  '',
  'approve',
  'constructor a',
  'payout',
  'payout rules',
  'payout 12.50 USD',
  'move jo',
  'credit jo',
  'credit jo #1 #2',
  'create jo 5',
  'create jo 5 USD more',
  'delete a',
])('"%s" says nothing that could be done', (line) => expect(readWords(line.split(' '))).toBeNull())

test.each([
  ['12.50', 'USD', 1250n],
  ['1250', 'JPY', 1250n],
  ['1.250', 'KWD', 1250n],
  ['12.505', 'USD', '12.505 is no amount of USD.'],
  ['12,50', 'USD', '12,50 is no amount of USD.'],
  ['12.50', 'XXY', 'XXY is no currency.'],
])('%s %s', (text, currency, money) => expect(readMoney({ text, currency })).toBe(money))
