// Codes that bind a staff account to a partner, over a real database: made, redeemed once, revoked, guessed at, undone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readStaffAccess } from '#app/insight/access/staff-access.server.ts'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { readAdminUser } from '#app/program/admin-users.server.ts'
import { MOST_OPEN_CODES, MOST_TRIES, showCode } from '#app/program/partner-code.ts'
import { makeCode, revokeCode, unbindUser, type CodePorts } from '#app/program/partner-codes.server.ts'
import { redeemCode, type Redeemed } from '#app/program/redeem-code.server.ts'
import { seedShop, type SeededShop } from '../setup/seed.ts'
import { startSystem, type System } from '../setup/system.ts'
import { merchant } from '../setup/viewers.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const MAKER = 'maker'

let system: System
let shop: SeededShop
let other: SeededShop
let nowMs = Date.parse('2026-11-21T12:00:00Z')
let users = 0

beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  shop = system.shop
  other = await seedShop(system.runtime, { domain: 'other.myshopify.com', postbackUrl: 'https://t.example/' })
})
afterAll(() => system.close())

const ports = (): CodePorts => ({ db: system.runtime.db, newId: system.runtime.newId, clock: () => nowMs })
const maker = (of = shop, userId = MAKER) => ({ viewer: merchant(of.id), userId })
const newUser = () => `user-${++users}`
const reset = () =>
  system.database.pool.query('TRUNCATE partner_code, partner_code_try, partner_access_change, admin_user')

/** @returns the code as the merchant reads it */
async function make(label = '', of = shop, by = MAKER): Promise<string> {
  const made = await makeCode(ports(), maker(of, by), of.partner.id, label)
  if (made.kind !== 'made') throw new Error(made.message)
  return showCode(made.code)
}
const redeem = (code: string, userId: string, of = shop) =>
  redeemCode(ports(), { shopId: of.id, userId }, code)
const outcome = (redeemed: Redeemed) => (redeemed.kind === 'refused' ? redeemed.code : redeemed.kind)
const boundTo = async (userId: string) =>
  (await readAdminUser(system.database.pool, shop.id, userId)).partnerId
const access = async () => {
  const reader = { locale: 'en', say: sayingIn('en'), timeZone: 'UTC', nowMs } as const
  return (await readStaffAccess(system.database.pool, maker(), reader, shop.partner.id))!
}

describe('a code', () => {
  test('binds whoever redeems it, however it is typed, and is kept nowhere', async () => {
    await reset()
    const code = await make('Anna')
    const { rows } = await system.database.pool.query('SELECT to_jsonb(c)::text AS row FROM partner_code c')
    expect(rows[0].row).not.toContain(code.replace('-', ''))
    const user = newUser()
    expect(outcome(await redeem(code.toLowerCase().replace('-', ' '), user))).toBe('bound')
    expect(await boundTo(user)).toBe(shop.partner.id)
    expect((await access()).users).toEqual([
      {
        id: user,
        userId: user,
        name: 'Anna',
        about: `Staff account ${user}, since 12:00:00, by a code of you`,
      },
    ])
  })

  test('keeps the language that somebody reads', async () => {
    await reset()
    const user = newUser()
    await system.database.pool.query(
      `INSERT INTO admin_user (shop_id, user_id, locale) VALUES ($1, $2, 'de')`,
      [shop.id, user],
    )
    await redeem(await make(), user)
    expect(await readAdminUser(system.database.pool, shop.id, user)).toEqual({
      locale: 'de',
      partnerId: shop.partner.id,
    })
  })

  test('is good once, and then as if it had never been', async () => {
    await reset()
    const code = await make()
    expect(outcome(await redeem(code, newUser()))).toBe('bound')
    const used = await redeem(code, newUser())
    const unknown = await redeem('ABCDE-23456', newUser())
    expect(outcome(used)).toBe('unknown')
    expect(used).toEqual(unknown)
  })

  test('of many who redeem it at once, one is bound', async () => {
    await reset()
    const code = await make()
    const people = Array.from({ length: 12 }, newUser)
    const redeemed = await Promise.all(people.map((user) => redeem(code, user)))
    expect(redeemed.filter(({ kind }) => kind === 'bound')).toHaveLength(1)
    const bound = await Promise.all(people.map(boundTo))
    expect(bound.filter((partner) => partner !== null)).toHaveLength(1)
  })

  test('is good for seven days, and says so afterwards', async () => {
    await reset()
    const code = await make()
    nowMs += 7 * DAY_MS - 1
    expect((await access()).codes).toHaveLength(1)
    nowMs += 1
    expect((await access()).codes).toEqual([])
    expect(outcome(await redeem(code, newUser()))).toBe('expired')
  })

  test('is of its shop', async () => {
    await reset()
    const code = await make()
    expect(outcome(await redeem(code, newUser(), other))).toBe('unknown')
    expect(outcome(await redeem(code, newUser()))).toBe('bound')
  })

  test('can be revoked as long as nobody has redeemed it, by its own shop', async () => {
    await reset()
    const code = await make('Ben')
    const [open] = (await access()).codes
    expect(await revokeCode(ports(), maker(other), open!.id)).toBe(false)
    expect(await revokeCode(ports(), maker(), open!.id)).toBe(true)
    expect(await revokeCode(ports(), maker(), open!.id)).toBe(false)
    expect(await revokeCode(ports(), maker(), 'nonsense')).toBe(false)
    expect(outcome(await redeem(code, newUser()))).toBe('unknown')
    expect((await access()).history.map(({ text }) => text)).toEqual([
      'A code was revoked (Ben), by you',
      'A code was made (Ben), by you',
    ])
  })

  test('five may wait for a partner, also where they are made at once', async () => {
    await reset()
    const made = await Promise.all(
      Array.from({ length: 8 }, () => makeCode(ports(), maker(), shop.partner.id, '')),
    )
    expect(made.filter(({ kind }) => kind === 'made')).toHaveLength(MOST_OPEN_CODES)
    expect((await access()).mayMakeMore).toBe(false)
    nowMs += 7 * DAY_MS
    expect((await makeCode(ports(), maker(), shop.partner.id, '')).kind).toBe('made')
  })

  test('is made for partners of the shop only', async () => {
    for (const partner of [other.partner.id, 'nonsense'])
      expect(await makeCode(ports(), maker(), partner, '')).toMatchObject({ kind: 'refused' })
  })
})

describe('somebody stays the merchant', () => {
  test('who has made a code cannot redeem it', async () => {
    await reset()
    const code = await make()
    expect(outcome(await redeem(code, MAKER))).toBe('own')
    expect(await boundTo(MAKER)).toBeNull()
    expect(outcome(await redeem(code, newUser()))).toBe('bound')
  })

  test('of two who redeem each other’s code at once, one is bound', async () => {
    await reset()
    for (let round = 0; round < 5; round++) {
      const [one, two] = [newUser(), newUser()]
      const [byOne, byTwo] = [await make('', shop, one), await make('', shop, two)]
      const redeemed = await Promise.all([redeem(byTwo, one), redeem(byOne, two)])
      expect(redeemed.map(outcome).sort()).toEqual(['bound', 'unknown'])
      await reset()
    }
  })

  test('who is bound already is told so, and no code is used up', async () => {
    await reset()
    const user = newUser()
    await redeem(await make(), user)
    const second = await make()
    expect(outcome(await redeem(second, user))).toBe('bound')
    expect((await redeem(second, user)).kind).toBe('refused')
    expect((await redeem(second, newUser())).kind).toBe('bound')
  })
})

describe('guessing', () => {
  test('ends after ten tries within an hour, also for the right code, and begins anew after it', async () => {
    await reset()
    const code = await make()
    const user = newUser()
    const wrong = await Promise.all(Array.from({ length: MOST_TRIES + 5 }, () => redeem('ABCDE-23456', user)))
    expect(wrong.filter((each) => outcome(each) === 'unknown')).toHaveLength(MOST_TRIES)
    expect(outcome(await redeem(code, user))).toBe('too_many')
    nowMs += HOUR_MS - 1
    expect(outcome(await redeem(code, user))).toBe('too_many')
    nowMs += 1
    expect(outcome(await redeem(code, user))).toBe('bound')
  })

  test('of one does not stop another, and what cannot be a code is no try', async () => {
    await reset()
    const code = await make()
    const user = newUser()
    for (let tries = 0; tries < 20; tries++) await redeem('ABCDE-2345O', user)
    expect(outcome(await redeem(code, user))).toBe('bound')
  })
})

test('who is unbound is the merchant again, and what happened stays written down', async () => {
  await reset()
  const user = newUser()
  await redeem(await make('Cleo'), user)
  expect(await unbindUser(ports(), maker(other), other.partner.id, user)).toBe(false)
  expect(await unbindUser(ports(), maker(), shop.pausedPartner.id, user)).toBe(false)
  expect(await unbindUser(ports(), maker(), shop.partner.id, 'somebody else')).toBe(false)
  expect(await boundTo(user)).toBe(shop.partner.id)
  expect(await unbindUser(ports(), maker(), shop.partner.id, user)).toBe(true)
  expect(await boundTo(user)).toBeNull()
  expect((await access()).history.map(({ text }) => text)).toEqual([
    `Staff account ${user} was unbound, by you`,
    `Staff account ${user} was bound to the partner (Cleo)`,
    'A code was made (Cleo), by you',
  ])
})
