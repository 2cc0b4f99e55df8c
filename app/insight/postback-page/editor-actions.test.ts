// What the editor asks for, over a real database and a real destination: nothing of another shop, nothing thrown for bad input.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import type { Reader } from '#app/language/reader.ts'
import { seedShop, type SeededShop } from '../../../test/setup/seed.ts'
import { startSystem, type System } from '../../../test/setup/system.ts'
import { merchant } from '../../../test/setup/viewers.ts'
import { readShopSetup, type ShopSetup } from '../shop-setup.server.ts'
import { answerEditor, type ActionPorts, type EditorAnswer } from './editor-actions.server.ts'
import { readEditorPage } from './editor-page.server.ts'
import { editorPorts } from './editor-ports.ts'

let system: System
let ports: ActionPorts
let shop: ShopSetup
let other: SeededShop
let reader: Reader

beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  const { env, db, clock, newId, secretBox } = system.runtime
  const editor = editorPorts(env.DELIVERY_PORTS, env.DELIVERY_ALLOW_TARGETS)
  ports = { db, clock, newId, secretBox, ports: editor, test: system.runtime.testing }
  shop = (await readShopSetup(db.pool, system.shop.domain))!
  reader = { locale: 'en', say: sayingIn('en'), timeZone: shop.timeZone, nowMs: clock() }
  other = await seedShop(system.runtime, { domain: 'other.myshopify.com', postbackUrl: 'https://t.example/' })
})
afterAll(async () => {
  await system.close()
})

const ask = (id: string | null, request: object | string): Promise<EditorAnswer> =>
  answerEditor(
    ports,
    { viewer: merchant(shop.id), shop, reader },
    id,
    typeof request === 'string' ? request : JSON.stringify(request),
  )
const configuration = (fields: object = {}) => ({
  partnerId: system.shop.partner.id,
  label: 'Mine',
  url: `${system.tracker.url}/postback?cid={aff_click_id}`,
  ...fields,
})
const save = (fields: object = {}) => ({
  intent: 'save',
  version: null,
  configuration: configuration(),
  secrets: {},
  arrivalParameter: null,
  acceptWarnings: true,
  ...fields,
})

describe('saving', () => {
  test('answers what the browser sent in error instead of failing', async () => {
    for (const text of ['', '[]', '{"intent":"save"}'])
      expect(await ask(null, text)).toMatchObject({ kind: 'refused', problems: [{ code: 'unreadable' }] })
    expect(await ask(null, save({ configuration: 'nonsense' }))).toMatchObject({ kind: 'refused' })
    expect(await ask(null, save({ configuration: null }))).toMatchObject({ kind: 'refused' })
  })

  test('warns once, then saves, and tells a second editor what is saved by now', async () => {
    expect(await ask(null, save({ acceptWarnings: false }))).toMatchObject({ kind: 'warned' })
    const saved = await ask(null, save())
    if (saved.kind !== 'saved') throw new Error(saved.kind)
    const edit = (label: string) => save({ version: saved.version, configuration: configuration({ label }) })
    expect(await ask(saved.id, edit('First'))).toMatchObject({ kind: 'saved', version: 2 })
    expect(await ask(saved.id, edit('Second'))).toMatchObject({
      kind: 'conflict',
      version: 2,
      theirs: { label: 'First' },
    })
  })
})

describe('a test send', () => {
  const key = { 'X-Key': '{secret.key}' }

  test('uses the saved secrets where none is typed, and shows none', async () => {
    const headers = { configuration: configuration({ headers: key }) }
    const saved = await ask(null, save({ ...headers, secrets: { key: 'kept-secret' } }))
    if (saved.kind !== 'saved') throw new Error(saved.kind)
    for (const [typed, expected] of [
      ['', 'kept-secret'],
      ['typed-secret', 'typed-secret'],
    ] as const) {
      const answer = await ask(saved.id, { intent: 'test', ...headers, secrets: { key: typed } })
      expect(answer).toMatchObject({
        kind: 'tested',
        report: { request: { headers: { 'X-Key': '•••' } }, outcome: { kind: 'answered', status: 200 } },
      })
      expect(system.tracker.hits.at(-1)?.headers['x-key']).toBe(expected)
      expect(JSON.stringify(answer)).not.toContain('-secret')
    }
  })

  test('sends nothing while something is wrong', async () => {
    const before = system.tracker.hits.length
    const wrong = configuration({ url: `${system.tracker.url}/{clik_id}` })
    expect(await ask(null, { intent: 'test', configuration: wrong, secrets: {} })).toMatchObject({
      kind: 'refused',
      problems: [{ path: 'url', code: 'unknown_macro' }],
    })
    expect(system.tracker.hits).toHaveLength(before)
  })

  test('does not lend the secrets of another shop', async () => {
    const request = { intent: 'test', configuration: configuration({ headers: key }), secrets: {} }
    expect(await ask(other.postbackId, request)).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'unknown_secret' }],
    })
  })
})

describe('another shop’s postback', () => {
  test('is not there, whatever is asked of it', async () => {
    const { db } = system.runtime
    const page = { db, reader, appUrl: 'https://app.example/', ports: [443] }
    expect(await readEditorPage(page, merchant(shop.id), shop, other.postbackId)).toBeNull()
    expect(await readEditorPage(page, merchant(shop.id), shop, 'no-uuid')).toBeNull()
    expect(await ask(other.postbackId, save({ version: 1 }))).toEqual({ kind: 'not_found' })
    for (const intent of ['on', 'off', 'resume'])
      expect(await ask(other.postbackId, { intent })).toMatchObject({ kind: 'failed' })
    for (const intent of ['sign', 'reveal', 'unsign'])
      expect(await ask(other.postbackId, { intent })).toEqual({ kind: 'failed' })
    const { rows } = await db.pool.query(
      'SELECT active, version, signing_secret AS secret FROM postback WHERE id = $1',
      [other.postbackId],
    )
    expect(rows).toEqual([{ active: true, version: 1, secret: null }])
  })
})

test('signing is set, read back and taken away', async () => {
  const made = await ask(system.shop.postbackId, { intent: 'sign' })
  if (made.kind !== 'secret') throw new Error(made.kind)
  expect(await ask(system.shop.postbackId, { intent: 'reveal' })).toEqual(made)
  expect(await ask(system.shop.postbackId, { intent: 'unsign' })).toEqual({ kind: 'removed' })
  expect(await ask(system.shop.postbackId, { intent: 'reveal' })).toEqual({ kind: 'failed' })
})
