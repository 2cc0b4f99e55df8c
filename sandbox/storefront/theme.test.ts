import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startStore } from './store.fixture.ts'
import type { Store } from './store.fixture.ts'

const BLOCK = `<script data-config="{{ app.metafields.throughline.capture.value | json | escape }}"
  src="{{ 'a.js' | asset_url }}" data-customer="{% if customer %}yes{% else %}no{% endif %}"
  data-forms="{{ block.settings.buy_it_now }}" data-more="{{ block.settings.more }}" data-root="{{ routes.root_url }}"
  data-editor="{{ request.design_mode }}"></script>
{% schema %}{"name":"x","target":"head","settings":[{"type":"header","content":"y"},{"id":"more","type":"text","default":"by default"}]}{% endschema %}`

let folder: string
let store: Store

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-embed-'))
  store = await startStore(folder)
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

function writeEmbed(block = BLOCK, asset = 'first()') {
  for (const name of ['blocks', 'assets']) mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'blocks', 'click-capture.liquid'), block)
  writeFileSync(join(folder, 'assets', 'a.js'), asset)
}
const text = async (path: string) => (await store.go(path)).text()
const publish = (value: unknown) =>
  store.platform.shop.metafields.push({
    id: 'gid://shopify/Metafield/1',
    namespace: 'throughline',
    key: 'capture',
    type: 'json',
    value: JSON.stringify(value),
  })

describe('the app embed', () => {
  test('stands in the head of every page of the theme, with the settings of its schema', async () => {
    writeEmbed()
    for (const path of ['/', '/products/stoneware-mug', '/cart', '/account/login', '/password']) {
      const page = await text(path)
      const head = page.slice(0, page.indexOf('</head>'))
      expect(head).toContain('data-config="null"')
      expect(head).toContain('data-forms="true" data-more="by default" data-root="/"')
    }
    expect(await text('/')).not.toContain('schema')
  })

  test('has nothing to do with the checkout', async () => {
    writeEmbed()
    await store.post('/cart/add.js', { id: 45_000_000_000_001 })
    const open = (await store.go('/checkout')).headers.get('location')!
    expect(await text(open)).not.toContain('data-config')
  })

  test('reads the app’s metafield, and whatever stands in it stays in its attribute', async () => {
    writeEmbed()
    publish({ proxy: `"></script><script>alert('1')</script>&quot;` })
    const page = await text('/')
    expect(page).toContain(
      'data-config="{&#34;proxy&#34;:&#34;\\&#34;\\u003e\\u003c/script\\u003e\\u003cscript\\u003ealert(&#39;1&#39;)',
    )
    expect(page).not.toContain('<script>alert')
  })

  test('knows who is signed in, the locale and the theme editor', async () => {
    writeEmbed()
    await store.post('/account/login', { email: 'robin@example.com' })
    const page = await text('/en-ca/?design_mode=1')
    expect(page).toContain('data-customer="yes"')
    expect(page).toContain('data-root="/en-ca"')
    expect(page).toContain('data-editor="true"')
  })

  test('is not there while it is switched off, or not built yet', async () => {
    expect(await text('/')).not.toContain('app block')
    writeEmbed()
    expect(await text('/')).toContain('BEGIN app block')
    await store.set({ buyItNow: false })
    expect(await text('/')).toContain('data-forms="false"')
    await store.set({ embed: false })
    expect(await text('/')).not.toContain('app block')
  })

  test('its assets may be kept for a year, because their address changes with them', async () => {
    writeEmbed()
    const addressOf = async () => /src="([^"]*a\.js[^"]*)"/.exec(await text('/'))![1]!
    const before = await addressOf()
    const asset = await store.go(before)
    expect(await asset.text()).toBe('first()')
    expect(asset.headers.get('cache-control')).toContain('immutable')
    expect(asset.headers.get('content-type')).toContain('text/javascript')
    writeEmbed(BLOCK, 'second()')
    expect(await addressOf()).not.toBe(before)
    for (const name of ['nothing.js', '..%2fblocks%2fclick-capture.liquid', '.hidden']) {
      expect((await store.go(`/cdn/extensions/click-capture/${name}`)).status, name).toBe(404)
    }
  })
})

describe('the theme', () => {
  test.each([
    ['/', '/'],
    ['/en-ca/products/wool-socks', '/en-ca/'],
  ])('at %s the root is %s, and links keep to it', async (path, root) => {
    const page = await text(path)
    expect(page).toContain(`Shopify.routes.root = "${root}"`)
    expect(page).toContain(`href="${root}cart"`)
  })

  test('below a locale the cart, products and checkout are the same', async () => {
    await store.post('/en-ca/cart/add.js', { id: 45_000_000_000_001 })
    expect(await (await store.go('/cart.js')).json()).toMatchObject({ item_count: 1 })
    expect(await (await store.go('/en-ca/products/wool-socks.js')).json()).toMatchObject({
      handle: 'wool-socks',
    })
    expect((await store.go('/en-ca/checkout')).headers.get('location')).toMatch(/^\/checkouts\/cn\//)
  })

  test('draws its section alone for the theme editor, which is no page view', async () => {
    const section = await text('/products/stoneware-mug?section_id=main')
    expect(section).toContain('id="product-form"')
    expect(section).not.toContain('<html')
    expect((await store.go('/?section_id=other')).status).toBe(404)
    expect(await text('/?design_mode=1')).toContain('Shopify.designMode = true')
    expect(await text('/')).not.toContain('designMode')
  })

  test('its pages may be gone back to', async () => {
    expect((await store.go('/')).headers.get('cache-control')).not.toContain('no-store')
  })

  test('asks for consent where that is required, with the platform’s own script', async () => {
    expect(await text('/')).not.toContain('id="consent-banner"')
    await store.set({ consentRequired: true })
    expect(await text('/')).toContain('id="consent-banner"')
    expect(await text('/')).toContain('"consentRequired":true')
    for (const name of ['shopify/load-feature', 'shopify/consent-tracking-api', 'theme/consent-banner']) {
      const script = await store.go(`/cdn/${name}.js`)
      expect([script.status, script.headers.get('content-type')]).toEqual([
        200,
        'text/javascript; charset=utf-8',
      ])
    }
    expect((await store.go('/cdn/theme/other.js')).status).toBe(404)
  })
})
