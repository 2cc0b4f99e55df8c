// The storefront scripts by themselves in a real browser, over a shop of a hundred lines: what they keep, send and leave
// alone. That they find their way through a whole storefront to an order is the business of the suite over the sandbox.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest'
import type { createCapture as CreateCaptureFunction } from '../../extensions/click-capture/src/headless.ts'
import { findChromium, launchChromium, USER_AGENT } from './chromium.ts'
import { startTinyShop, type TinyShop } from './tiny-shop.ts'

type CreateCapture = typeof CreateCaptureFunction

const chromium = findChromium()
const A = '0199b000-0000-7000-8000-00000000000a'
const B = '0199b000-0000-7000-8000-00000000000b'

describe.skipIf(!chromium)('the storefront scripts', () => {
  let browser: Browser
  let shop: TinyShop
  let context: BrowserContext
  let page: Page
  const noise: string[] = []

  beforeAll(async () => {
    browser = await launchChromium(chromium as string)
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    shop = await startTinyShop()
    noise.length = 0
    context = await browser.newContext({ userAgent: USER_AGENT })
    page = await context.newPage()
    page.on('console', (message) => {
      // A request that breaks is told by the browser itself.
      if (!message.text().includes('Failed to load resource')) noise.push(message.text())
    })
    page.on('pageerror', (error) => noise.push(error.message))
  })
  afterEach(async () => {
    await context.close()
    await shop.close()
    if (noise.length > 0) throw new Error(`the page was not quiet: ${noise.join('; ')}`)
  })

  const visit = (path: string) => page.goto(shop.origin + path)
  /** Until the scripts have nothing left to do, as far as a network without traffic shows it. */
  const settled = () => page.waitForLoadState('networkidle')
  const cookie = async () =>
    (await context.cookies()).find(({ name }) => name === 'tl_click')?.value.replace(/\.\d+/g, '')
  const calls = (part: string) => shop.requests.filter((request) => request.includes(part))
  const errors = () => page.evaluate(() => window.Throughline?.errors)
  const stored = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('tl_')))

  test('a plain page view asks for nothing but the loader, and keeps nothing', async () => {
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
    await visit('/plain?utm_source=x&click_id=none')
    await settled()
    expect(fetched).toEqual(['/plain', '/assets/click-capture.js'])
    expect([await cookie(), await stored(), await errors()]).toEqual([undefined, [], 0])
  })

  test('a click id in the address is kept, told to the cart and sighted with it; the next page says nothing', async () => {
    await visit(`/?click_id=${A.toUpperCase()}`)
    await settled()
    expect(await cookie()).toBe(A)
    expect(shop.attributes).toEqual({ click_id: A, __click_id: A })
    expect(calls('/seen')).toEqual([`POST /apps/throughline/seen?click_id=${A}&cart_token=cart1`])
    const before = shop.requests.length
    await visit('/plain')
    await settled()
    expect(shop.requests.length).toBe(before)
  })

  test('`via` asks the proxy once, a reload asks no more, another partner does, and the first click stays', async () => {
    await visit('/en-ca/?via=ann&affS2=x')
    await settled()
    expect(calls('/click?')).toEqual(['POST /en-ca/apps/throughline/click?via=ann&sub2=x'])
    expect(calls('/cart')[0]).toBe('GET /en-ca/cart.js')
    await page.reload()
    await settled()
    await visit('/plain')
    await page.goBack()
    await settled()
    expect(calls('/click?')).toHaveLength(1)
    const first = shop.attributes.click_id
    await visit('/?awc=7_8')
    await settled()
    expect(calls('/click?')[1]).toBe('POST /apps/throughline/click?awc=7_8')
    expect(shop.attributes.first_click_id).toBe(first)
    expect(await cookie()).toBe(`${shop.attributes.click_id}~${first}`)
    expect(await errors()).toBe(0)
  })

  test('a page that comes back as it was left sees what another page has kept meanwhile', async () => {
    await visit('/plain')
    const other = await context.newPage()
    await other.goto(`${shop.origin}/?click_id=${A}`)
    await other.waitForLoadState('networkidle')
    expect(await page.evaluate(() => document.scripts.length)).toBe(2)
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await page.waitForSelector('#add [data-throughline]', { state: 'attached' })
  })

  test('product forms carry the click, also those that come later, and after a reset', async () => {
    await visit(`/?click_id=${A}`)
    await page.waitForSelector('#add [data-throughline]', { state: 'attached' })
    const found = await page.evaluate(() => {
      const late = document.createElement('div')
      late.innerHTML = '<form action="/en-ca/cart/add"><button type="button" id="late">Buy</button></form>'
      document.body.append(late)
      const values = (id: string) =>
        [...document.querySelectorAll<HTMLInputElement>(`${id} [data-throughline]`)].map(
          (input) => input.value,
        )
      document.dispatchEvent(new Event('shopify:section:load'))
      document.querySelector<HTMLFormElement>('#add')?.reset()
      const after = [values('#add'), values('div')]
      document.querySelector('div [data-throughline]')?.remove()
      document.querySelector('#late')?.dispatchEvent(new Event('pointerdown', { bubbles: true }))
      return [...after, values('div')]
    })
    expect(found).toEqual([[A], [A], [A]])
  })

  test('the page gets one new name, and nothing on it moves', async () => {
    await visit(`/headless`)
    const before = await page.evaluate(() => Object.keys(window))
    await visit(`/?via=ann`)
    await settled()
    const after = await page.evaluate(() => Object.keys(window))
    expect(after.filter((name) => !before.includes(name))).toEqual(['Throughline'])
  })

  test('two tabs that open the same link at once make one click', async () => {
    const other = await context.newPage()
    await Promise.all([visit('/?via=ann'), other.goto(`${shop.origin}/?via=ann`)])
    await Promise.all([settled(), other.waitForLoadState('networkidle')])
    expect(calls('/click?')).toHaveLength(1)
  })

  test('a proxy that cannot be reached leaves the visit’s words in the cart until it can', async () => {
    shop.proxy = 'breaks'
    await visit('/?via=ann&sub1=a%20b')
    await settled()
    expect(shop.attributes).toEqual({ via: 'ann', sub1: 'a b' })
    shop.proxy = 'answers'
    await visit('/plain')
    await settled()
    const { click_id: click } = shop.attributes
    expect(shop.attributes).toEqual({ via: '', sub1: '', click_id: click, __click_id: click })
  })

  test('of a visit that the server refuses nothing is kept', async () => {
    shop.proxy = 'refuses'
    await visit('/?via=nobody')
    await settled()
    expect([await cookie(), await stored(), shop.attributes]).toEqual([undefined, [], {}])
  })

  describe('consent', () => {
    test.each(['undecided', 'missing'] as const)('%s: nothing is kept or sent', async (privacy) => {
      shop.privacy = privacy
      await visit(`/?click_id=${A}`)
      await settled()
      expect([await cookie(), await stored(), shop.requests]).toEqual([undefined, [], []])
      expect(await page.locator('[data-throughline]').count()).toBe(0)
    })

    test('granted: what was held is kept and told; revoked: all of it goes', async () => {
      shop.privacy = 'undecided'
      await visit('/?via=ann')
      await settled()
      await page.evaluate('decide(true)')
      await expect.poll(() => calls('/seen')).toHaveLength(1)
      expect(shop.attributes.click_id).toBe(await cookie())
      expect(await page.locator('[data-throughline]').count()).toBe(1)
      await page.evaluate('decide(false)')
      await expect.poll(() => shop.attributes).toEqual({ click_id: '', __click_id: '' })
      expect([await cookie(), await stored()]).toEqual([undefined, []])
      expect(await page.locator('[data-throughline]').count()).toBe(0)
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    })

    test('revoked on a page where only the cart still carries the click: the cart is blanked', async () => {
      await visit(`/?click_id=${A}`)
      await settled()
      await page.evaluate(() => {
        localStorage.clear()
        sessionStorage.clear()
        document.cookie = 'tl_click=; Path=/; Max-Age=0'
      })
      await visit('/plain')
      await settled()
      shop.lines = [{ key: '1:a', quantity: 1, properties: { _click_id: A } }]
      await page.evaluate('decide(false)')
      await expect.poll(() => shop.lines[0]?.properties).toEqual({})
      expect(shop.attributes).toEqual({ click_id: '', __click_id: '' })
      expect(calls('forget')).toEqual(['POST /apps/throughline/seen?forget=1&cart_token=cart1'])
    })

    test('revoked: the lines of the cart lose the click and nothing else, and the app forgets the cart', async () => {
      await visit(`/en-ca/?click_id=${A}`)
      await settled()
      shop.lines = [
        { key: '1:a', quantity: 2, properties: { _click_id: A, engraving: 'Ann <3', gift: null } },
        { key: '2:b', quantity: 1, properties: null },
        { key: '1:c', quantity: 1, properties: { _click_id: B } },
        { key: '3:d', quantity: 3, properties: { size: 'M' } },
      ]
      await page.evaluate('decide(false)')
      await expect.poll(() => shop.lines[2]?.properties).toEqual({})
      expect(shop.lines.map(({ quantity, properties }) => [quantity, properties])).toEqual([
        [2, { engraving: 'Ann <3', gift: null }],
        [1, null],
        [1, {}],
        [3, { size: 'M' }],
      ])
      expect(calls('change.js')).toEqual(Array(2).fill('POST /en-ca/cart/change.js'))
      expect(calls('/seen').slice(1)).toEqual(['POST /en-ca/apps/throughline/seen?forget=1&cart_token=cart1'])
      await settled()
      expect([shop.attributes, await errors()]).toEqual([{ click_id: '', __click_id: '' }, 0])
    })

    test('revoked: a line that cannot be changed keeps no other from it', async () => {
      await visit(`/?click_id=${A}`)
      await settled()
      shop.lines = ['1:a', '2:b'].map((key) => ({ key, quantity: 1, properties: { _click_id: A } }))
      shop.stuck = '1:a'
      await page.evaluate('decide(false)')
      await expect.poll(() => shop.lines[1]?.properties).toEqual({})
      expect(await errors()).toBe(1)
    })

    test('denied, with a cart that was never told a click: nothing is changed, and the app hears nothing', async () => {
      shop.privacy = 'undecided'
      await visit('/')
      await page.evaluate(() => fetch('/cart.js'))
      await visit(`/?click_id=${A}`)
      await settled()
      shop.requests.length = 0
      await page.evaluate('decide(false)')
      await expect.poll(() => shop.requests).toEqual(['GET /cart.js'])
      await settled()
      expect(shop.requests).toEqual(['GET /cart.js'])
    })
  })

  test('hostile words stay text in the cart and in the fields of its form', async () => {
    shop.proxy = 'breaks'
    const hostile = `"'><img src=x onerror=alert(1)></form><script>alert(2)</script>&amp;\u2028`
    await visit(`/?${new URLSearchParams({ via: hostile, sub1: hostile, sub2: 'javascript:alert(3)' })}`)
    await settled()
    const words = { via: hostile, sub1: hostile, sub2: 'javascript:alert(3)' }
    expect(shop.attributes).toEqual(words)
    const found = await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('#cart') as HTMLFormElement
      form.addEventListener('submit', (event) => event.preventDefault())
      form.querySelector('button')?.click()
      const fields = [...form.querySelectorAll<HTMLInputElement>('[data-throughline]')]
      return {
        fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
        strangers: document.querySelectorAll('img, form form').length,
        scripts: document.scripts.length,
      }
    })
    const fields = Object.entries(words).map(([name, value]) => [`attributes[${name}]`, value])
    expect(found).toEqual({ fields: Object.fromEntries(fields), strangers: 0, scripts: 3 })
  })

  test('a page that the browser makes ready beforehand is no visit until it is seen', async () => {
    await page.addInitScript(() => Object.defineProperty(document, 'prerendering', { value: true }))
    await visit(`/?click_id=${A}`)
    await settled()
    expect([await cookie(), shop.requests]).toEqual([undefined, []])
    await page.evaluate(() => document.dispatchEvent(new Event('prerenderingchange')))
    await expect.poll(cookie).toBe(A)
  })

  describe('the cart', () => {
    beforeEach(async () => {
      await visit(`/?click_id=${A}`)
      await settled()
      shop.attributes = {}
    })
    const isTold = async () => await expect.poll(() => shop.attributes.click_id).toBe(A)

    test.each([
      ['fetch', `fetch('/cart/add.js', { method: 'POST' })`],
      ['a Request', `fetch(new Request('/cart/change.js', { method: 'POST' }))`],
      ['XMLHttpRequest', `{ const r = new XMLHttpRequest(); r.open('POST', '/cart/add.js'); r.send() }`],
      ['an event of the platform', `document.dispatchEvent(new Event('shopify:cart:lines-update'))`],
    ])('is told again after a change by %s', async (_, script) => {
      await page.evaluate(script)
      await isTold()
      await settled()
      expect(calls('update.js')).toHaveLength(2)
      expect(await errors()).toBe(0)
    })

    test('is told again after a form was posted', async () => {
      await page.click('#add button')
      await isTold()
      expect(shop.posted).toEqual([`properties%5B_click_id%5D=${A}&id=1`])
    })

    test('is told again when the checkout opens, in the same request too', async () => {
      await page.click('#cart button')
      await isTold()
      expect(shop.posted[0]).toContain(`attributes%5Bclick_id%5D=${A}`)
    })

    test('that is another one after a purchase is told and sighted', async () => {
      shop.token = 'cart2'
      await page.evaluate(() => fetch('/cart.js'))
      await visit('/plain')
      await isTold()
      await expect.poll(() => calls('cart_token=cart2')).toHaveLength(1)
    })

    test('keeps its fetch as others know it', async () => {
      const same = await page.evaluate(async () => {
        const answer = window.fetch('/cart.js')
        const failed = await fetch('http://[', {}).catch((error: Error) => error.name)
        return [answer instanceof Promise, (await answer).ok, failed, fetch.length]
      })
      expect(same).toEqual([true, true, 'TypeError', 1])
    })

    test('of a shop behind its password is left alone', async () => {
      shop.token = 'cart3'
      shop.requests.length = 0
      await visit(`/password?click_id=${B}`)
      await settled()
      expect(shop.requests).toEqual([])
      expect(await cookie()).toBe(`${B}~${A}`)
    })
  })

  test('a click that only the cart remembers is the first one of the next', async () => {
    await visit(`/?click_id=${A}`)
    await settled()
    await context.clearCookies()
    await page.evaluate(() => localStorage.clear())
    shop.config = { ...(shop.config as object), days: null }
    await visit(`/?click_id=${B}`)
    await settled()
    expect(shop.attributes).toEqual({ click_id: B, __click_id: B, first_click_id: A })
  })

  test('without a storage to write to, the cart is told all the same', async () => {
    await context.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('no', 'SecurityError')
      }
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { get: refuse })
      Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} })
    })
    await visit(`/?via=ann`)
    await expect.poll(() => calls('/seen')).toHaveLength(1)
    await page.evaluate(() => fetch('/cart/add.js', { method: 'POST' }))
    await expect.poll(() => calls('GET /cart.js')).toHaveLength(2)
    expect(shop.attributes.click_id).toBeDefined()
    expect([calls('/click?').length, await errors()]).toEqual([1, 0])
  })

  test('the headless module does the same with a cart and a consent of the page’s own', async () => {
    await visit('/headless?awc=9')
    await page.waitForFunction('window.createCapture')
    const outcome = await page.evaluate(async () => {
      const told: unknown[] = []
      let allowed = false
      let heard = () => {}
      const { createCapture } = window as unknown as { createCapture: CreateCapture }
      const capture = createCapture({
        endpoint: location.origin,
        brand: 'demo',
        consent: () => allowed,
        onConsentChange: (changed) => (heard = changed),
        cart: { setAttributes: (attributes) => void told.push(attributes), token: () => 'c?key=1' },
      })
      await capture.view()
      const before = [told.length, document.cookie]
      allowed = true
      heard()
      await capture.view()
      const { newest } = capture.clicks()
      allowed = false
      await capture.view()
      return { before, told, newest, after: [document.cookie, localStorage.length], errors: capture.errors }
    })
    const id = '0199a000-0000-7000-8000-000000000001'
    expect(outcome).toEqual({
      before: [0, ''],
      newest: id,
      told: [
        { click_id: id, __click_id: id },
        { click_id: '', __click_id: '', first_click_id: '' },
      ],
      after: ['', 0],
      errors: 0,
    })
    await expect
      .poll(() => shop.requests)
      .toEqual([
        'GET /api/capture/demo',
        'POST /api/click/demo?awc=9',
        `POST /api/seen/demo?click_id=${id}&cart_token=c`,
        'POST /api/seen/demo?forget=1&cart_token=c',
      ])
  })
})
