import { expect, test } from 'vitest'
import { nothing, type Measures } from '../figures/measures.ts'
import { showChanges, type ShownChanges } from './show-measures.ts'

const of = (change: Partial<Measures>): Measures => ({ ...nothing(0), ...change })

test.each<[string, Partial<Measures>, Partial<Measures>, Partial<ShownChanges>]>([
  ['more', { clicks: 45 }, { clicks: 40 }, { clicks: '+12.5%' }],
  ['less', { amountMinor: 150n }, { amountMinor: 180n }, { revenue: '-16.7%' }],
  ['nothing left', { conversions: 0 }, { conversions: 3 }, { conversions: '-100.0%' }],
  ['the same', { approved: 3 }, { approved: 3 }, { approved: null }],
  ['something where there was nothing', { payoutMinor: 5n }, {}, { payout: null }],
  ['clicks that are not known', { clicks: null, conversions: 2 }, { clicks: null, conversions: 1 }, { clicks: null, rate: null, perClick: null, conversions: '+100.0%' }],
  ['what is pending or in hold', { pending: 1, hold: 2 }, { hold: 2 }, { held: '+50.0%' }],
  ['a rate, of itself', { clicks: 10, conversions: 3 }, { clicks: 10, conversions: 2 }, { rate: '+50.0%' }],
  ['earnings per click', { clicks: 10, payoutMinor: 300n }, { clicks: 10, payoutMinor: 200n }, { perClick: '+50.0%' }],
  ['a payout that was taken back', { payoutMinor: 100n }, { payoutMinor: -100n }, { payout: '+200.0%' }],
])('the change is told of %s', (_what, now, before, expected) =>
  expect(showChanges(of(now), of(before), 'en')).toMatchObject(expected)) // prettier-ignore
