// What an app keeps in a shop: its metafields and its web pixel.
import { beforeEach, describe, expect, test } from 'vitest'
import { executeGraphql } from './graphql.ts'
import { installationId } from './metafields.ts'
import { uninstallApp } from './platform.ts'
import { openShop } from './shop.fixture.ts'
import type { PlatformState, Shop } from './state.ts'
import { createWebhookSender } from './webhooks.ts'

let state: PlatformState
let shop: Shop
let scopes: string

beforeEach(() => {
  scopes = 'write_pixels,read_pixels,read_customer_events'
  ;({ state, shop } = openShop())
})

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const answer = await executeGraphql(
    { state, shop, scopes, app: { apiKey: 'key' }, nowMs: 0 },
    { query, variables },
  )
  return JSON.parse(JSON.stringify(answer)) as { data: Record<string, never>; errors?: unknown[] }
}

describe('metafieldsSet', () => {
  const SET = `mutation Set($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
    metafields { id namespace key type value jsonValue } userErrors { field code message } } }`
  const capture = (change: object = {}) => ({
    ownerId: installationId(shop),
    namespace: 'throughline',
    key: 'capture',
    type: 'json',
    value: '{"v":1}',
    ...change,
  })

  test('keeps a value with the installation, from where it is read', async () => {
    expect(await ask(SET, { metafields: [capture()] })).toMatchObject({
      data: { metafieldsSet: { metafields: [{ value: '{"v":1}', jsonValue: { v: 1 } }], userErrors: [] } },
    })
    await ask(SET, { metafields: [capture({ value: '{"v":2}', type: undefined })] })
    const read = `{ currentAppInstallation { id metafield(namespace: "throughline", key: "capture") { value }
      other: metafield(namespace: "throughline", key: "other") { value }
      metafields(first: 5, namespace: "throughline") { nodes { key } } } }`
    expect((await ask(read)).data).toEqual({
      currentAppInstallation: {
        id: installationId(shop),
        metafield: { value: '{"v":2}' },
        other: null,
        metafields: { nodes: [{ key: 'capture' }] },
      },
    })
  })

  test.each([
    [{ ownerId: 'gid://shopify/Shop/1' }, 'INVALID'],
    [{ value: '' }, 'BLANK'],
    [{ type: undefined }, 'BLANK'],
    [{ value: '{' }, 'INVALID_VALUE'],
    [{ type: 'jason' }, 'INCLUSION'],
    [{ key: 'k' }, 'TOO_SHORT'],
  ])('refuses %j with %s, and then keeps none of them', async (change, code) => {
    const { data } = await ask(SET, { metafields: [capture(), capture({ key: 'other', ...change })] })
    expect(data).toMatchObject({ metafieldsSet: { userErrors: [{ code }] } })
    expect(shop.metafields).toEqual([])
  })

  test('metafieldsDelete forgets', async () => {
    await ask(SET, { metafields: [capture()] })
    const { ownerId, namespace, key } = capture()
    await ask(
      `mutation Drop($metafields: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $metafields) {
        deletedMetafields { key } userErrors { message } } }`,
      { metafields: [{ ownerId, namespace, key }] },
    )
    expect(shop.metafields).toEqual([])
  })
})

describe('the web pixel', () => {
  const SETTINGS = { endpoint: 'https://app.example/pixel', brand: 'demo', key: 'k' }
  const errors = 'userErrors { code field message }'
  const create = (settings: unknown = SETTINGS) =>
    ask(`mutation Make($settings: JSON!) { webPixelCreate(webPixel: { settings: $settings }) {
      webPixel { id settings } ${errors} } }`, { settings }) // prettier-ignore
  const update = (id: string, settings: unknown) =>
    ask(`mutation Mend($id: ID!, $settings: JSON!) { webPixelUpdate(id: $id, webPixel: { settings: $settings }) {
      webPixel { id settings } ${errors} } }`, { id, settings }) // prettier-ignore
  const read = () => ask('{ webPixel { id settings } }')

  test('is an error while there is none', async () => {
    expect(await read()).toMatchObject({
      data: { webPixel: null },
      errors: [{ extensions: { code: 'RESOURCE_NOT_FOUND' } }],
    })
  })

  test('is created once, with settings as an object or as text, and read back as text', async () => {
    expect(await create(JSON.stringify(SETTINGS))).toMatchObject({
      data: { webPixelCreate: { userErrors: [] } },
    })
    expect((await read()).data).toMatchObject({ webPixel: { settings: JSON.stringify(SETTINGS) } })
    expect(await create()).toMatchObject({
      data: { webPixelCreate: { webPixel: null, userErrors: [{ code: 'TAKEN' }] } },
    })
  })

  test.each([
    ['{', 'INVALID_CONFIGURATION_JSON'],
    [[], 'INVALID_SETTINGS'],
    [{ ...SETTINGS, more: 'x' }, 'INVALID_SETTINGS'],
    [{ ...SETTINGS, key: 1 }, 'INVALID_SETTINGS'],
  ])('refuses the settings %j with %s', async (settings, code) => {
    expect(await create(settings)).toMatchObject({ data: { webPixelCreate: { userErrors: [{ code }] } } })
    expect(shop.webPixel).toBeNull()
  })

  test('is changed and deleted under its id', async () => {
    await create()
    const { id } = shop.webPixel!
    await update(id, { ...SETTINGS, brand: 'other' })
    expect(JSON.parse(shop.webPixel!.settings)).toMatchObject({ brand: 'other' })
    expect(await update('gid://shopify/WebPixel/0', SETTINGS)).toMatchObject({
      data: { webPixelUpdate: { userErrors: [{ code: 'NOT_FOUND' }] } },
    })
    const drop = `mutation Drop($id: ID!) { webPixelDelete(id: $id) { deletedWebPixelId ${errors} } }`
    expect((await ask(drop, { id })).data).toEqual({
      webPixelDelete: { deletedWebPixelId: id, userErrors: [] },
    })
    expect(await ask(drop, { id })).toMatchObject({
      data: { webPixelDelete: { deletedWebPixelId: null, userErrors: [{ code: 'NOT_FOUND' }] } },
    })
  })

  test('needs its scopes', async () => {
    scopes = 'write_pixels'
    expect(await read()).toMatchObject({ errors: [{ extensions: { code: 'ACCESS_DENIED' } }] })
    expect(await create()).toMatchObject({ errors: [{ extensions: { code: 'ACCESS_DENIED' } }] })
  })

  test('and metafields go when the app is uninstalled', async () => {
    await create()
    shop.metafields.push({ id: '1', namespace: 'throughline', key: 'capture', type: 'json', value: '1' })
    const webhooks = createWebhookSender({
      url: () => 'http://127.0.0.1:9',
      apiSecret: 's',
      retryAfterMs: [],
    })
    const before = installationId(shop)
    uninstallApp({ app: { apiKey: 'key', apiSecret: 's' }, scopes, state, shop, webhooks })
    webhooks.close()
    expect([shop.metafields, shop.webPixel]).toEqual([[], null])
    expect(installationId(shop)).not.toBe(before)
  })
})
