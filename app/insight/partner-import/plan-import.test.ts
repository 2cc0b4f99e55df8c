import { describe, expect, test } from 'vitest'
import type { ImportRow } from './import-row.ts'
import { planImport, type ShopFacts } from './plan-import.ts'

const facts: ShopFacts = {
  partners: new Map([
    ['jo', { id: 'p-jo', name: 'Jo', email: 'jo@x.example', defaultOfferId: null, arrivalParameter: 'awc' }],
  ]),
  coupons: new Map([
    ['jo10', { partnerId: 'p-jo', partnerName: 'Jo', offerId: 'o-main', offerName: 'Main' }],
    ['al10', { partnerId: 'p-al', partnerName: 'Al', offerId: 'o-main', offerName: 'Main' }],
  ]),
  offers: new Map([
    ['main', { id: 'o-main', name: 'Main' }],
    ['other', { id: 'o-other', name: 'Other' }],
  ]),
  defaultOfferId: 'o-main',
  arrivals: new Map([
    ['awc', { partnerId: 'p-jo', partnerName: 'Jo' }],
    ['cjevent', { partnerId: 'p-al', partnerName: 'Al' }],
  ]),
}
const row = (fields: Partial<ImportRow>): ImportRow => ({
  line: 2,
  name: '',
  slug: 'new',
  email: '',
  coupon: '',
  offer: '',
  arrivalParameter: '',
  ...fields,
})
const plan = (...rows: Partial<ImportRow>[]) => planImport(rows.map(row), facts)
const actions = (...rows: Partial<ImportRow>[]) => plan(...rows).rows.map(({ action }) => action)

describe('a row', () => {
  test.each<[string, Partial<ImportRow>, string]>([
    ['whose partner is not there is created', { name: 'New' }, 'create'],
    [
      'that says what is there is left',
      { slug: 'jo', name: 'Jo', email: 'jo@x.example', coupon: 'JO10' },
      'skip',
    ],
    ['with empty cells leaves what is there', { slug: 'jo' }, 'skip'],
    ['that says something else changes it', { slug: 'jo', name: 'Joanna' }, 'update'],
    ['with a new code for a partner who is there', { slug: 'jo', coupon: 'JO20' }, 'update'],
    ['without a name for a new partner', {}, 'refuse'],
    ['with a bad address', { name: 'New', email: 'nobody' }, 'refuse'],
    ['with a bad short name', { name: 'New', slug: 'a b' }, 'refuse'],
    ['with a code of somebody else', { name: 'New', coupon: ' Al10 ' }, 'refuse'],
    ['with an own code for another offer', { slug: 'jo', coupon: 'jo10', offer: 'other' }, 'refuse'],
    ['with an offer that is not there', { name: 'New', offer: 'gone' }, 'refuse'],
    ['with somebody else’s arrival parameter', { name: 'New', arrivalParameter: 'cjevent' }, 'refuse'],
    ['with one of our own parameters', { name: 'New', arrivalParameter: 'sub1' }, 'refuse'],
  ])('%s', (_, fields, action) => expect(actions(fields)).toEqual([action]))
})

test('several rows of one partner are several codes of one', () => {
  const { partners } = plan({ name: 'New', coupon: 'A' }, { name: 'New', coupon: 'B', offer: 'other' })
  expect(
    [...partners.values()].map(({ coupons }) => coupons.map(({ key, offerId }) => [key, offerId])),
  ).toEqual([
    [
      ['a', 'o-main'],
      ['b', 'o-other'],
    ],
  ])
})

test('what an earlier row takes is taken for a later one', () => {
  expect(actions({ name: 'A', slug: 'a', coupon: 'X' }, { name: 'B', slug: 'b', coupon: 'x' })).toEqual([
    'create',
    'refuse',
  ])
  expect(
    actions(
      { name: 'A', slug: 'a', arrivalParameter: 'irclickid' },
      { name: 'B', slug: 'b', arrivalParameter: 'irclickid' },
    ),
  ).toEqual(['create', 'refuse'])
})

test('a shop has ten arrival parameters and no more', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({
    name: 'N',
    slug: `n${index}`,
    arrivalParameter: `p${index}`,
  }))
  expect(actions(...many)).toEqual([...Array<string>(8).fill('create'), 'refuse'])
})

test('without a coupon the offer is the partner’s own default', () => {
  const { partners } = plan({ name: 'New', offer: 'other' })
  expect(partners.get('new')).toMatchObject({ defaultOfferId: 'o-other', coupons: [] })
})
