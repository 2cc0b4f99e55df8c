// The embed's Liquid, as Shopify and a merchant's theme editor will take it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { check } from '@shopify/theme-check-node'
import { Liquid } from 'liquidjs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const FOLDER = fileURLToPath(new URL('../', import.meta.url))
const BLOCK = readFileSync(join(FOLDER, 'blocks/click-capture.liquid'), 'utf8')
const [whole = '', schemaText = ''] = /{%\s*schema\s*%}([\s\S]*?){%\s*endschema\s*%}/.exec(BLOCK) ?? []
const TEMPLATE = BLOCK.replace(whole, '')
const WORDS: unknown = JSON.parse(readFileSync(join(FOLDER, 'locales/en.default.schema.json'), 'utf8'))
const APP_NAME = /^name = "(.*)"$/m.exec(
  readFileSync(new URL('../../../shopify.app.toml', import.meta.url), 'utf8'),
)?.[1]

/** A text of the schema as a merchant reads it; empty for a key that has none. */
function translated(text: string): string {
  if (!text.startsWith('t:')) return text
  const found = text
    .slice(2)
    .split('.')
    .reduce<unknown>((words, key) => (words as Record<string, unknown> | undefined)?.[key], WORDS)
  return typeof found === 'string' ? found : ''
}
const text = z.string().transform(translated).pipe(z.string().min(1))

/** What Shopify asks of an app embed's schema and theme check does not look at. */
const schema = z.strictObject({
  name: text.pipe(z.string().max(24)),
  target: z.enum(['head', 'body']),
  settings: z.array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.enum(['header', 'paragraph']), content: text }),
      z.strictObject({
        type: z.literal('checkbox'),
        id: z.string().regex(/^[a-z_]+$/),
        label: text,
        default: z.boolean(),
      }),
    ]),
  ),
})

test('theme check finds nothing to say', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'theme-check-'))
  const config = join(folder, 'theme-check.yml')
  writeFileSync(config, `extends: theme-check:theme-app-extension\nroot: ${relative(folder, FOLDER)}\n`)
  try {
    const offenses = await check(FOLDER, config)
    expect(offenses.map(({ check, uri, message }) => `${check} ${uri}: ${message}`)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the schema is one that Shopify takes, and has the settings that the Liquid reads', () => {
  const { name, settings } = schema.parse(JSON.parse(schemaText))
  expect(APP_NAME).toBeTruthy()
  expect(name.toLowerCase()).not.toBe(APP_NAME?.toLowerCase())
  const ids = settings.flatMap((setting) => ('id' in setting ? [setting.id] : []))
  expect(new Set(ids).size).toBe(ids.length)
  const read = [...TEMPLATE.matchAll(/block\.settings\.(\w+)/g)].map(([, id]) => id)
  expect([...new Set(read)].sort()).toEqual(ids.sort())
})

test('only what Shopify allows in a theme app extension is not ignored', () => {
  expect(readFileSync(join(FOLDER, '.shopifyignore'), 'utf8')).toBe('src/*\n')
  const toml = readFileSync(join(FOLDER, 'shopify.extension.toml'), 'utf8')
  expect(toml).toMatch(/^type = "theme"$/m)
  expect(toml).toMatch(/^name = ".+"$/m)
})

const HOSTILE = `"'></script><script>alert(1)</script>&lt;{{ 7 }}`
const liquid = new Liquid()
// Shopify's writes nothing as null.
liquid.registerFilter('json', (value: unknown) => JSON.stringify(value ?? null))
liquid.registerFilter('asset_url', (name: string) => `https://cdn.example/${name}?v=1&x=2`)
const render = (objects: object) => String(liquid.parseAndRenderSync(TEMPLATE, objects)).trim()
const published = (value: unknown) => ({ metafields: { throughline: { capture: { value } } } })
/** The one tag's attributes, as a browser reads them. */
function attributes(html: string): Record<string, string> {
  const [, inside] = /^<script\s+((?:[^"<>]|"[^"<>]*")*)><\/script>$/.exec(html) ?? []
  if (inside === undefined) throw new Error(`more than one tag: ${html}`)
  const entities: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#39': "'", '#34': '"' }
  const decode = (text: string) =>
    text.replace(/&(quot|amp|lt|gt|#39|#34);/g, (_, name) => entities[name] ?? '')
  return Object.fromEntries(
    [...inside.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name,
      decode(value),
    ]),
  )
}

test('a storefront gets one tag that nothing waits for', () => {
  const config = { v: 1, proxy: '/apps/throughline', days: null, arrivals: ['awc'] }
  const page = { app: published(config), customer: { id: 1 }, block: { settings: { buy_it_now: true } } }
  const { 'data-config': data, ...rest } = attributes(render(page))
  expect(JSON.parse(data ?? '')).toEqual(config)
  expect(rest).toEqual({
    async: '',
    src: 'https://cdn.example/click-capture.js?v=1&x=2',
    'data-carry': 'https://cdn.example/click-carry.js?v=1&x=2',
    'data-customer': '1',
    'data-forms': '1',
  })
})

test.each<[string, object]>([
  ['nothing published', {}],
  ['settings that are off', { app: published({}), block: { settings: { buy_it_now: false } } }],
])('with %s it says neither customer nor forms', (_, page) => {
  const found = attributes(render(page))
  expect(Object.keys(found)).toEqual(['async', 'src', 'data-config', 'data-carry'])
  expect(() => JSON.parse(found['data-config'] ?? '')).not.toThrow()
})

test.each([
  ['text', HOSTILE],
  ['a list', { v: 1, proxy: HOSTILE, days: HOSTILE, arrivals: [HOSTILE] }],
])('hostile values (%s) stay inside their attribute', (_, value) => {
  const page = {
    app: published(value),
    customer: { id: HOSTILE, first_name: HOSTILE },
    block: { settings: { buy_it_now: HOSTILE } },
  }
  const found = attributes(render(page))
  expect(JSON.parse(found['data-config'] ?? '')).toEqual(value)
  expect([found['data-customer'], found['data-forms']]).toEqual(['1', '1'])
})
