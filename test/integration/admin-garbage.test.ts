// Every page and every action of the admin with what no form of ours sends: refused in words or not found, never a failure of ours, and
// nothing is changed by it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callRoute, keepSession, type Ask, type RouteModule } from '../setup/call-route.ts'
import { startSystem, type System } from '../setup/system.ts'

const FILES = import.meta.glob<RouteModule>('../../app/routes/app*.tsx')
const UNKNOWN_ID = '01900000-0000-7000-8000-000000000999'

/** What stands in an address. */
const WORDS = [
  'nonsense',
  "' OR 1=1 --",
  '%',
  '\0',
  '\ud800',
  'x'.repeat(5_000),
  '-1',
  '9'.repeat(40),
  '2026-02-30',
  UNKNOWN_ID,
  'conv_unknown',
  '__proto__',
]
/** Whatever a page of ours reads from its address. */
const NAMES = [
  'status', 'state', 'partner', 'offer', 'event', 'source', 'method', 'coupon', 'flag', 'test', 'find', 'text', 'conversion', 'postback',
  'outcome', 'txn', 'click', 'from', 'to', 'older', 'newer', 'after', 'before', 'search', 'sort', 'by', 'compare', 'currency', 'order',
  'customer', 'intent', 'page', 'locale', 'reason',
] // prettier-ignore

const INTENTS = [
  'save', 'test', 'reveal', 'regenerate', 'remove', 'undo', 'pause', 'activate', 'archive', 'duplicate', 'default', 'assign', 'release', 'credit',
  'create', 'approve', 'reject', 'move', 'payout', 'paid', 'preview', 'import', 'host', 'add_host', 'rate', 'make', 'revoke', 'unbind', 'redeem',
  'start', 'stop', 'on', 'off', 'resume', 'sign', 'unsign', 'read', 'read_all', 'address', 'view', 'assist', 'send_test',
] // prettier-ignore
const KNOWN_NAMES = ['id', 'version', 'draft', 'configuration', 'secrets', 'commands', 'conversionIds', 'reason', 'partnerId', 'offerId', 'code', 'text', 'file', 'postback', 'replay', 'until', 'whose', 'host', 'user', 'label', 'undo'] // prettier-ignore
const VALUES = [null, -1, '\0', [null], { id: [] }, 'x'.repeat(5_000)]

const known = (value: unknown) => Object.fromEntries(KNOWN_NAMES.map((name) => [name, value]))
// prettier-ignore
const BODIES: Ask['body'][] = [
  '', '{', 'null', '[]', '"text"', '1', '{"__proto__":{"intent":"save"}}', '\0', '='.repeat(1_000),
  ...INTENTS.map((intent, index) =>
    JSON.stringify({ ...known(VALUES[index % VALUES.length]), intent, kind: intent }),
  ),
  ...INTENTS.map((intent, index) => ({
    ...known(index % 2 === 0 ? '\0' : 'nonsense'),
    intent,
    action: intent,
  })),
]

let system: System
const modules = new Map<string, RouteModule>()
beforeAll(async () => {
  system = await startSystem({ SHOPIFY_API_SECRET: 'a secret in ASCII' }, { worker: false })
  await keepSession(system.runtime, system.shop.domain)
  for (const [file, load] of Object.entries(FILES))
    modules.set(file.split('/').at(-1) as string, await load())
}, 60_000)
afterAll(() => system.close())

const merchant = () => ({ domain: system.shop.domain, userId: '90000000001' })

/** @returns what went wrong with it on our side; null: it was answered */
async function ask(route: string, method: 'GET' | 'POST', asked: Ask): Promise<string | null> {
  const handle = modules.get(route)?.[method === 'GET' ? 'loader' : 'action']
  if (!handle) return null
  const told = `${method} ${route} ${asked.path.slice(0, 120)} ${JSON.stringify(asked.body ?? '').slice(0, 200)}`
  try {
    const { status } = await callRoute(system.runtime, handle, merchant(), method, asked)
    return status < 500 ? null : `${told}: ${status}`
  } catch (thrown) {
    return `${told}: ${(thrown as Error).stack?.slice(0, 600)}`
  }
}

/** `app.offers.$id.tsx` -> `/app/offers/…`, with the same in all its places */
function pathOf(route: string, word: string): Pick<Ask, 'path' | 'params'> {
  // A `_` behind a name belongs to the file, not to the parameter.
  const names = [...route.matchAll(/\$(\w+?)_?\./g)].map(([, name]) => name as string)
  const path = route
    .replace(/\.tsx$/, '')
    .replaceAll('[.]', '\u0001')
    .replaceAll('_index', '')
    .split('.')
    .map((part) => (part.startsWith('$') ? encodeURIComponent(word.toWellFormed()) : part))
    .join('/')
    .replaceAll('\u0001', '.')
  return { path: `/${path}`, params: Object.fromEntries(names.map((name) => [name, word])) }
}

test('pages answer whatever stands in their address', async () => {
  const wrong: (string | null)[] = []
  for (const route of modules.keys()) {
    for (const word of WORDS) {
      wrong.push(await ask(route, 'GET', pathOf(route, word)))
      const { path, params = {} } = pathOf(route, UNKNOWN_ID)
      const query = NAMES.map((name) => `${name}=${encodeURIComponent(word.toWellFormed())}`)
      wrong.push(await ask(route, 'GET', { path: `${path}?${query.join('&')}`, params }))
    }
    for (const name of NAMES) {
      const { path, params = {} } = pathOf(route, UNKNOWN_ID)
      wrong.push(await ask(route, 'GET', { path: `${path}?${name}=%00&${name}=nonsense`, params }))
    }
  }
  expect(wrong.filter((line) => line !== null)).toEqual([])
}, 120_000)

test('actions answer whatever they are sent, and change nothing', async () => {
  const before = await everything()
  const wrong: (string | null)[] = []
  for (const route of modules.keys())
    for (const [index, body] of BODIES.entries())
      wrong.push(
        await ask(route, 'POST', {
          ...pathOf(route, WORDS[index % WORDS.length] as string),
          body: body ?? '',
        }),
      )
  expect(wrong.filter((line) => line !== null)).toEqual([])
  expect(await everything()).toEqual(before)
}, 120_000)

/** What stands in each table, but for when the storefront's settings are to be published again: whatever comes there asks for that. */
async function everything(): Promise<Record<string, string>> {
  const { pool } = system.database
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
        AND relname <> 'storefront' ORDER BY relname`,
  )
  const sums: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query<{ sum: string }>(
      `SELECT md5(coalesce(string_agg(row::text, '|' ORDER BY row::text), '')) AS sum FROM "${name}" AS row`,
    )
    sums[name] = rows[0]?.sum as string
  }
  return sums
}
