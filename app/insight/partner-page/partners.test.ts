// Partners over PostgreSQL: found page by page, with their figures, saved by one at a time, and never those of another shop.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldFigures } from '#app/conversion/figures.server.ts'
import { BLANK_PARTNER, type PartnerDraft } from '#app/program/partner/partner-draft.ts'
import { readPartner, switchPartner } from '#app/program/partner/partner-store.server.ts'
import { bookConversions } from '../../../test/setup/book-conversions.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { exportPartners } from './export-partners.server.ts'
import { findPartners } from './find-partners.server.ts'
import { readListQuery } from './list-query.ts'
import { readPartnerFigures } from './partner-figures.server.ts'
import { addPartner, addShop, newId, NOW_MS, READER, type TestShop } from './partners.fixture.ts'
import { savePartner } from './save-partner.server.ts'

let database: TestDatabase
let shop: TestShop
let other: TestShop
const ids: Record<string, string> = {}
beforeAll(async () => {
  database = await createTestDatabase()
  const { pool } = database
  shop = await addShop(pool, 'one')
  other = await addShop(pool, 'two')
  ids['jo'] = await addPartner(pool, shop, 'jo', { name: 'Jo', email: 'Jo@mail.example', coupon: 'JO10' })
  ids['al'] = await addPartner(pool, shop, 'al', { name: 'al', status: 'paused' })
  ids['zoe'] = await addPartner(pool, shop, 'zoe', { name: 'Zoë', arrival: 'awc' })
  ids['stranger'] = await addPartner(pool, other, 'jo', { name: 'Jo', coupon: 'JO10', arrival: 'awc' })
})
afterAll(() => database.close())

const names = async (search: string, limit = 10) => {
  const page = await findPartners(database.pool, shop, readListQuery(new URLSearchParams(search)), limit)
  return page.partners.map(({ name }) => name)
}
const draft = (change: Partial<PartnerDraft>) => ({ ...BLANK_PARTNER, name: 'New', slug: 'new', ...change })
const save = (input: { id: string | null; version: number | null; draft: unknown }) =>
  savePartner({ db: database, newId, reader: READER }, shop, input)

describe('the list', () => {
  test.each([
    ['', ['al', 'Jo', 'Zoë']],
    ['status=active', ['Jo', 'Zoë']],
    ['status=paused', ['al']],
    ['search=ZO', ['Zoë']],
    ['search=jo@MAIL', ['Jo']],
    ['search=example', ['Jo']],
    ['search=jo10', ['Jo']],
    ['search=%20Jo10', ['Jo']],
    ['search=%25', []],
    ['search=ail', []],
    ['search=jo&status=paused', []],
  ])('%j finds %j', async (search, found) => expect(await names(search)).toEqual(found))

  test('goes on after and before a partner', async () => {
    expect(await names(`after=${ids['al']}`, 1)).toEqual(['Jo'])
    expect(await names(`before=${ids['zoe']}`, 1)).toEqual(['Jo'])
    const page = await findPartners(database.pool, shop, readListQuery(new URLSearchParams()), 2)
    expect(page).toMatchObject({ hasBefore: false, hasAfter: true })
    const last = readListQuery(new URLSearchParams(`after=${ids['jo']}`))
    expect(await findPartners(database.pool, shop, last, 2)).toMatchObject({
      hasBefore: true,
      hasAfter: false,
    })
  })

  test('begins anew where the partner of its address is another shop’s', async () => {
    expect(await names(`after=${ids['stranger']}`)).toEqual(['al', 'Jo', 'Zoë'])
  })

  test('is exported whole, formulas made harmless', async () => {
    await database.pool.query(`UPDATE partner SET name = '=Zoë' WHERE id = $1`, [ids['zoe']])
    const clock = { nowMs: NOW_MS, signal: new AbortController().signal }
    const query = { search: '', status: 'active' } as const
    let file = ''
    for await (const part of exportPartners(database.pool, shop, { currency: 'USD' }, query, clock))
      file += part
    const lines = file.split('\r\n')
    expect(lines.slice(1)).toEqual([
      "'=Zoë,zoe,,,awc,active,0,0,USD,0.00,0.00,0.00,0.00,0.00,0.00",
      'Jo,jo,Jo@mail.example,JO10,,active,0,0,USD,0.00,0.00,0.00,0.00,0.00,0.00',
      '',
    ])
    await database.pool.query(`UPDATE partner SET name = 'Zoë' WHERE id = $1`, [ids['zoe']])
  })
})

test('figures are the last 30 days’ and the balance is the ledger’s, by currency', async () => {
  const { pool } = database
  interface Fields {
    of?: TestShop
    partner?: string
    days: number
    status?: string
    currency?: string
    amount?: bigint
    payout?: bigint
    paid?: bigint
    test?: boolean
  }
  const conversion = async (id: string, fields: Fields) => {
    const { of = shop, partner = ids['jo']!, days, status = 'approved', currency = 'USD' } = fields
    const { amount = 1000n, payout = amount / 10n, paid = 0n, test = false } = fields
    await pool.query(
      `INSERT INTO conversion (shop_id, id, event, status, currency, amount_minor, payout_minor, original_amount_minor,
         original_payout_minor, sale_amount_minor, discount_minor, partner_id, offer_id, method, source, test, payout_terms,
         paid_minor, paid_at, occurred_at, created_at, changed_at)
       VALUES ($1, $2, 'sale', $3, $4, $5, $6, $5, $6, $5, 0, $7, $8, 'click', 'inbound', $9, '{}', $10::bigint, CASE WHEN $10::bigint <> 0 THEN $11::timestamptz END, $11, $11, $11)`,
      [of.shopId, id, status, currency, amount, payout, partner, of.offerId, test, paid, new Date(NOW_MS - days * 86_400_000)], // prettier-ignore
    )
    await bookConversions(pool, of.shopId, [id])
  }
  await conversion('c1', { days: 1 })
  await conversion('c2', { days: 31, payout: 1400n, paid: 1200n })
  await conversion('c3', { days: 1, status: 'rejected', amount: 0n })
  await conversion('c4', { days: 1, test: true })
  await conversion('c5', { days: 40, status: 'hold', currency: 'EUR', payout: 70n })
  await conversion('c6', { of: other, partner: ids['stranger']!, days: 1, paid: 9n })
  for (const [of, partner] of [
    [shop, ids['jo']],
    [other, ids['stranger']],
  ] as const)
    await pool.query(
      `INSERT INTO click (shop_id, id, offer_id, partner_id, source, created_at) VALUES ($1, $2, $3, $4, 'link', $5)`,
      [of.shopId, newId(), of.offerId, partner, new Date(NOW_MS)],
    )
  const figures = await readPartnerFigures(pool, shop, [ids['jo']!, ids['al']!, ids['stranger']!], NOW_MS)
  const none = { revenueMinor: 0n, payoutMinor: 0n }
  expect(figures.get(ids['jo']!)).toEqual({
    clicks: 1,
    conversions: 1,
    money: [
      { currency: 'EUR', heldMinor: 70n, approvedMinor: 0n, paidMinor: 0n, dueMinor: 0n, ...none },
      {
        currency: 'USD',
        heldMinor: 0n,
        approvedMinor: 1500n,
        paidMinor: 1200n,
        dueMinor: 300n,
        revenueMinor: 1000n,
        payoutMinor: 100n,
      },
    ],
  })
  for (const nobody of ['al', 'stranger'])
    expect(figures.get(ids[nobody]!)).toEqual({ clicks: 0, conversions: 0, money: [] })
  await foldFigures(database)
  expect(await readPartnerFigures(pool, shop, [ids['jo']!], NOW_MS)).toEqual(
    new Map([[ids['jo']!, figures.get(ids['jo']!)]]),
  )
})

describe('saving', () => {
  test('creates one and counts its edits; who is late is shown what is there', async () => {
    const created = await save({ id: null, version: null, draft: draft({}) })
    if (created.kind !== 'saved') throw new Error(created.kind)
    const edit = { id: created.id, version: created.version }
    expect(await save({ ...edit, draft: draft({ name: 'Mine' }) })).toMatchObject({
      kind: 'saved',
      version: 2,
    })
    expect(await save({ ...edit, draft: draft({ name: 'Theirs' }) })).toMatchObject({
      kind: 'conflict',
      version: 2,
      theirs: { name: 'Mine' },
    })
  })

  test.each<[Partial<PartnerDraft>, string]>([
    [{ slug: 'jo' }, 'slug'],
    [{ slug: 'x', arrivalParameter: 'awc' }, 'arrivalParameter'],
    [{ slug: 'x', arrivalParameter: 'via' }, 'arrivalParameter'],
    [{ slug: 'x', defaultOfferId: '01900000-0000-7000-8000-000000000001' }, 'defaultOfferId'],
    [{ slug: 'X Y' }, 'slug'],
  ])('%j is refused beside %s, and nothing is written', async (change, path) => {
    const saved = await save({ id: null, version: null, draft: draft({ name: 'Refused one', ...change }) })
    expect(saved.kind === 'refused' && saved.problems.map((problem) => problem.path)).toEqual([path])
    expect(await names('search=refused')).toEqual([])
  })

  test('of two that want the same short name at once, one is refused', async () => {
    const both = await Promise.all(
      [1, 2].map(() => save({ id: null, version: null, draft: draft({ slug: 'same' }) })),
    )
    expect(both.map(({ kind }) => kind).sort()).toEqual(['refused', 'saved'])
  })

  test('another shop’s partner is not there: neither read, nor saved, nor paused', async () => {
    const id = ids['stranger']!
    expect(await save({ id, version: 1, draft: draft({}) })).toEqual({ kind: 'not_found' })
    expect(await readPartner(database.pool, shop, id)).toBeNull()
    expect(await switchPartner(database.pool, shop, id, 'paused', NOW_MS)).toBe(false)
    expect(await readPartner(database.pool, other, id)).toMatchObject({ status: 'active' })
  })
})
