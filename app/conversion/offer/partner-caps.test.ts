// A partner's caps over PostgreSQL: what is saved is what is read and what conversions are judged by, nobody overwrites unseen, and
// nothing of an offer, of another partner or of the other shop shows or changes.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addPartner, addShop, newId, type TestShop } from '#app/insight/partner-page/partners.fixture.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { readTerms } from '../terms.server.ts'
import { blankCap, type PartnerCapDraft } from './cap-draft.ts'
import { checkPartnerCaps } from './check-caps.ts'
import { WORDS } from './offer-problem.ts'
import { readPartnerCaps } from './read-partner-caps.server.ts'
import { savePartnerCaps } from './save-partner-caps.server.ts'

let database: TestDatabase
let shop: TestShop
let other: TestShop
let owner: { shopId: string; partnerId: string }
let shops = 0
beforeAll(async () => void (database = await createTestDatabase()))
afterAll(() => database.close())
beforeEach(async () => {
  shop = await addShop(database.pool, `ours-${++shops}`)
  other = await addShop(database.pool, `theirs-${shops}`)
  owner = { shopId: shop.shopId, partnerId: await addPartner(database.pool, shop, 'jo') }
})

const cap = (change: Partial<PartnerCapDraft> = {}): PartnerCapDraft => ({
  ...blankCap('USD', newId()),
  offerId: '',
  ...change,
})
const read = (of = owner) => readPartnerCaps(database.pool, of, 'USD')
const save = async (caps: unknown, { of = owner, version = -1 } = {}) =>
  savePartnerCaps({ db: database as never, newId }, of, 'USD', {
    version: version === -1 ? (await read(of)).version : version,
    draft: { caps },
  })
const rows = async (text: string, values: unknown[] = []) =>
  (await database.pool.query(text, values)).rows as Record<string, unknown>[]
const addOfferCap = ({ shopId, offerId }: TestShop, id = newId()) =>
  rows(
    `INSERT INTO cap (shop_id, id, offer_id, measure, period, "limit", effect) VALUES ($1, $2, $3, 'conversions', 'day', 5, 'hard')`,
    [shopId, id, offerId],
  )
const judgedBy = async (partnerId: string, offerId: string) => {
  const asked = { shopId: shop.shopId, partnerId, offerId, event: 'sale' }
  const [terms] = await readTerms(database.pool, [asked as never])
  return terms!.caps.map(({ offerId: offer, partnerId: partner, limit, currency }) => [offer, partner, limit, currency])
} // prettier-ignore

describe('what a form may bring', () => {
  test.each<[string, Partial<PartnerCapDraft>, string, string]>([
    ['a limit of nothing', { limit: '0' }, 'limit', WORDS.cap_limit],
    ['half a conversion', { limit: '1.5' }, 'limit', WORDS.cap_limit],
    ['more decimals than the currency has', { measure: 'payout', limit: '9.5', currency: 'JPY' }, 'limit', WORDS.amount],
    ['a currency that there is not', { measure: 'payout', currency: 'XYZW' }, 'currency', WORDS.currency],
    ['an offer that is no id', { offerId: 'main' }, 'offerId', WORDS.cap_offer],
    ['a period that there is not', { period: 'year' as never }, 'period', WORDS.unreadable],
  ])('refuses %s beside its field', (_what, change, field, message) => {
    const checked = checkPartnerCaps({ caps: [cap(), cap(change)] })
    expect(checked).toEqual({ ok: false, problems: [{ path: `caps.1.${field}`, message }] })
  }) // prettier-ignore

  test('refuses more than a hundred, and what is no form', () => {
    const many = checkPartnerCaps({ caps: Array.from({ length: 101 }, () => cap()) })
    expect(many).toEqual({ ok: false, problems: [{ path: 'caps', message: WORDS.too_many_partner_caps }] })
    expect(checkPartnerCaps('nonsense')).toMatchObject({
      ok: false,
      problems: [{ message: WORDS.unreadable }],
    })
  })
})

describe('saving', () => {
  test('keeps each cap, and conversions are judged by those of their offer', async () => {
    const [overall, onOther, inYen] = [
      cap({ limit: '50' }),
      cap({ offerId: shop.otherOfferId, measure: 'payout', limit: '500.00', effect: 'hard' }),
      cap({ offerId: shop.offerId, measure: 'payout', limit: '9000', currency: 'JPY', period: 'total' }),
    ]
    expect(await save([inYen, overall, onOther])).toMatchObject({ kind: 'saved' })
    const { draft } = await read()
    expect(draft.caps[0]).toEqual(overall)
    expect(new Set(draft.caps)).toEqual(new Set([overall, onOther, inYen]))

    await addOfferCap(shop)
    const { partnerId } = owner
    expect(new Set(await judgedBy(partnerId, shop.offerId))).toEqual(
      new Set([
        [null, partnerId, 50n, null],
        [shop.offerId, partnerId, 9000n, 'JPY'],
        [shop.offerId, null, 5n, null],
      ]),
    )
    const another = await addPartner(database.pool, shop, 'velo')
    expect(await judgedBy(another, shop.offerId)).toEqual([[shop.offerId, null, 5n, null]])
  })

  test('one that stays the same is not written, one that is left out goes, one changes its offer', async () => {
    const [first, second, third] = [cap(), cap({ period: 'day' }), cap({ period: 'total' })]
    await save([first, second, third])
    const marks = () =>
      rows('SELECT id, xmin::text FROM cap WHERE shop_id = $1 AND id = $2', [shop.shopId, first.id])
    const before = await marks()
    await save([first, { ...third, offerId: shop.otherOfferId }])
    expect(await marks()).toEqual(before)
    expect((await read()).draft.caps).toEqual([first, { ...third, offerId: shop.otherOfferId }])
  })

  test('refuses an offer of another shop beside its field, with nothing written', async () => {
    expect(await save([cap(), cap({ offerId: other.offerId })])).toEqual({
      kind: 'refused',
      problems: [{ path: 'caps.1.offerId', message: WORDS.cap_offer }],
    })
    expect((await read()).draft.caps).toEqual([])
  })

  test('leaves alone what the offer allows everybody, even where its id is sent', async () => {
    const id = newId()
    await addOfferCap(shop, id)
    await save([cap({ id, limit: '9' })])
    expect(await rows('SELECT "limit" FROM cap WHERE shop_id = $1 AND id = $2', [shop.shopId, id])).toEqual([
      { limit: 5n },
    ])
    expect((await read()).draft.caps).toMatchObject([{ limit: '9' }])
  })
})

describe('who saves over somebody else', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['changed a cap', () => rows('UPDATE cap SET "limit" = 1 WHERE shop_id = $1', [shop.shopId])],
    ['removed a cap', () => rows('DELETE FROM cap WHERE shop_id = $1', [shop.shopId])],
    ['added a cap', async () => save([...(await read()).draft.caps, cap()])],
  ])('is told where they %s, and nothing is written', async (_what, meanwhile) => {
    await save([cap()])
    const { version } = await read()
    await meanwhile()
    const theirs = await read()
    expect(await save([cap({ limit: '7' })], { version })).toEqual({ kind: 'conflict', version: theirs.version, theirs: theirs.draft })
    expect(await read()).toEqual(theirs)
    expect(await save([cap({ limit: '7' })], { version: theirs.version })).toMatchObject({ kind: 'saved' })
  }) // prettier-ignore

  test('of many at once one saves', async () => {
    const { version } = await read()
    // Each has its connection already, so that they are at it at the same time.
    await Promise.all(Array.from({ length: 8 }, () => database.pool.query('SELECT pg_sleep(0.05)')))
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => save([cap()], { version })))
    expect(outcomes.filter(({ kind }) => kind === 'saved')).toHaveLength(1)
    expect(outcomes.filter(({ kind }) => kind === 'conflict')).toHaveLength(7)
    expect((await read()).draft.caps).toHaveLength(1)
  })
})

test('the other shop has none of these partners', async () => {
  const stranger = await addPartner(database.pool, other, 'jo')
  for (const partnerId of [stranger, newId(), 'jo'])
    expect(await save([cap()], { of: { ...owner, partnerId }, version: (await read()).version })).toEqual({
      kind: 'not_found',
    })
  expect(await rows('SELECT FROM cap WHERE shop_id = ANY ($1)', [[shop.shopId, other.shopId]])).toEqual([])
})
