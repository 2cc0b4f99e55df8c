// The search of partners over PostgreSQL: what it finds and what not, page by page, of one shop of two, whoever writes them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { switchPartner } from '#app/program/partner/partner-store.server.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { findPartners } from './find-partners.server.ts'
import { readListQuery } from './list-query.ts'
import { addPartner, addShop, NOW_MS, type TestShop } from './partners.fixture.ts'

let database: TestDatabase
let many: TestShop
beforeAll(async () => {
  database = await createTestDatabase()
  many = await addShop(database.pool, 'searched')
  const add = (slug: string, fields: Parameters<typeof addPartner>[3]) =>
    addPartner(database.pool, many, slug, fields)
  await add('velo', { name: 'Velo & Söhne – Magazin', email: 'velo@velo.example', coupon: 'Velo-5' })
  await add('velox', { name: 'Velo Extra', status: 'paused' })
  await add('a-velo', { name: 'Anna' })
  await add('other', { name: 'Developer', coupon: 'SÖHNE' })
  await add('ink', { name: '１２ Ink' })
  const another = await addShop(database.pool, 'another')
  await addPartner(database.pool, another, 'velo-2', { name: 'Velo', coupon: 'VELO-5' })
})
afterAll(() => database.close())

const found = async (query: string, limit = 10) => {
  const asked = readListQuery(new URLSearchParams(query))
  return (await findPartners(database.pool, many, asked, limit)).partners
}
const slugs = async (query: string) => (await found(query)).map(({ slug }) => slug)

test.each([
  ['search=velo', ['a-velo', 'velo', 'velox']],
  ['search=VELO&status=active', ['a-velo', 'velo']],
  ['search=velo&status=paused', ['velox']],
  ['search=velo+soh', []],
  ['search=velo+söh', ['velo']],
  ['search=Söhne, Magazin', ['velo']],
  ['search=a-velo', ['a-velo']],
  ['search=velo@velo', ['velo']],
  ['search=elo', []],
  ['search=velo-5', ['velo']],
  ['search=12', ['ink']],
])('%s finds %j, each once', async (query, wanted) =>
  expect((await slugs(query)).toSorted()).toEqual(wanted.toSorted()),
)

test('whose coupon it is stands in front', async () => {
  expect(await slugs('search=söhne')).toEqual(['other', 'velo'])
})

test.each([
  ['v', 3],
  ['velo-5', 1],
  ['söhne', 2],
])('%s goes through its pages forth and back without gaps or repeats', async (search, count) => {
  const all = await slugs(`search=${search}`)
  expect(all).toHaveLength(count)
  const step = async (side: string, id: string) => (await found(`search=${search}&${side}=${id}`, 1))[0]
  const forth = [(await found(`search=${search}`, 1))[0]!]
  for (let next = await step('after', forth[0]!.id); next; next = await step('after', next.id))
    forth.push(next)
  expect(forth.map(({ slug }) => slug)).toEqual(all)
  const back = [forth.at(-1)!]
  for (let next = await step('before', back[0]!.id); next; next = await step('before', next.id))
    back.push(next)
  expect(back.reverse()).toEqual(forth)
})

test('follows what is written, whoever writes it, and what is gone', async () => {
  const id = await addPartner(database.pool, many, 'late', { name: 'Late Comer' })
  expect(await slugs('search=comer')).toEqual(['late'])
  await database.pool.query(`UPDATE partner SET name = 'Gone', email = 'now@here.example' WHERE id = $1`, [
    id,
  ])
  expect(await slugs('search=comer')).toEqual([])
  expect(await slugs('search=now')).toEqual(['late'])
  await switchPartner(database.pool, many, id, 'paused', NOW_MS)
  expect(await slugs('search=gone&status=active')).toEqual([])
  expect(await slugs('search=gone&status=paused')).toEqual(['late'])
  await database.pool.query('DELETE FROM partner WHERE id = $1', [id])
  expect(await slugs('search=gone')).toEqual([])
})
