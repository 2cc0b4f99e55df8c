// `shopify app dev` gives a process everything that it needs, but for what `npm run dev` makes by itself.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { completeDevEnvironment } from '#app/platform/env-dev.server.ts'
import { readEnv } from '#app/platform/env.server.ts'
import { readAppToml } from './app-toml.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-dev-'))
afterAll(() => rmSync(folder, { recursive: true }))

const tunnel = 'https://quick-brown-fox.trycloudflare.com'
/** What Shopify's CLI sets for a process of the roles frontend and backend. */
const cliEnvironment = (): Record<string, string | undefined> => ({
  SHOPIFY_API_KEY: '0123456789abcdef0123456789abcdef',
  SHOPIFY_API_SECRET: 'shpss_0123456789abcdef',
  HOST: tunnel,
  APP_URL: tunnel,
  REMIX_DEV_ORIGIN: tunnel,
  SCOPES: String(readAppToml().tables['access_scopes']?.['scopes']),
  NODE_ENV: 'development',
  APP_ENV: 'development',
  PORT: '50412',
  SERVER_PORT: '50412',
  FRONTEND_PORT: '50412',
  BACKEND_PORT: '50413',
  DATA_DIR: folder,
})

test('the CLI’s settings are enough', () => {
  const environment = cliEnvironment()
  completeDevEnvironment(environment)
  expect(readEnv(environment)).toMatchObject({
    NODE_ENV: 'development',
    PORT: 50412,
    SHOPIFY_APP_URL: tunnel,
    SHOPIFY_API_KEY: '0123456789abcdef0123456789abcdef',
    SCOPES: expect.arrayContaining(['read_orders', 'write_app_proxy']) as string[],
  })
})

test('the encryption key is made once and kept for its owner only', () => {
  const [first, second] = [cliEnvironment(), cliEnvironment()]
  completeDevEnvironment(first)
  completeDevEnvironment(second)
  expect(second['ENCRYPTION_KEYS']).toBe(first['ENCRYPTION_KEYS'])
  const file = join(folder, 'dev-encryption-keys')
  expect(readFileSync(file, 'utf8').trim()).toBe(first['ENCRYPTION_KEYS'])
  expect(statSync(file).mode & 0o077).toBe(0)
})

test('what is set stays', () => {
  const environment = { ...cliEnvironment(), NODE_ENV: 'production', ENCRYPTION_KEYS: 'k9:own' }
  completeDevEnvironment(environment)
  expect(environment).toMatchObject({ NODE_ENV: 'production', ENCRYPTION_KEYS: 'k9:own' })
})
