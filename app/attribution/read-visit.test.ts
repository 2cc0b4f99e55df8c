import { expect, test } from 'vitest'
import { readVisit } from './read-visit.ts'

const networks = new Map([
  ['awc', 'awin'],
  ['cjevent', 'cj'],
])
const visit = (via: string, change: object = {}) => ({
  via,
  offer: null,
  subs: [null, null, null, null, null],
  affClickId: null,
  ...change,
})

test.each<[string, Record<string, string>, object | null]>([
  ['names its partner, whatever the case', { via: 'Ann' }, visit('ann')],
  [
    'carries offer, sub ids under both names, and the partner’s click id',
    { via: 'ann', offer: 'Summer', sub1: 'one', affS1: 'other', affS2: 'two', aff_click_id: 'theirs' },
    visit('ann', { offer: 'summer', subs: ['one', 'two', null, null, null], affClickId: 'theirs' }),
  ],
  [
    'of a network carries the network’s own click id',
    { awc: '123_456' },
    visit('awin', { affClickId: '123_456' }),
  ],
  ['that names a partner is his, whatever else it arrived with', { awc: '123', via: 'ann' }, visit('ann')],
  ['of two networks is of the first', { cjevent: 'c', awc: 'a' }, visit('cj', { affClickId: 'c' })],
  ['without either says nothing', { sub1: 'one' }, null],
  ['with an empty name says nothing', { via: ' ' }, null],
])('a landing page %s', (_what, query, expected) => {
  expect(readVisit(query, networks)).toEqual(expected)
})
