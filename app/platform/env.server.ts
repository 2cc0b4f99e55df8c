// The settings: the only place that reads the environment. Checked once, at start, all problems told at once.
import { z } from 'zod'
import { parseDurationMs } from './duration.ts'

/** Thrown at start when settings are missing or malformed; `message` lists every problem, a line each. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

const duration = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((text, context) => {
      const ms = parseDurationMs(text)
      if (ms === null)
        context.addIssue({
          code: 'custom',
          message: `${JSON.stringify(text)} is no duration like 500ms, 10s, 5m, 3h`,
        })
      return ms ?? 0
    })

const wholeNumber = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback)

const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((item) => item !== ''))

/** `id:base64` pairs, the first is the one that new secrets are sealed with. */
const encryptionKeys = z.string({ error: 'is required' }).transform((text, context) => {
  const keys = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((item) => {
      const colon = item.indexOf(':')
      return { id: item.slice(0, colon), key: Buffer.from(item.slice(colon + 1), 'base64') }
    })
  if (
    keys.length === 0 ||
    keys.some(({ id, key }) => !/^[a-zA-Z0-9_-]{1,32}$/.test(id) || key.length !== 32)
  ) {
    context.addIssue({
      code: 'custom',
      message: 'must be id:base64 pairs of 32 bytes each, as made by: echo k1:$(openssl rand -base64 32)',
    })
  }
  return keys
})

const targets = list.refine(
  (items) => items.every((item) => /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:]+\]):\d{1,5}$/i.test(item)),
  'must be exact ip:port pairs',
)

/** Who may embed the admin besides Shopify's own admin: stand-ins on this machine, nothing else. */
const loopbackOrigins = list.refine(
  (items) => items.every((item) => /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d{1,5}$/.test(item)),
  'may name origins on this machine only (http://127.0.0.1:port, http://localhost:port)',
)

/** `name@example.com` or `Name <name@example.com>`, on one line. */
const MAIL_FROM = /^(?:[^<>\r\n@,;:"]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/

const FIELDS = z.object({
  DATABASE_URL: z.string().optional(),
  DATA_DIR: z.string().default('.data'),
  HOST_ADDRESS: z.string().default('0.0.0.0'),
  PORT: wholeNumber(3000, 0, 65_535),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TRUSTED_PROXIES: wholeNumber(0, 0, 10),
  ENCRYPTION_KEYS: encryptionKeys,
  SHOPIFY_API_KEY: z.string({ error: 'is required' }).min(1),
  SHOPIFY_API_SECRET: z.string({ error: 'is required' }).min(1),
  SHOPIFY_API_SECRET_PREVIOUS: z.string().optional(),
  SHOPIFY_APP_URL: z.url({ error: 'is required: the address under which Shopify reaches the app' }),
  SCOPES: list,
  APP_BRIDGE_URL: z.url().optional(),
  FRAME_ANCESTORS: loopbackOrigins,
  DATABASE_CONNECTIONS: wholeNumber(10, 2, 200),
  INBOUND_CALLS_A_MINUTE: wholeNumber(60_000, 60, 100_000_000),
  CLICK_FLUSH_MS: wholeNumber(0, 0, 1_000),
  DELIVERY_SCHEDULE: z.string().default('0s 1m 5m 15m 1h 3h 8h 24h'),
  DELIVERY_TIMEOUT: duration('10s'),
  DELIVERY_CONNECT_TIMEOUT: duration('5s'),
  DELIVERY_CONCURRENCY: wholeNumber(128, 1, 2_000),
  DELIVERY_HOST_CONCURRENCY: wholeNumber(48, 1, 2_000),
  DELIVERY_LEASE: duration('90s'),
  DELIVERY_PORTS: z
    .string()
    .default('80 443 8080 8443')
    .transform((text) =>
      text
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(Number),
    )
    .refine(
      (ports) => ports.every((port) => Number.isInteger(port) && port > 0 && port < 65_536),
      'must be port numbers',
    ),
  DELIVERY_ALLOW_TARGETS: targets,
  DELIVERY_LOG_DAYS: wholeNumber(90, 1, 3_650),
  EXCHANGE_RATES_URL: z
    .union([z.literal('off'), z.url({ protocol: /^https?$/, error: 'must be an address, or off' })])
    .default('https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml'),
  WORKER_LAG_LIMIT: duration('60s'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be smtp://… or smtps://…, the address of a mail server' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(MAIL_FROM, 'must be an address: name@example.com, or Name <name@example.com>')
    .optional(),
})

const SETTINGS = FIELDS.refine(
  ({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || MAIL_FROM !== undefined,
  {
    path: ['MAIL_FROM'],
    error: 'is required with SMTP_URL: whom notices are from',
    // Beside the problems of the others, not after them.
    when: () => true,
  },
)

export type Env = z.output<typeof SETTINGS>

/** For commands that need the database and nothing else. */
export function readDatabaseEnv(
  source: Record<string, string | undefined> = process.env,
): Pick<Env, 'DATABASE_URL' | 'DATA_DIR'> {
  return { DATABASE_URL: source['DATABASE_URL'] || undefined, DATA_DIR: source['DATA_DIR'] || '.data' }
}

/**
 * Reads the settings.
 * @param source the environment, or a part of it in tests; an empty value counts as absent
 * @throws SettingsError with all problems
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  // Shopify's CLI names the tunnel's address HOST.
  if (present['SHOPIFY_APP_URL'] === undefined && present['HOST']?.startsWith('https://'))
    present['SHOPIFY_APP_URL'] = present['HOST']
  const result = SETTINGS.safeParse(present)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
  throw new SettingsError(
    `These settings are missing or malformed (see .env.example):\n${problems.join('\n')}`,
  )
}
