// The import over PostgreSQL: a preview writes nothing, a confirmed file is written whole or not at all.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { assignCoupon } from '#app/attribution/assign-coupon.server.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { addPartner, addShop, newId, READER, type TestShop } from '../partner-page/partners.fixture.ts'
import { importPartners, previewImport, type ImportPreview } from './import-partners.server.ts'
import { MAX_IMPORT_ROWS } from './read-csv.server.ts'

let database: TestDatabase
let shop: TestShop
let other: TestShop
let shops = 0
beforeAll(async () => void (database = await createTestDatabase()))
afterAll(() => database.close())
beforeEach(async () => {
  shop = await addShop(database.pool, `shop${++shops}`)
  other = await addShop(database.pool, `other${shops}`)
  await addPartner(database.pool, shop, 'jo', { name: 'Jo', coupon: 'JO10' })
  await addPartner(database.pool, other, 'al', { name: 'Al of another', coupon: 'AL10' })
})

const ports = () => ({ db: database, newId, reader: READER })
const bytes = (lines: string[]) => Buffer.from(['name,slug,email,coupon,offer', ...lines].join('\n'))
async function preview(lines: string[]): Promise<ImportPreview> {
  const answer = await previewImport(ports(), shop, bytes(lines))
  if (answer.kind !== 'preview') throw new Error(answer.kind)
  return answer
}
const confirm = async (lines: string[], fingerprint: string) =>
  importPartners(ports(), shop, bytes(lines), fingerprint)
const partners = async (of: TestShop) =>
  (
    await database.pool.query<{ slug: string; name: string; codes: string[]; version: number }>(
      `SELECT slug, name, version, ARRAY(SELECT code FROM coupon WHERE partner_id = partner.id ORDER BY code) AS codes
         FROM partner WHERE shop_id = $1 ORDER BY slug`,
      [of.shopId],
    )
  ).rows

const GOOD = ['Al,al,al@mail.example,AL10,', 'Joanna,jo,,JO20,other', 'Joanna,jo,,JO10,']

test('a preview tells row by row and writes nothing', async () => {
  const before = await partners(shop)
  const shown = await preview([...GOOD, 'X,x,nobody,,'])
  expect(shown.counts).toEqual({ create: 1, update: 1, skip: 1, refuse: 1 })
  expect(shown.rows.map(({ line, action, words }) => [line, action, words])).toEqual([
    [5, 'refuse', ['Enter one address like name@example.com.']],
    [2, 'create', ['coupon AL10 added']],
    [3, 'update', ['name: Jo → Joanna', 'coupon JO20 added']],
    [4, 'skip', ['nothing differs from what is there']],
  ])
  expect(await partners(shop)).toEqual(before)
})

test('what is confirmed is written, and another shop’s partners of the same names are left alone', async () => {
  const { fingerprint } = await preview(GOOD)
  expect(await confirm(GOOD, fingerprint)).toEqual({
    kind: 'imported',
    counts: { create: 1, update: 1, skip: 1, refuse: 0 },
  })
  expect(await partners(shop)).toEqual([
    { slug: 'al', name: 'Al', codes: ['AL10'], version: 1 },
    { slug: 'jo', name: 'Joanna', codes: ['JO10', 'JO20'], version: 2 },
  ])
  expect(await partners(other)).toEqual([{ slug: 'al', name: 'Al of another', codes: ['AL10'], version: 1 }])
  const again = await preview(GOOD)
  expect(again.counts).toEqual({ create: 0, update: 0, skip: 3, refuse: 0 })
})

test('a row that has become wrong since the preview is told, and nothing is written', async () => {
  const { fingerprint } = await preview(GOOD)
  await addPartner(database.pool, shop, 'zed', { name: 'Zed', coupon: 'al10' })
  const before = await partners(shop)
  const answer = await confirm(GOOD, fingerprint)
  expect(answer).toMatchObject({ kind: 'preview', hasChanged: true, counts: { refuse: 1 } })
  expect(answer.kind === 'preview' && answer.rows[0]?.words).toEqual([
    'The code AL10 already belongs to Zed, and a code has one owner.',
  ])
  expect(await partners(shop)).toEqual(before)
})

test('a file with a refused row is not imported, even if it was confirmed', async () => {
  const lines = [...GOOD, 'X,x,nobody,,']
  const { fingerprint } = await preview(lines)
  expect(await confirm(lines, fingerprint)).toMatchObject({ kind: 'preview', hasChanged: false })
  expect((await partners(shop)).map(({ slug }) => slug)).toEqual(['jo'])
})

test('a code that is assigned at the same moment has one owner, and the import is whole or nothing', async () => {
  const jo = (
    await database.pool.query<{ id: string }>('SELECT id FROM partner WHERE shop_id = $1', [shop.shopId])
  ).rows[0]!.id
  const { fingerprint } = await preview(GOOD)
  const coupon = { shopId: shop.shopId, id: newId(), code: 'AL10', partnerId: jo, offerId: shop.offerId }
  const [assigned, imported] = await Promise.all([
    assignCoupon(database.pool, coupon),
    confirm(GOOD, fingerprint),
  ])
  const owners = (await partners(shop)).filter(({ codes }) => codes.includes('AL10')).map(({ slug }) => slug)
  if (assigned.kind === 'assigned') {
    expect(imported.kind).toBe('preview')
    expect(owners).toEqual(['jo'])
  } else {
    expect(imported.kind).toBe('imported')
    expect(owners).toEqual(['al'])
  }
})

test('the largest file is imported in one transaction', async () => {
  const lines = Array.from(
    { length: MAX_IMPORT_ROWS },
    (_, n) => `Partner ${n},p${n},p${n}@mail.example,CODE${n},`,
  )
  const shown = await preview(lines)
  expect(shown.rows).toHaveLength(500)
  expect(await confirm(lines, shown.fingerprint)).toMatchObject({ counts: { create: MAX_IMPORT_ROWS } })
  expect(await partners(shop)).toHaveLength(MAX_IMPORT_ROWS + 1)
})
