import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RunningServer } from '../web/server.ts'
import { idText } from '../web/exact-json.ts'
import { startShopify } from './server.ts'
import { signSessionToken } from './session-token.ts'
import { openState } from './state.ts'
import type { PlatformState } from './state.ts'

const app = { apiKey: 'key', apiSecret: 'secret' }
const shopDomain = 'demo.myshopify.com'
const shop = {
  domain: shopDomain,
  name: 'Demo',
  currency: 'USD',
  timeZone: 'America/New_York',
  storefrontUrl: 'http://127.0.0.1:1',
}
let folder: string
let state: PlatformState
let shopify: RunningServer

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  state = openState(join(folder, 'shopify.json'))
  state.addShop(shop)
  shopify = await startShopify({ app, scopes: 'read_orders,write_pixels', state })
})
afterEach(async () => {
  await shopify.close()
  rmSync(folder, { recursive: true })
})

type Body = Record<string, string | number> & {
  data?: Record<string, Record<string, unknown>>
  errors?: unknown
}
async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(shopify.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-sandbox-shop': shopDomain, ...headers },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Body }
}
const exchange = (change: Record<string, unknown> = {}) =>
  post('/admin/oauth/access_token', {
    client_id: 'key',
    client_secret: 'secret',
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: signSessionToken(app, shopDomain, '42', Date.now()),
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
    expiring: '1',
    ...change,
  })
const refresh = (token: unknown) =>
  post('/admin/oauth/access_token', {
    client_id: 'key',
    client_secret: 'secret',
    grant_type: 'refresh_token',
    refresh_token: token,
  })
const query = (token: unknown, text: string) =>
  post('/admin/api/2026-10/graphql.json', { query: text }, { 'x-shopify-access-token': String(token) })

describe('token exchange', () => {
  test('an offline token runs out and comes with a refresh token', async () => {
    const { status, body } = await exchange()
    expect(status).toBe(200)
    expect(body).toMatchObject({
      scope: 'read_orders,write_pixels',
      expires_in: 3600,
      refresh_token_expires_in: 7_776_000,
    })
    expect(body['access_token']).toMatch(/^shpat_/)
    expect(body['refresh_token']).toMatch(/^shprt_/)
  })

  test('without expiring=1 it does not run out', async () => {
    const { body } = await exchange({ expiring: '0' })
    expect(Object.keys(body).sort()).toEqual(['access_token', 'scope'])
  })

  test.each([
    ['another client', { client_id: 'other' }, 'application_cannot_be_found'],
    ['a wrong secret', { client_secret: 'wrong' }, 'invalid_client'],
    ['no token', { subject_token: 'nonsense' }, 'invalid_subject_token'],
    [
      'a token signed by somebody else',
      { subject_token: signSessionToken({ ...app, apiSecret: 'x' }, shopDomain, '42', Date.now()) },
      'invalid_subject_token',
    ],
    [
      'a token of another shop',
      { subject_token: signSessionToken(app, 'other.myshopify.com', '42', Date.now()) },
      'invalid_subject_token',
    ],
    [
      'a token that has run out',
      { subject_token: signSessionToken(app, shopDomain, '42', Date.now() - 120_000) },
      'invalid_subject_token',
    ],
    ['a token without a signature algorithm', { subject_token: unsigned() }, 'invalid_subject_token'],
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
  ])('%s is refused with 400', async (_what, change, error) => {
    expect(await exchange(change)).toMatchObject({ status: 400, body: { error } })
  })

  test('a refresh token gives a new pair, once', async () => {
    const first = (await exchange()).body
    const second = await refresh(first['refresh_token'])
    expect(second.status).toBe(200)
    expect(second.body['access_token']).not.toBe(first['access_token'])
    expect(await refresh(first['refresh_token'])).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    })
    expect((await refresh(second.body['refresh_token'])).status).toBe(200)
  })

  test('tokens outlive a restart, in a file that is the owner’s alone', async () => {
    const { body } = await exchange()
    await shopify.close()
    shopify = await startShopify({ app, scopes: '', state: openState(join(folder, 'shopify.json')) })
    expect((await query(body['access_token'], '{ shop { name } }')).status).toBe(200)
    expect(statSync(join(folder, 'shopify.json')).mode & 0o077).toBe(0)
  })
})

describe('the Admin API', () => {
  test('it answers what the app asks of it', async () => {
    const { body } = await exchange()
    const answer = await query(
      body['access_token'],
      '{ shop { id name myshopifyDomain currencyCode ianaTimezone primaryDomain { host url } } currentAppInstallation { accessScopes { handle } } }',
    )
    expect(answer.body.data).toEqual({
      shop: {
        id: expect.stringMatching(/^gid:\/\/shopify\/Shop\/\d+$/),
        name: 'Demo',
        myshopifyDomain: shopDomain,
        currencyCode: 'USD',
        ianaTimezone: 'America/New_York',
        primaryDomain: { host: '127.0.0.1:1', url: 'http://127.0.0.1:1' },
      },
      currentAppInstallation: { accessScopes: [{ handle: 'read_orders' }, { handle: 'write_pixels' }] },
    })
  })

  test.each(['', 'shpat_invented'])('the access token %j is refused with 401', async (token) => {
    expect((await query(token, '{ shop { name } }')).status).toBe(401)
  })

  test('a field that is not there is an error, as GraphQL has it', async () => {
    const { body } = await exchange()
    expect((await query(body['access_token'], '{ shop { nonsense } }')).body.errors).toBeDefined()
  })

  test('another version and an unknown shop are not found', async () => {
    expect((await post('/admin/api/2020-01/graphql.json', {})).status).toBe(404)
    expect(
      (await post('/admin/oauth/access_token', {}, { 'x-sandbox-shop': 'who.myshopify.com' })).status,
    ).toBe(404)
  })
})

test('ids are whole numbers past 2^53 that a float cannot hold, and never repeat', () => {
  const ids = Array.from({ length: 1000 }, () => idText(state.nextId()))
  expect(new Set(ids).size).toBe(1000)
  expect(ids.every((id) => BigInt(id) > 2n ** 53n && BigInt(Number(id)) !== BigInt(id))).toBe(true)
})

function unsigned(): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const signed = `${part({ alg: 'none' })}.${part({ aud: 'key', dest: `https://${shopDomain}`, exp: now + 60, nbf: now })}`
  return `${signed}.${createHmac('sha256', 'secret').update(signed).digest('base64url')}`
}
