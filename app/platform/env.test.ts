import { expect, test } from 'vitest'
import { SettingsError, readEnv } from './env.server.ts'

const good = {
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
  SHOPIFY_API_KEY: 'key',
  SHOPIFY_API_SECRET: 'secret',
  SHOPIFY_APP_URL: 'https://app.example.com',
}

test('with nothing but what is required the defaults stand', () => {
  expect(readEnv(good)).toMatchObject({
    PORT: 3000,
    ROLE: 'all',
    DELIVERY_TIMEOUT: 10_000,
    DELIVERY_PORTS: [80, 443, 8080, 8443],
    FRAME_ANCESTORS: [],
  })
})

test('an empty value counts as absent, and Shopify’s CLI may name the address HOST', () => {
  const { SHOPIFY_APP_URL: _, ...rest } = good
  expect(readEnv({ ...rest, PORT: '', HOST: 'https://tunnel.example.com' })).toMatchObject({
    PORT: 3000,
    SHOPIFY_APP_URL: 'https://tunnel.example.com',
  })
})

test('all problems are told at once, by name', () => {
  const problems = () => readEnv({ PORT: 'many', DELIVERY_TIMEOUT: '10', ENCRYPTION_KEYS: 'k1:c2hvcnQ=' })
  expect(problems).toThrow(SettingsError)
  for (const name of [
    'PORT',
    'DELIVERY_TIMEOUT',
    'ENCRYPTION_KEYS',
    'SHOPIFY_API_KEY',
    'SHOPIFY_API_SECRET',
    'SHOPIFY_APP_URL',
  ]) {
    expect(problems).toThrow(name)
  }
})

test.each([
  ['FRAME_ANCESTORS', 'https://evil.example'],
  ['FRAME_ANCESTORS', 'http://127.0.0.1.evil.example:80'],
  ['DELIVERY_ALLOW_TARGETS', '10.0.0.0/8'],
  ['DELIVERY_ALLOW_TARGETS', 'localhost:80'],
  ['DELIVERY_PORTS', '80 ssh'],
  ['ROLE', 'everything'],
  ['SMTP_URL', 'http://mail.example.com'],
  ['SMTP_URL', 'mail.example.com:587'],
  ['MAIL_FROM', 'Throughline'],
  ['MAIL_FROM', 'a@example.com, b@example.com'],
  ['MAIL_FROM', 'Throughline <notices@example.com>\r\nBcc: all@example.com'],
])('%s=%s is refused', (name, value) => {
  expect(() => readEnv({ ...good, [name]: value })).toThrow(name)
})

test('a mail server needs somebody whom the mail is from', () => {
  const smtp = { ...good, SMTP_URL: 'smtp://user:pass@mail.example.com:587' }
  expect(() => readEnv(smtp)).toThrow('MAIL_FROM is required with SMTP_URL')
  for (const MAIL_FROM of ['notices@example.com', 'Throughline <notices@example.com>'])
    expect(readEnv({ ...smtp, MAIL_FROM })).toMatchObject({ SMTP_URL: smtp.SMTP_URL, MAIL_FROM })
  expect(() => readEnv({ SMTP_URL: smtp.SMTP_URL })).toThrow(/ENCRYPTION_KEYS[\s\S]*MAIL_FROM/)
})
