import { expect, test } from 'vitest'
import type { Link } from './decide-click.ts'
import { decideVisit } from './decide-visit.ts'
import { link } from './link.fixture.ts'

const visit = { via: 'jo', offer: null, subs: [null, null, null, null, null], affClickId: null }

test('a visit of an active partner is his click', () => {
  expect(decideVisit(visit, link)).toEqual({ kind: 'click', link, partnerId: 'partner', visit })
})

test.each<[string, typeof visit | null, Partial<Link>, string]>([
  ['that names nobody', null, { partner: null }, 'missing_partner'],
  ['of an unknown partner', visit, { partner: null }, 'unknown_partner'],
  ['of a paused partner', visit, { partner: { id: 'partner', active: false } }, 'partner_paused'],
  ['to a paused offer', visit, { offerActive: false }, 'offer_paused'],
  ['to a shop that uninstalled', visit, { shopActive: false }, 'shop_inactive'],
])('a visit %s is refused', (_what, words, change, reason) => {
  expect(decideVisit(words, { ...link, ...change })).toMatchObject({ kind: 'refused', reason })
})

test('a visit to an offer that is not there is of no offer at all', () => {
  expect(decideVisit(visit, null)).toEqual({ kind: 'unknown_offer' })
})
