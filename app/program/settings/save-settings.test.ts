import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { readSettings, saveSettings } from './save-settings.server.ts'
import { addShop, NOW_MS, type FixtureShop } from './settings.fixture.ts'
import { draftOf, type SettingsDraft } from './settings-shape.ts'

let database: TestDatabase
let one: FixtureShop
let other: FixtureShop
beforeAll(async () => {
  database = await createTestDatabase()
  one = await addShop(database.pool, 'one')
  other = await addShop(database.pool, 'other')
})
afterAll(() => database.close())

async function read({ merchant }: FixtureShop) {
  const saved = await readSettings(database.pool, merchant)
  if (!saved) throw new Error('no settings')
  return { ...saved, draft: draftOf(saved.settings) }
}
const save = (shop: FixtureShop, version: number, draft: SettingsDraft) =>
  saveSettings(database, shop.merchant, { version, draft }, NOW_MS)

describe('settings', () => {
  test('of a new shop are the defaults, its store’s hosts apart', async () => {
    expect(await read(one)).toMatchObject({
      version: 1,
      storeHosts: ['one.example', 'one.myshopify.com'],
      draft: {
        clickChoice: 'last',
        selfReferral: 'review',
        defaultOfferId: one.offerId,
        revenueVisible: true,
        ownHosts: '',
        testOrders: 'record',
        inboundLogDays: '365',
      },
    })
  })

  test('are saved, of this shop only, and keep the store’s own hosts', async () => {
    const before = await read(other)
    const { version, draft } = await read(one)
    const wanted: SettingsDraft = {
      ...draft,
      clickChoice: 'first',
      selfReferral: 'ignore',
      defaultOfferId: '',
      revenueVisible: false,
      ownHosts: 'blog.example',
      testOrders: 'follow',
      inboundLogDays: '30',
    }
    expect(await save(one, version, wanted)).toMatchObject({ kind: 'saved', version: version + 1 })
    expect((await read(one)).draft).toEqual(wanted)
    const { rows } = await database.pool.query<{ own_hosts: string[] }>(
      'SELECT own_hosts FROM shop WHERE id = $1',
      [one.merchant.shopId],
    )
    expect(rows[0]?.own_hosts.toSorted()).toEqual(['blog.example', 'one.example', 'one.myshopify.com'])
    expect(await read(other)).toEqual(before)
  })

  test('that somebody else has saved meanwhile are told, and not written over', async () => {
    const { version, draft } = await read(one)
    const mine = { ...draft, clickChoice: 'last' }
    const theirs = { ...draft, ownHosts: 'theirs.example' }
    const outcomes = await Promise.all([save(one, version, mine), save(one, version, theirs)])
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'saved'])
    const won = outcomes[0]?.kind === 'saved' ? mine : theirs
    expect(outcomes.find(({ kind }) => kind === 'conflict')).toEqual({
      kind: 'conflict',
      version: version + 1,
      theirs: won,
    })
    expect((await read(one)).draft).toEqual(won)
  })

  test('do not take another shop’s offer, nor what the check refuses', async () => {
    const { version, draft } = await read(one)
    for (const [fields, path] of [
      [{ defaultOfferId: other.offerId }, 'defaultOfferId'],
      [{ ownHosts: '10.0.0.1' }, 'ownHosts'],
    ] as const)
      expect(await save(one, version, { ...draft, ...fields })).toMatchObject({
        kind: 'refused',
        problems: [{ path }],
      })
    expect(await read(one)).toMatchObject({ version, draft })
  })

  test('of a shop that is gone are not there', async () => {
    const { version, draft } = await read(one)
    const gone: FixtureShop = {
      ...one,
      merchant: { shopId: '01939c5e-9b40-7000-8000-0123456789ab', partnerId: null },
    }
    expect(await save(gone, version, draft)).toEqual({ kind: 'not_found' })
  })
})
