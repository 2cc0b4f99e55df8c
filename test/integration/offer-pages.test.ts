// The pages of offers over a real database, with two shops: what is saved is what is read, nobody overwrites unseen, and nothing of the
// other shop shows or changes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blankCap } from '#app/conversion/offer/cap-draft.ts'
import { blankOffer, type OfferDraft } from '#app/conversion/offer/offer-draft.ts'
import { blankRule } from '#app/conversion/offer/rule-draft.ts'
import { WORDS } from '#app/conversion/offer/offer-problem.ts'
import { readOffer } from '#app/conversion/offer/read-offer.server.ts'
import { saveOffer } from '#app/conversion/offer/save-offer.server.ts'
import { readOfferList } from '#app/insight/offer-page/list-page.server.ts'
import { answerOffer } from '#app/insight/offer-page/offer-actions.server.ts'
import { readShopSetup, type ShopSetup } from '#app/insight/shop-setup.server.ts'
import { readAmountOptions, DEFAULT_AMOUNT_OPTIONS } from '#app/intake/order/amounts/amount-options.ts'
import { sayingIn } from '#app/language/catalogs.server.ts'
import type { Reader } from '#app/language/reader.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { bookConversions } from '../setup/book-conversions.ts'
import { seedShop, type SeededShop } from '../setup/seed.ts'
import { startSystem, type System } from '../setup/system.ts'

let system: System
let ours: SeededShop
let theirs: SeededShop
let setup: ShopSetup
let merchant: Merchant
let reader: Reader
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  ours = system.shop
  theirs = await seedShop(system.runtime, {
    domain: 'other.myshopify.com',
    postbackUrl: 'https://t.example/?c={click_id}',
  })
  setup = (await readShopSetup(system.runtime.db.pool, ours.domain)) as ShopSetup
  merchant = { shopId: ours.id, partnerId: null }
  reader = { locale: 'en', say: sayingIn('en'), timeZone: 'UTC', nowMs: Date.now() }
})
afterAll(() => system.close())

const ports = () => ({ ...system.runtime, nowMs: reader.nowMs })
const DRAFT: OfferDraft = {
  ...blankOffer({ currency: 'USD', address: 'https://shop.example/' }),
  name: 'Winter',
  slug: 'winter',
}
const save = (draft: unknown, id: string | null = null, version: number | null = null, shop = ours.id) =>
  saveOffer(ports(), { id: shop, currency: 'USD' }, { id, version, draft })
const created = async (change: Partial<OfferDraft>) => {
  const outcome = await save({ ...DRAFT, ...change })
  if (outcome.kind !== 'saved') throw new Error(`not saved: ${JSON.stringify(outcome)}`)
  return outcome.id
}
const read = async (id: string, shopId = ours.id) => readOffer(system.runtime.db.pool, shopId, id)
const ask = (id: string | null, request: object) =>
  answerOffer({ ports: ports(), shop: setup, viewer: merchant, reader, id }, JSON.stringify(request))
const rows = async (text: string, values: unknown[] = []) =>
  (await system.database.pool.query(text, values)).rows as Record<string, unknown>[]

describe('saving', () => {
  test('keeps everything that the form holds', async () => {
    const full: OfferDraft = {
      ...DRAFT,
      slug: 'full',
      lookbackDays: '',
      couponRule: 'needs_click',
      orderSources: ['storefront'],
      renewals: 'months',
      renewalLimit: '6',
      holdDays: '14',
      approval: 'manual',
      refundWindowDays: '60',
      payoutCap: '1.500',
      payoutCapCurrency: 'KWD',
      flatProRata: true,
      basis: { ...DRAFT.basis, includeTax: true, money: 'follow_units', excludedSkus: 'A, B' },
      rules: [
        { ...blankRule('EUR'), kind: 'both', percent: '12.5', flat: '2.00', conditions: { skus: 'A, B' } },
        { ...blankRule('USD'), event: 'lead', kind: 'flat', percent: '', flat: '5.00' },
        { ...blankRule('USD'), event: 'rebill', kind: 'tiers', percent: '' },
      ],
      caps: [{ ...blankCap('USD'), measure: 'payout', limit: '100.00', effect: 'hard' }],
      inboundCurrency: 'JPY',
      defaultAmount: '1200',
      inboundIps: '203.0.113.7\n2001:db8::/32',
    }
    const saved = await read(await created(full))
    const withoutIds = {
      ...saved!.draft,
      rules: saved!.draft.rules.map((rule) => ({ ...rule, id: '' })),
      caps: saved!.draft.caps.map((cap) => ({ ...cap, id: '' })),
    }
    const [first, second, third] = full.rules
    expect(withoutIds).toEqual({
      ...full,
      // What a rule does not use begins anew.
      rules: [{ ...first, tiers: blankRule('USD').tiers }, second, third],
    })
  })

  test('writes a rule that stays the same not at all, and one that is new only once', async () => {
    const id = await created({ slug: 'rules', rules: [blankRule('USD'), blankRule('USD', '', 'lead')] })
    const before = (await read(id))!
    const marks = () =>
      rows(`SELECT id, xmin::text FROM payout_rule WHERE offer_id = $1 ORDER BY position`, [id])
    const marked = await marks()
    const fresh = blankRule('USD', crypto.randomUUID(), 'signup')
    const draft = { ...before.draft, rules: [...before.draft.rules, fresh] }
    expect(await save(draft, id, 1)).toMatchObject({ kind: 'saved', version: 2 })
    expect(await save({ ...draft, name: 'Again' }, id, 2)).toMatchObject({ kind: 'saved', version: 3 })
    expect((await marks()).slice(0, 2)).toEqual(marked)
    expect((await read(id))!.draft.rules.map((rule) => rule.id)).toEqual(draft.rules.map((rule) => rule.id))
  })

  test('leaves the rules of partners alone, and shows them', async () => {
    const id = await created({ slug: 'overrides' })
    await rows(
      `INSERT INTO payout_rule (shop_id, id, offer_id, partner_id, event, kind, basis_points)
       VALUES ($1, gen_random_uuid(), $2, $3, 'sale', 'percent', 3000)`,
      [ours.id, id, ours.partner.id],
    )
    await save({ ...(await read(id))!.draft, rules: [] }, id, 1)
    expect(await read(id)).toMatchObject({
      draft: { rules: [] },
      overrides: [{ partner: { name: 'Jo' }, rule: { percent: '30' } }],
    })
  })

  test('refuses what is wrong, and a word that is taken, with nothing written', async () => {
    const count = async () => (await rows('SELECT count(*)::int AS n FROM offer'))[0]
    const before = await count()
    expect(await save({ ...DRAFT, name: '' })).toMatchObject({ kind: 'refused' })
    expect(await save('nonsense')).toMatchObject({ kind: 'refused' })
    expect(await save({ ...DRAFT, slug: 'summer' })).toEqual({
      kind: 'refused',
      problems: [{ path: 'slug', message: WORDS.slug_taken }],
    })
    expect(await count()).toEqual(before)
  })

  test('of two who take a word at once one gets it', async () => {
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => save({ ...DRAFT, slug: 'wanted' })))
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['refused', 'refused', 'refused', 'saved'])
  })

  test('of two who edit the same version one saves, the other is told', async () => {
    const id = await created({ slug: 'edited' })
    const outcomes = await Promise.all(
      ['A', 'B'].map((name) => save({ ...DRAFT, slug: 'edited', name }, id, 1)),
    )
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['conflict', 'saved'])
    const answer = await ask(id, { intent: 'save', version: 1, draft: { ...DRAFT, slug: 'edited' } })
    expect(answer).toMatchObject({ kind: 'conflict', version: 2, theirs: { slug: 'edited' } })
  })

  test('touches no rule of another offer, whatever ids a form names', async () => {
    const [rule] = await rows('SELECT id FROM payout_rule WHERE offer_id = $1', [ours.offer.id])
    const id = await created({ slug: 'thief', rules: [blankRule('USD', rule?.['id'] as string, 'lead')] })
    expect((await read(id))!.draft.rules[0]?.id).not.toBe(rule?.['id'])
    expect((await read(ours.offer.id))!.draft.rules[0]).toMatchObject({ id: rule?.['id'], event: 'sale' })
  })
})

test('the defaults of the form are those of orders', () => {
  const { excludedProductIds, excludedSkus, excludedVendors, ...flags } = DRAFT.basis
  expect([excludedProductIds, excludedSkus, excludedVendors]).toEqual(['', '', ''])
  expect(readAmountOptions(flags)).toEqual(DEFAULT_AMOUNT_OPTIONS)
})

describe('beside the form', () => {
  test('a secret is shown when asked, made anew, taken away, and calls are judged by it at once', async () => {
    const id = await created({ slug: 'secret' })
    const call = async (secret: string) =>
      (await system.visit(`/api/postback/demo/secret?click_id=test&secret=${secret}`)).status
    const first = (await ask(id, { intent: 'reveal' })) as { secret: string }
    expect(first.secret).toMatch(/^[0-9a-f]{64}$/)
    const second = (await ask(id, { intent: 'regenerate' })) as { secret: string }
    expect([await call(first.secret), await call(second.secret)]).toEqual([401, 200])
    expect(await ask(id, { intent: 'remove_secret' })).toMatchObject({ kind: 'removed' })
    expect(await call('')).toBe(200)
    expect(await ask(id, { intent: 'reveal' })).toMatchObject({ kind: 'failed' })
    expect((await read(id))?.hasSecret).toBe(false)
  })

  test('a test call goes through with the list of addresses, and is logged', async () => {
    const id = await created({ slug: 'tested', inboundIps: '203.0.113.7' })
    const answer = await ask(id, { intent: 'test_call' })
    expect(answer).toMatchObject({ kind: 'called', answer: { status: 200, body: { data: { test: true } } } })
    expect(await rows('SELECT outcome, remote_ip FROM inbound_call WHERE offer_id = $1', [id])).toEqual([
      { outcome: 'test', remote_ip: 'admin' },
    ])
  })

  test('a copy has rules and caps, a word and a secret of its own, no coupons, and is paused', async () => {
    const id = await created({ slug: 'copied', caps: [blankCap('USD')], holdDays: '9' })
    await ask(id, { intent: 'add_coupon', code: 'COPIED', partnerId: ours.partner.id })
    const copy = (await ask(id, { intent: 'duplicate', id })) as { id: string }
    const again = (await ask(id, { intent: 'duplicate', id })) as { id: string }
    expect(await read(copy.id)).toMatchObject({
      status: 'paused',
      version: 1,
      hasSecret: true,
      isDefault: false,
      draft: {
        name: 'Copy of Winter',
        slug: 'copied-2',
        holdDays: '9',
        caps: [{}],
        rules: [{ percent: '10' }],
      },
    })
    expect((await read(again.id))?.draft.slug).toBe('copied-3')
    const secrets = await Promise.all([id, copy.id].map((one) => ask(one, { intent: 'reveal' })))
    expect(new Set(secrets.map((one) => (one as { secret: string }).secret)).size).toBe(2)
    expect(await rows('SELECT code FROM coupon WHERE offer_id = $1', [copy.id])).toEqual([])
  })

  test('pausing is no edit, and links hear of it', async () => {
    const id = await created({ slug: 'paused' })
    const visit = async () => (await system.visit('/r/demo/paused?via=jo')).headers.get('location') ?? ''
    expect(await visit()).toContain('click_id=')
    await ask(id, { intent: 'pause', id })
    await expect.poll(visit).not.toContain('click_id=')
    expect(await save({ ...DRAFT, slug: 'paused', name: 'Still mine' }, id, 1)).toMatchObject({
      kind: 'saved',
    })
    expect((await read(id))?.status).toBe('paused')
    await ask(id, { intent: 'default', id })
    expect((await read(id))?.isDefault).toBe(true)
  })
})

describe('the list', () => {
  test('is read a page at a time by name, to its end and without a gap', async () => {
    await rows(
      `INSERT INTO offer (shop_id, id, slug, name, destination_url, updated_at)
       SELECT $1, gen_random_uuid(), 'many-' || n, 'Many ' || lpad((n % 40)::text, 3, '0'), 'https://shop.example/', now()
         FROM generate_series(1, 120) AS n`,
      [ours.id],
    )
    const names: string[] = []
    let after: string | null = null
    do {
      const page = await readOfferList(system.runtime.db.pool, merchant, reader, after)
      names.push(...page.rows.map(({ id }) => id))
      after = page.next
    } while (after !== null)
    const all = await rows('SELECT id FROM offer WHERE shop_id = $1 ORDER BY name, id', [ours.id])
    expect(names).toEqual(all.map(({ id }) => id))
  })

  test('says what each pays, has and brought, without tests and the other shop’s', async () => {
    const add = async (
      shop: SeededShop,
      id: string,
      fields: { test?: boolean; status?: string; ago?: string },
    ) => {
      await rows(
        `INSERT INTO conversion (shop_id, id, event, status, currency, amount_minor, payout_minor, original_amount_minor,
           original_payout_minor, sale_amount_minor, discount_minor, partner_id, offer_id, method, source, test, payout_terms,
           occurred_at, created_at, changed_at)
         SELECT $1, $2, 'sale', $5, 'USD', 1999, 199, 1999, 199, 1999, 0, $3, $4, 'click', 'inbound', $6, '{}', at, at, at
           FROM (SELECT now() - $7::interval AS at) AS moment`,
        [shop.id, id, shop.partner.id, shop.offer.id, fields.status ?? 'approved', fields.test ?? false, fields.ago ?? '1 day'],
      ) // prettier-ignore
      await bookConversions(system.runtime.db.pool, shop.id, [id])
    }
    await add(ours, 'conv_1', {})
    await add(ours, 'conv_2', {})
    await add(ours, 'conv_3', { test: true })
    await add(ours, 'conv_4', { ago: '31 days' })
    await add(theirs, 'conv_5', {})
    const pages = [await readOfferList(system.runtime.db.pool, merchant, reader, null)]
    while (pages.at(-1)?.next)
      pages.push(await readOfferList(system.runtime.db.pool, merchant, reader, pages.at(-1)?.next ?? null))
    const summer = pages.flatMap((page) => page.rows).find(({ slug }) => slug === 'summer')
    expect(summer).toMatchObject({
      payout: '10%',
      partners: '1',
      coupons: '1',
      conversions: '2',
      revenue: ['$39.98'],
    })
  })
})

test('nothing of the other shop shows or changes', async () => {
  const id = theirs.offer.id
  const before = await rows('SELECT * FROM offer WHERE shop_id = $1 ORDER BY id', [theirs.id])
  expect(await read(id)).toBeNull()
  expect(await save({ ...DRAFT, slug: 'stolen' }, id, 1)).toEqual({ kind: 'not_found' })
  for (const intent of [
    'pause',
    'default',
    'duplicate',
    'reveal',
    'regenerate',
    'remove_secret',
    'test_call',
  ])
    expect(await ask(id, { intent, id })).toMatchObject({ kind: 'failed' })
  expect(await ask(id, { intent: 'add_coupon', code: 'X', partnerId: ours.partner.id })).toMatchObject({
    kind: 'failed',
  })
  const [coupon] = await rows('SELECT id FROM coupon WHERE shop_id = $1', [theirs.id])
  expect(await ask(id, { intent: 'remove_coupon', couponId: coupon?.['id'] })).toMatchObject({
    kind: 'failed',
  })
  expect(await rows('SELECT * FROM offer WHERE shop_id = $1 ORDER BY id', [theirs.id])).toEqual(before)
  const list = await readOfferList(
    system.runtime.db.pool,
    { shopId: theirs.id, partnerId: null },
    reader,
    null,
  )
  expect(list.rows.map(({ slug }) => slug).sort()).toEqual(['default', 'summer'])
})
