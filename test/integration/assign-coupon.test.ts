// Codes are given to partners: one owner a shop, whatever happens at the same moment.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assignCoupon, type NewCoupon } from '#app/attribution/assign-coupon.server.ts'
import { openDatabase, type Database } from '#app/platform/database.server.ts'
import { createIds } from '#app/platform/ids.server.ts'
import { createSecretBox } from '#app/platform/secret-box.server.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { seedShop, type SeededShop } from '../setup/seed.ts'

const newId = createIds(() => Date.now())
let database: TestDatabase
let db: Database
let shop: SeededShop
let otherShop: SeededShop
beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url, 8, (error) => {
    throw error
  })
  const secretBox = createSecretBox([{ id: 'k1', key: Buffer.alloc(32, 7) }])
  const seed = (domain: string) =>
    seedShop({ db, secretBox, newId }, { domain, postbackUrl: 'https://tracker.example/' })
  shop = await seed('one.myshopify.com')
  otherShop = await seed('two.myshopify.com')
})
afterAll(async () => {
  await db.close()
  await database.close()
})

/** A code for Jo and the offer Summer of the first shop, with a change. */
const coupon = (code: string, change: Partial<NewCoupon> = {}): NewCoupon => ({
  shopId: shop.id,
  id: newId(),
  code,
  partnerId: shop.partner.id,
  offerId: shop.offer.id,
  ...change,
})
const ownersOf = async (codeKey: string) =>
  (
    await db.pool.query('SELECT shop_id, code, partner_id FROM coupon WHERE code_key = $1 ORDER BY shop_id', [
      codeKey,
    ])
  ).rows

describe('a code that is free', () => {
  test('is assigned and kept as it was written, without the space around it', async () => {
    expect(await assignCoupon(db.pool, coupon('  Spring-10 '))).toEqual({ kind: 'assigned' })
    expect(await ownersOf('spring-10')).toEqual([
      { shop_id: shop.id, code: 'Spring-10', partner_id: shop.partner.id },
    ])
  })

  test('can be assigned in two shops, each to a partner of its own', async () => {
    const elsewhere = {
      shopId: otherShop.id,
      partnerId: otherShop.partner.id,
      offerId: otherShop.offer.id,
    }
    expect(await assignCoupon(db.pool, coupon('BOTH'))).toEqual({ kind: 'assigned' })
    expect(await assignCoupon(db.pool, coupon('BOTH', elsewhere))).toEqual({ kind: 'assigned' })
    expect((await ownersOf('both')).map(({ shop_id }) => shop_id)).toEqual([shop.id, otherShop.id].toSorted())
  })

  test('of the longest length that Shopify allows is assigned', async () => {
    expect(await assignCoupon(db.pool, coupon('L'.repeat(255)))).toEqual({ kind: 'assigned' })
  })
})

describe('a code that is taken', () => {
  test.each(['PARTNER20', 'partner20', ' Partner20\n', 'ＰＡＲＴＮＥＲ２０'])(
    '%j is assigned again to the same partner and offer, and nothing changes',
    async (code) => {
      expect(await assignCoupon(db.pool, coupon(code))).toEqual({ kind: 'assigned' })
      expect(await ownersOf('partner20')).toHaveLength(2) // one in each shop, from the seed
    },
  )

  test.each(['PARTNER20', 'partner20', ' Partner20\n', 'ＰＡＲＴＮＥＲ２０'])(
    '%j is refused to another partner, with the owner’s name and what to do',
    async (code) => {
      const partnerId = shop.pausedPartner.id
      expect(await assignCoupon(db.pool, coupon(code, { partnerId }))).toEqual({
        kind: 'refused',
        code: 'coupon_taken',
        message:
          'The code PARTNER20 already belongs to Jo, and a code has one owner. ' +
          'Choose another code, or remove this one from Jo first.',
        owner: { code: 'PARTNER20', partner: 'Jo', offer: 'Summer', isSamePartner: false },
      })
    },
  )

  test('is refused to its own partner for another offer, with the offer’s name', async () => {
    const offerId = await newOffer('Winter')
    expect(await assignCoupon(db.pool, coupon('PARTNER20', { offerId }))).toEqual({
      kind: 'refused',
      code: 'coupon_taken',
      message:
        'Jo already has the code PARTNER20 for the offer Summer, and a code is for one offer. ' +
        'Choose another code for this offer, or remove this one from Summer first.',
      owner: { code: 'PARTNER20', partner: 'Jo', offer: 'Summer', isSamePartner: true },
    })
  })
})

describe('what cannot be', () => {
  test.each([[''], ['   '], ['a\u0000b'], ['a\nb'], ['\ud800'], ['L'.repeat(256)]])(
    'the code %j is refused',
    async (code) => {
      expect(await assignCoupon(db.pool, coupon(code))).toEqual({
        kind: 'refused',
        code: 'invalid_code',
        message: 'A coupon code has 1 to 255 characters, without line breaks and other control characters.',
      })
    },
  )

  test('a partner or an offer of another shop is unknown, and nothing is written', async () => {
    const { partner, offer } = otherShop
    expect(await assignCoupon(db.pool, coupon('FOREIGN', { partnerId: partner.id }))).toMatchObject({
      kind: 'refused',
      code: 'unknown_partner',
    })
    expect(await assignCoupon(db.pool, coupon('FOREIGN', { offerId: offer.id }))).toMatchObject({
      kind: 'refused',
      code: 'unknown_offer',
    })
    expect(await ownersOf('foreign')).toEqual([])
  })
})

describe('at the same moment', () => {
  test('one code for two partners goes to exactly one, and the other is told to whom, 25 times over', async () => {
    const partners = [
      { id: shop.partner.id, name: 'Jo' },
      { id: shop.pausedPartner.id, name: 'Gone' },
    ]
    for (let round = 0; round < 25; round++) {
      const code = `RACE${round}`
      const answers = await Promise.all(
        partners.map(({ id }) => assignCoupon(db.pool, coupon(code, { partnerId: id }))),
      )
      const winner = partners[answers.findIndex(({ kind }) => kind === 'assigned')]
      const refused = answers.filter((answer) => answer.kind === 'refused')
      expect(refused).toMatchObject([{ code: 'coupon_taken' }])
      expect(refused[0]?.message).toContain(`belongs to ${winner?.name},`)
      expect(await ownersOf(code.toLowerCase())).toMatchObject([{ partner_id: winner?.id }])
    }
  })

  test.each([
    ['COMMIT', 'refused'],
    ['ROLLBACK', 'assigned'],
  ] as const)(
    'an assignment waits for another’s transaction; after its %s it is %s',
    async (end, expected) => {
      const code = `WAIT-${end}`
      const first = await db.pool.connect()
      try {
        await first.query('BEGIN')
        expect(await assignCoupon(first, coupon(code))).toEqual({ kind: 'assigned' })
        const second = assignCoupon(db.pool, coupon(code, { partnerId: shop.pausedPartner.id }))
        await someoneWaits()
        await first.query(end)
        expect((await second).kind).toBe(expected)
      } finally {
        first.release()
      }
    },
  )
})

async function newOffer(name: string): Promise<string> {
  const id = newId()
  const data = {
    shopId: shop.id,
    id,
    slug: name.toLowerCase(),
    name,
    destinationUrl: 'https://shop.example/',
  }
  await db.prisma.offer.create({ data })
  return id
}

/** Until a connection to this database waits for another's transaction. */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const { rows } = await database.pool.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    if (rows.length > 0) return
  }
}
