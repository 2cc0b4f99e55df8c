// What the library keeps through us: sessions whose tokens nobody can read in the database.
import { randomBytes } from 'node:crypto'
import { Session } from '@shopify/shopify-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from '#app/platform/database.server.ts'
import { createSecretBox } from '#app/platform/secret-box.server.ts'
import { createSessionStorage } from '#app/platform/shopify/session-storage.server.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

const ACCESS = 'shpat_this-must-not-be-readable'
const REFRESH = 'shprt_nor-must-this'
const key = { id: 'k1', key: randomBytes(32) }
let database: TestDatabase
let db: Database
let storage: ReturnType<typeof createSessionStorage>

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url, 4, () => {})
  storage = createSessionStorage(db, createSecretBox([key]))
})
afterAll(async () => {
  await db.close()
  await database.close()
})

const offline = (shop: string, tokens: { accessToken?: string; refreshToken?: string } = {}) =>
  new Session({
    id: `offline_${shop}`,
    shop,
    state: '',
    isOnline: false,
    scope: 'read_orders,read_discounts',
    expires: new Date('2026-11-21T10:00:00.000Z'),
    accessToken: ACCESS,
    refreshToken: REFRESH,
    refreshTokenExpires: new Date('2027-02-19T10:00:00.000Z'),
    ...tokens,
  })

async function wholeTable(): Promise<string> {
  const { rows } = await database.pool.query<{ text: string }>('SELECT session::text AS text FROM session')
  return rows.map(({ text }) => text).join('\n')
}

test('a session comes back whole', async () => {
  const session = offline('whole.myshopify.com')
  expect(await storage.storeSession(session)).toBe(true)
  expect((await storage.loadSession(session.id))?.toObject()).toEqual(session.toObject())
})

test('its tokens are not readable in the database', async () => {
  await storage.storeSession(offline('sealed.myshopify.com'))
  const text = await wholeTable()
  expect(text).toContain('sealed.myshopify.com')
  for (const token of [ACCESS, REFRESH]) {
    expect(text).not.toContain(token)
    expect(text).not.toContain(Buffer.from(token).toString('base64url').slice(0, 20))
  }
})

test('a sealed token is of no use in the row of another session', async () => {
  await storage.storeSession(offline('from.myshopify.com'))
  await storage.storeSession(offline('to.myshopify.com'))
  await database.pool.query(
    `UPDATE session SET access_token = (SELECT access_token FROM session WHERE shop = 'from.myshopify.com')
      WHERE shop = 'to.myshopify.com'`,
  )
  await expect(storage.loadSession('offline_to.myshopify.com')).rejects.toThrow()
})

test('a refresh replaces both tokens', async () => {
  const shop = 'refreshed.myshopify.com'
  await storage.storeSession(offline(shop))
  await storage.storeSession(offline(shop, { accessToken: 'shpat_second', refreshToken: 'shprt_second' }))
  expect(await storage.loadSession(`offline_${shop}`)).toMatchObject({
    accessToken: 'shpat_second',
    refreshToken: 'shprt_second',
  })
})

test('two requests may store the same new session at once', async () => {
  const session = offline('twice.myshopify.com')
  expect(await Promise.all([storage.storeSession(session), storage.storeSession(session)])).toEqual([
    true,
    true,
  ])
})

test('of a staff member only the id is kept', async () => {
  const shop = 'staff.myshopify.com'
  const session = new Session({ ...offline(shop).toObject(), id: `${shop}_42`, isOnline: true })
  session.onlineAccessInfo = {
    expires_in: 60,
    associated_user_scope: 'read_orders',
    associated_user: {
      id: 42,
      first_name: 'Ada',
      last_name: 'Example',
      email: 'ada@example.com',
      email_verified: true,
      account_owner: true,
      locale: 'en',
      collaborator: false,
    },
  }
  await storage.storeSession(session)
  const { rows } = await database.pool.query('SELECT user_id FROM session WHERE shop = $1', [shop])
  expect(rows).toEqual([{ user_id: '42' }])
  expect(await wholeTable()).not.toMatch(/\bAda\b|\bExample\b|example\.com/)
})

test('sessions are found by shop, and go when they are deleted', async () => {
  const shop = 'gone.myshopify.com'
  await storage.storeSession(offline(shop))
  expect((await storage.findSessionsByShop(shop)).map(({ id }) => id)).toEqual([`offline_${shop}`])
  expect(await storage.deleteSession(`offline_${shop}`)).toBe(true)
  expect(await storage.deleteSessions([`offline_${shop}`, 'never-there'])).toBe(true)
  expect(await storage.findSessionsByShop(shop)).toEqual([])
  expect(await storage.loadSession(`offline_${shop}`)).toBeUndefined()
})
