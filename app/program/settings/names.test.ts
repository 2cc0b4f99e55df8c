// What is unique over all shops, brands and link hosts, and what is changed one by one: own rates, the path of the app proxy.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { BRAND_PROBLEMS, changeBrand, MAX_BRANDS, readBrands } from './brand.server.ts'
import {
  addLinkHost,
  LINK_HOST_PROBLEMS,
  MAX_LINK_HOSTS,
  readLinkHosts,
  removeLinkHost,
} from './link-hosts.server.ts'
import { removeManualRate, saveManualRate } from './manual-rates.server.ts'
import { PROXY_PROBLEM, saveProxyPath } from './proxy-path.server.ts'
import { addShop, NOW_MS, type FixtureShop } from './settings.fixture.ts'

const OURS = 'app.example.com'
let database: TestDatabase
let one: FixtureShop
let other: FixtureShop
beforeAll(async () => {
  database = await createTestDatabase()
  one = await addShop(database.pool, 'one')
  other = await addShop(database.pool, 'other')
})
afterAll(() => database.close())

describe('a brand', () => {
  const change = (shop: FixtureShop, before: string, brand: string) =>
    changeBrand(database, shop.merchant, { before, brand }, NOW_MS)

  test('is changed, and the former one stays the shop’s', async () => {
    expect(await change(one, 'one', ' Harbour ')).toEqual({ kind: 'changed', brand: 'harbour' })
    expect((await readBrands(database.pool, one.merchant)).toSorted()).toEqual(['harbour', 'one'])
    expect(await change(other, 'other', 'one')).toEqual({ kind: 'refused', message: BRAND_PROBLEMS.taken })
    expect(await change(one, 'harbour', 'one')).toEqual({ kind: 'changed', brand: 'one' })
  })

  test('that was changed meanwhile is told', async () => {
    expect(await change(one, 'harbour', 'third')).toEqual({ kind: 'conflict', brand: 'one' })
  })

  test('that two shops want at once is given to one', async () => {
    const outcomes = await Promise.all([change(one, 'one', 'wanted'), change(other, 'other', 'wanted')])
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'refused'])
  })

  test.each(['', '-one', 'one-', 'ONE TWO', 'a/b', 'é', 'a'.repeat(64)])('cannot be %j', async (brand) => {
    expect(await change(one, 'one', brand)).toEqual({ kind: 'refused', message: BRAND_PROBLEMS.malformed })
  })

  test('is one of ten at the most', async () => {
    const third = await addShop(database.pool, 'third')
    let before = 'third'
    for (let n = 2; n <= MAX_BRANDS; n++) {
      expect(await change(third, before, `third-${n}`)).toMatchObject({ kind: 'changed' })
      before = `third-${n}`
    }
    expect(await change(third, before, 'third-11')).toEqual({
      kind: 'refused',
      message: BRAND_PROBLEMS.tooMany,
    })
    expect(await change(third, before, before)).toEqual({ kind: 'refused', message: BRAND_PROBLEMS.same })
    expect(await change(third, before, 'third')).toMatchObject({ kind: 'changed' })
  })
})

describe('a host for links', () => {
  const add = (shop: FixtureShop, host: string) => addLinkHost(database, shop.merchant, host, OURS)

  test('is one shop’s, and the other is not told whose', async () => {
    const outcomes = await Promise.all([add(one, 'GO.example.com'), add(other, 'go.example.com')])
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['added', 'refused'])
    expect(outcomes).toContainEqual({ kind: 'refused', message: LINK_HOST_PROBLEMS.taken })
    const [owner, stranger] = outcomes[0]?.kind === 'added' ? [one, other] : [other, one]
    expect(await add(owner, 'go.example.com')).toEqual({ kind: 'refused', message: LINK_HOST_PROBLEMS.yours })
    expect(await readLinkHosts(database.pool, stranger.merchant)).toEqual([])
    expect(await removeLinkHost(database.pool, stranger.merchant, 'go.example.com')).toBe(false)
    expect(await removeLinkHost(database.pool, owner.merchant, 'go.example.com')).toBe(true)
    expect(await add(stranger, 'go.example.com')).toEqual({ kind: 'added', host: 'go.example.com' })
  })

  test('is not the app’s own, and one of ten at the most', async () => {
    expect(await add(one, OURS)).toMatchObject({ kind: 'refused' })
    const shop = await addShop(database.pool, 'hosts')
    const outcomes = await Promise.all(
      Array.from({ length: MAX_LINK_HOSTS + 2 }, (_, n) => add(shop, `go${n}.hosts.example`)),
    )
    expect(outcomes.filter(({ kind }) => kind === 'added')).toHaveLength(MAX_LINK_HOSTS)
  })
})

describe('an own rate', () => {
  const save = (rate: string, before: string | null) =>
    saveManualRate(database, one.merchant, { from: 'eur', to: 'USD', rate, before }, NOW_MS)
  const rates = async () =>
    (
      await database.pool.query<{ shop: string; rate: string }>(
        'SELECT shop_id AS shop, rate::text AS rate FROM manual_rate',
      )
    ).rows

  test('is added, changed and removed by who has seen it, exactly as it was entered', async () => {
    expect(await save('1.1000000001', null)).toEqual({ kind: 'saved' })
    expect(await save('1.2', null)).toEqual({ kind: 'conflict', rate: '1.1000000001' })
    expect(await save('1.2', '1.1000000001')).toEqual({ kind: 'saved' })
    expect(await rates()).toEqual([{ shop: one.merchant.shopId, rate: '1.2000000000' }])
    const remove = (before: string, shop = one) =>
      removeManualRate(database, shop.merchant, { from: 'EUR', to: 'USD', before })
    expect(await remove('1.1000000001')).toEqual({ kind: 'conflict', rate: '1.2' })
    expect(await remove('1.2', other)).toEqual({ kind: 'conflict', rate: null })
    expect(await remove('1.2')).toEqual({ kind: 'saved' })
    expect(await rates()).toEqual([])
  })

  test('that two add at once is one of theirs', async () => {
    const outcomes = await Promise.all([save('1.3', null), save('1.4', null)])
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'saved'])
  })

  test('that is none is refused beside its field', async () => {
    expect(await save('1,2', null)).toMatchObject({ kind: 'refused', problems: [{ path: 'rate' }] })
  })
})

describe('the path of the app proxy', () => {
  const save = (path: string, before: string | null) =>
    saveProxyPath(database, one.merchant, { before, path })

  test('is set, changed and taken away by who has seen it', async () => {
    expect(await save('/a/track/', null)).toEqual({ kind: 'saved', path: '/a/track' })
    expect(await save('/apps/x', null)).toEqual({ kind: 'conflict', path: '/a/track' })
    expect(await save('', '/a/track')).toEqual({ kind: 'saved', path: null })
  })

  test.each(['apps/x', '/apps', '/other/x', '/apps/x/y', '/apps/ü', '/apps/x?y', 'https://a/apps/x'])(
    'cannot be %j',
    async (path) => {
      expect(await save(path, null)).toEqual({ kind: 'refused', message: PROXY_PROBLEM })
    },
  )
})
