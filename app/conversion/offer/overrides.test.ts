// A partner's own payout on an offer over PostgreSQL: what is saved is what is read, nobody overwrites unseen, and nothing of another
// partner, of everybody or of the other shop shows or changes.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addPartner, addShop, newId, type TestShop } from '#app/insight/partner-page/partners.fixture.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { readTerms } from '../terms.server.ts'
import { WORDS } from './offer-problem.ts'
import { readOverrides } from './read-overrides.server.ts'
import { blankRule, type RuleDraft } from './rule-draft.ts'
import { saveOverrides } from './save-overrides.server.ts'

let database: TestDatabase
let shop: TestShop
let other: TestShop
let owner: { shopId: string; offerId: string; partnerId: string }
let shops = 0
beforeAll(async () => void (database = await createTestDatabase()))
afterAll(() => database.close())
beforeEach(async () => {
  shop = await addShop(database.pool, `ours-${++shops}`)
  other = await addShop(database.pool, `theirs-${shops}`)
  const partnerId = await addPartner(database.pool, shop, 'jo')
  owner = { shopId: shop.shopId, offerId: shop.offerId, partnerId }
})

const rule = (change: Partial<RuleDraft> = {}): RuleDraft => ({ ...blankRule('USD', newId()), ...change })
const read = (of = owner) => readOverrides(database.pool, of, 'USD')
const save = async (rules: unknown, { of = owner, version = -1 } = {}) =>
  saveOverrides({ db: database as never, newId }, of, 'USD', {
    version: version === -1 ? (await read(of)).version : version,
    draft: { rules },
  })
const rows = async (text: string, values: unknown[] = []) =>
  (await database.pool.query(text, values)).rows as Record<string, unknown>[]
const everybodys = ({ shopId, offerId }: TestShop) =>
  rows(
    `INSERT INTO payout_rule (shop_id, id, offer_id, event, kind, basis_points) VALUES ($1, $2, $3, 'sale', 'percent', 500)`,
    [shopId, newId(), offerId],
  )

describe('saving', () => {
  test('keeps every kind of rule, in its order, and conversions are paid by it', async () => {
    const rules = [
      rule({ conditions: { customer: 'new', products: '1, 2' }, percent: '12.5' }),
      rule({ kind: 'flat', percent: '', flat: '5.00', flatCurrency: 'EUR', event: 'lead' }),
      rule({ kind: 'tiers', percent: '' }),
    ]
    expect(await save(rules)).toMatchObject({ kind: 'saved' })
    expect((await read()).draft.rules).toEqual(rules)
    await everybodys(shop)
    const [terms] = await readTerms(database.pool, [{ ...owner, event: 'sale' } as never])
    const tried = terms!.rules.toSorted((a, b) => Number(b.partner) - Number(a.partner) || a.position - b.position)
    expect(tried.map(({ partner, position }) => [partner, position])).toEqual([[true, 0], [true, 2], [false, 0]])
  }) // prettier-ignore

  test('a rule that stays the same is not written, and one that is left out goes', async () => {
    const [first, second] = [rule(), rule({ event: 'lead' })]
    await save([first, second])
    const marks = () =>
      rows('SELECT id, xmin::text FROM payout_rule WHERE shop_id = $1 ORDER BY position', [shop.shopId])
    const [marked] = await marks()
    await save([first])
    expect(await marks()).toEqual([marked])
  })

  test('refuses what is wrong beside its field, with nothing written', async () => {
    expect(await save([rule(), rule({ percent: '120' })])).toEqual({
      kind: 'refused',
      problems: [{ path: 'rules.1.percent', message: WORDS.percent }],
    })
    expect(await save('nonsense')).toMatchObject({ kind: 'refused', problems: [{ path: '' }] })
    const many = Array.from({ length: 101 }, () => rule())
    expect(await save(many)).toMatchObject({
      kind: 'refused',
      problems: [{ path: 'rules', message: WORDS.too_many_rules }],
    })
    expect((await read()).draft.rules).toEqual([])
  })
})

describe('who saves over somebody else', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['changed a rule', () => rows('UPDATE payout_rule SET basis_points = 1 WHERE shop_id = $1', [shop.shopId])],
    ['removed a rule', () => rows('DELETE FROM payout_rule WHERE shop_id = $1', [shop.shopId])],
    ['added a rule', async () => save([...(await read()).draft.rules, rule()])],
  ])('is told where they %s, and nothing is written', async (_what, meanwhile) => {
    await save([rule()])
    const { version } = await read()
    await meanwhile()
    const theirs = await read()
    expect(await save([rule({ percent: '99' })], { version })).toEqual({ kind: 'conflict', version: theirs.version, theirs: theirs.draft })
    expect(await read()).toEqual(theirs)
    expect(await save([rule({ percent: '99' })], { version: theirs.version })).toMatchObject({ kind: 'saved' })
  }) // prettier-ignore

  test('of many at once one saves', async () => {
    const { version } = await read()
    const many = Array.from({ length: 8 }, () => rule())
    // Each has its connection already, so that they are at it at the same time.
    await Promise.all(many.map(() => database.pool.query('SELECT pg_sleep(0.05)')))
    const outcomes = await Promise.all(many.map((each) => save([each], { version })))
    expect(outcomes.filter(({ kind }) => kind === 'saved')).toHaveLength(1)
    expect(outcomes.filter(({ kind }) => kind === 'conflict')).toHaveLength(7)
    expect((await read()).draft.rules).toHaveLength(1)
  })

  test('is not told of what others are paid', async () => {
    const { version } = await read()
    await everybodys(shop)
    const another = await addPartner(database.pool, shop, 'velo')
    await save([rule()], { of: { ...owner, partnerId: another } })
    await save([rule()], { of: { ...owner, offerId: shop.otherOfferId } })
    expect(await save([], { version })).toMatchObject({ kind: 'saved' })
    expect(await rows('SELECT FROM payout_rule WHERE shop_id = $1', [shop.shopId])).toHaveLength(3)
  })
})

describe('the other shop', () => {
  test('has none of these partners and offers', async () => {
    const stranger = await addPartner(database.pool, other, 'jo')
    for (const of of [
      { ...owner, partnerId: stranger },
      { ...owner, offerId: other.offerId },
      { ...owner, shopId: other.shopId },
      { ...owner, partnerId: 'no id' },
    ])
      expect(await save([rule()], { of, version: 0 })).toEqual({ kind: 'not_found' })
    expect(await rows('SELECT FROM payout_rule WHERE shop_id = ANY ($1)', [[shop.shopId, other.shopId]])).toEqual([])
  }) // prettier-ignore

  test('keeps a rule whose id somebody sends', async () => {
    const stranger = await addPartner(database.pool, other, 'jo')
    const theirs = { shopId: other.shopId, offerId: other.offerId, partnerId: stranger }
    const taken = rule()
    await save([taken], { of: theirs })
    expect(await save([{ ...taken, percent: '99' }])).toMatchObject({ kind: 'saved' })
    expect((await read(theirs)).draft.rules).toEqual([taken])
  })

  test('nor can one take a rule of everybody or of another partner', async () => {
    const another = { ...owner, partnerId: await addPartner(database.pool, shop, 'velo') }
    const taken = rule()
    await save([taken], { of: another })
    await save([{ ...taken, percent: '99' }])
    expect((await read(another)).draft.rules).toEqual([taken])
    expect((await read()).draft.rules).toMatchObject([{ percent: '99' }])
  })
})
