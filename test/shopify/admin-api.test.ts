// Asking a shop's Admin API through Shopify's library: the sessions in a real database, the answers from a server on
// loopback that gives them in the shapes and with the codes that Shopify uses.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Session } from '@shopify/shopify-api'
import { getGlobalDispatcher, setGlobalDispatcher } from 'undici'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDatabase, type Database } from '#app/platform/database.server.ts'
import { createLog } from '#app/platform/log.server.ts'
import { createSecretBox } from '#app/platform/secret-box.server.ts'
import { createAdminApi } from '#app/platform/shopify/admin-api.server.ts'
import { readEnv } from '#app/platform/env.server.ts'
import { createShopify } from '#app/shopify.server.ts'
import { createShopifyDispatcher } from '../../sandbox/shopify/shopify-dispatcher.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

const DOMAIN = 'asked.myshopify.com'
const HOUR_MS = 3_600_000
const key = { id: 'k1', key: Buffer.alloc(32, 7) }

interface Reply {
  status?: number
  headers?: Record<string, string>
  body: string | object
}
let reply: Reply | 'none' | 'cut'
/** Refresh tokens that were spent, in the order in which they came. */
let spent: string[]
/** What the token endpoint waits for before it answers. */
let held: Promise<void>

let database: TestDatabase
let server: Server
const open: Database[] = []
const before = getGlobalDispatcher()

beforeAll(async () => {
  database = await createTestDatabase()
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.url === '/admin/oauth/access_token') {
        const { refresh_token } = JSON.parse(Buffer.concat(chunks).toString()) as { refresh_token: string }
        const isNew = !spent.includes(refresh_token)
        spent.push(refresh_token)
        const granted = {
          access_token: `access ${spent.length}`,
          scope: '',
          expires_in: 3600,
          refresh_token: `refresh ${spent.length}`,
          refresh_token_expires_in: 7_776_000,
        }
        return void held.then(() =>
          response
            .writeHead(isNew ? 200 : 400, { 'content-type': 'application/json' })
            .end(JSON.stringify(isNew ? granted : { error: 'invalid_grant' })),
        )
      }
      if (reply === 'none') return
      if (reply === 'cut') return void request.socket.destroy()
      const token = request.headers['x-shopify-access-token']
      const { status = 200, headers = {}, body } = reply
      response.writeHead(status, { 'content-type': 'application/json', 'x-token': String(token), ...headers })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  setGlobalDispatcher(createShopifyDispatcher(`http://127.0.0.1:${port}`))
})
afterAll(async () => {
  setGlobalDispatcher(before)
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
  await Promise.all(open.map((db) => db.close()))
  await database.close()
})

beforeEach(async () => {
  reply = { body: { data: { shop: { name: 'Asked' } } } }
  spent = []
  held = Promise.resolve()
  await store({})
})

/** A process of its own: its own connections, its own library. */
function startProcess(timeoutMs?: number) {
  const db = openDatabase(database.url, 4, (error) => {
    throw error
  })
  open.push(db)
  const env = readEnv({
    SHOPIFY_API_KEY: 'key',
    SHOPIFY_API_SECRET: 'secret',
    SHOPIFY_APP_URL: 'https://app.example.com',
    ENCRYPTION_KEYS: `k1:${key.key.toString('base64')}`,
  })
  const ports = { newId: () => '', clock: Date.now, log: createLog('silent') }
  const shopify = createShopify({ env, db, secretBox: createSecretBox([key]), ...ports })
  return { api: createAdminApi({ db, shopify, ...(timeoutMs && { timeoutMs }) }), shopify }
}
let main: ReturnType<typeof startProcess> | undefined
const process = () => (main ??= startProcess())
const ask = () => process().api.ask(DOMAIN, '{ shop { name } }', {})

async function store(change: { expires?: Date }) {
  await process().shopify.sessionStorage.storeSession(
    new Session({
      id: `offline_${DOMAIN}`,
      shop: DOMAIN,
      state: '',
      isOnline: false,
      scope: '',
      accessToken: 'access 0',
      refreshToken: 'refresh 0',
      expires: new Date(Date.now() + HOUR_MS),
      refreshTokenExpires: new Date(Date.now() + 90 * 24 * HOUR_MS),
      ...change,
    }),
  )
}

async function someoneWaitsForLock(): Promise<boolean> {
  const { rowCount } = await database.pool.query(
    `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  )
  return rowCount === 1
}

const graphqlError = (code: string, cost?: object): Reply => ({
  body: {
    errors: [{ message: `it is ${code}`, extensions: { code } }],
    ...(cost && { extensions: { cost } }),
  },
})

test('an answer', async () => {
  expect(await ask()).toEqual({ outcome: 'answered', data: { shop: { name: 'Asked' } } })
  expect(spent).toEqual([])
})

test.each<[string, Reply | 'cut', object]>([
  [
    'throttled until the bucket has refilled',
    graphqlError('THROTTLED', {
      requestedQueryCost: 700,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 450, restoreRate: 100 },
    }),
    { outcome: 'throttled', waitMs: 2_500, reason: 'Shopify throttles' },
  ],
  ['throttled without a cost', graphqlError('THROTTLED'), { outcome: 'throttled', waitMs: 2_000 }],
  [
    'throttled by status',
    { status: 429, headers: { 'retry-after': '4.0' }, body: {} },
    { outcome: 'throttled', waitMs: 4_000 },
  ],
  ['too costly', graphqlError('MAX_COST_EXCEEDED'), { outcome: 'too_costly' }],
  [
    'without the scope',
    graphqlError('ACCESS_DENIED'),
    { outcome: 'no_access', reason: 'it is ACCESS_DENIED' },
  ],
  [
    'with a token that counts no more',
    { status: 401, body: {} },
    { outcome: 'no_access', reason: 'Shopify answered 401 Unauthorized' },
  ],
  ['of a frozen shop', { status: 402, body: {} }, { outcome: 'no_access' }],
  ['of a shop that is gone', { status: 404, body: {} }, { outcome: 'no_access' }],
  ['to a locked shop', { status: 423, body: {} }, { outcome: 'no_access' }],
  ['with another error', graphqlError('INTERNAL'), { outcome: 'failed', reason: 'it is INTERNAL' }],
  [
    'with an answer of half',
    { body: { data: { a: 1 }, errors: [{ message: 'half' }] } },
    { outcome: 'failed' },
  ],
  [
    'while Shopify fails',
    { status: 503, body: 'no' },
    { outcome: 'failed', reason: 'Shopify answered 503 Service Unavailable' },
  ],
  [
    'answered with a page',
    { headers: { 'content-type': 'text/html' }, body: '<html>' },
    { outcome: 'failed' },
  ],
  ['answered with half a JSON', { body: '{"data":' }, { outcome: 'failed' }],
  ['cut off', 'cut', { outcome: 'failed' }],
])('a question %s', async (_, given, expected) => {
  reply = given
  expect(await ask()).toMatchObject(expected)
})

test('a shop without a session is not asked', async () => {
  expect(await process().api.ask('never.myshopify.com', '{ shop { name } }', {})).toMatchObject({
    outcome: 'no_access',
  })
})

test('no answer is waited for longer than the limit', async () => {
  reply = 'none'
  const { api } = startProcess(100)
  expect(await api.ask(DOMAIN, '{ shop { name } }', {})).toEqual({
    outcome: 'failed',
    reason: 'no answer in time',
  })
})

test('a token that runs out is refreshed, once, however many processes need it', async () => {
  await store({ expires: new Date(Date.now() + 60_000) })
  const processes = [process(), startProcess(), startProcess()]
  const asked = [...processes, ...processes].map(({ api }) => api.ask(DOMAIN, '{ shop { name } }', {}))
  expect((await Promise.all(asked)).map(({ outcome }) => outcome)).toEqual(asked.map(() => 'answered'))
  expect(spent).toEqual(['refresh 0'])
  expect(await process().shopify.sessionStorage.loadSession(`offline_${DOMAIN}`)).toMatchObject({
    accessToken: 'access 1',
    refreshToken: 'refresh 1',
  })
})

test('a refresh that Shopify refuses is a failure, told without the token', async () => {
  await store({ expires: new Date(Date.now() - 1_000) })
  spent.push('refresh 0')
  const answer = await ask()
  expect(answer).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('refreshed') as string })
  expect(JSON.stringify(answer)).not.toContain('refresh 0')
})

test('a refresh that takes longer than the limit goes on, and nobody spends its token meanwhile', async () => {
  await store({ expires: new Date(Date.now() - 1_000) })
  let release = () => {}
  held = new Promise((done) => (release = done))
  const [slow, other] = [startProcess(100), startProcess()]
  expect(await slow.api.ask(DOMAIN, '{ shop { name } }', {})).toMatchObject({ outcome: 'failed' })
  const asked = other.api.ask(DOMAIN, '{ shop { name } }', {})
  while (!(await someoneWaitsForLock())) await new Promise((done) => setTimeout(done, 5))
  release()
  expect(await asked).toMatchObject({ outcome: 'answered' })
  expect(spent).toEqual(['refresh 0'])
})

test('a session that cannot be opened is our failure, and is thrown', async () => {
  await database.pool.query(`UPDATE session SET access_token = 'k1.damaged' WHERE id = $1`, [
    `offline_${DOMAIN}`,
  ])
  await expect(ask()).rejects.toThrow(DOMAIN)
})
