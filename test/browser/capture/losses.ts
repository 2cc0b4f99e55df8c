// Consent in each way, and what browsers, people and blockers take away.
import { expect } from 'vitest'
import { LANDING, type Path } from './path.ts'
import type { Shopper } from './shopper.ts'

const KEPT = 'tl_click'

async function kept({ page, context }: Shopper): Promise<{ cookie: boolean; storage: boolean }> {
  const cookie = (await context.cookies()).some(({ name }) => name === KEPT)
  return { cookie, storage: await page.evaluate((key) => localStorage.getItem(key) !== null, KEPT) }
}
const NOTHING = { cookie: false, storage: false }
const EVERYTHING = { cookie: true, storage: true }

const consent = { group: 'Consent', settings: { consentRequired: true }, partner: 'wanderlist' } as const
const lost = { group: 'What gets lost', partner: 'wanderlist' } as const

/** Presses a button of the banner and waits until the cart has been told what follows from it. */
async function choose({ page }: Shopper, button: string): Promise<void> {
  const told = page.waitForResponse((response) => response.url().endsWith('/cart/update.js'))
  await page.locator(button).click()
  await (await told).finished()
}

/** Lines of the cart that carry the click. */
async function markedLines({ page }: Shopper): Promise<number> {
  const response = await page.request.get(new URL('/cart.js', page.url()).href)
  const { items } = (await response.json()) as { items: { properties: object | null }[] }
  return items.filter(({ properties }) => '_click_id' in (properties ?? {})).length
}

/** What the shop's scripts asked of the app until now. */
function countAsked({ page }: Shopper): () => number {
  let asked = 0
  page.on('request', (request) => void (/\/(click|seen)\?/.test(request.url()) && asked++))
  return () => asked
}

export const CONSENT_PATHS: Path[] = [
  {
    ...consent,
    name: 'given on the landing page',
    walk: async (shopper) => {
      const asked = countAsked(shopper)
      await shopper.visit(LANDING)
      expect([asked(), await kept(shopper)]).toEqual([0, NOTHING])
      await choose(shopper, '#consent-accept')
      expect(await kept(shopper)).toEqual(EVERYTHING)
      await shopper.add('fetch')
      return shopper.checkOut()
    },
    won: 'order_attribute',
  },
  {
    ...consent,
    name: 'declined: nothing is kept or asked; Shopify’s own landing page still says it',
    walk: async (shopper) => {
      const asked = countAsked(shopper)
      await shopper.visit(LANDING)
      await shopper.page.locator('#consent-decline').click()
      await shopper.add('fetch')
      expect([asked(), await kept(shopper), await shopper.attributes()]).toEqual([0, NOTHING, {}])
      return shopper.checkOut()
    },
    won: 'landing_page',
    isUnreported: true,
  },
  {
    ...consent,
    name: 'never answered: as declined',
    walk: async (shopper) => {
      const asked = countAsked(shopper)
      await shopper.visit(LANDING)
      await shopper.add('form')
      expect([asked(), await kept(shopper), await shopper.attributes()]).toEqual([0, NOTHING, {}])
      return shopper.checkOut()
    },
    won: 'landing_page',
    isUnreported: true,
  },
  {
    ...consent,
    name: 'given and withdrawn: all is deleted, the cart’s attributes and lines are blanked',
    walk: async (shopper) => {
      await shopper.visit(LANDING)
      await choose(shopper, '#consent-accept')
      await shopper.add('fetch')
      expect(await shopper.attributes()).toHaveProperty('click_id')
      expect(await markedLines(shopper)).toBe(1)
      await shopper.page.locator('#consent-change').click()
      const forgotten = shopper.page.waitForResponse(/\/seen\?forget=1&/)
      const lineChanged = shopper.page.waitForResponse(/\/cart\/change\.js$/)
      await choose(shopper, '#consent-decline')
      expect((await forgotten).status()).toBe(204)
      await (await lineChanged).finished()
      expect([await kept(shopper), await shopper.attributes()]).toEqual([NOTHING, {}])
      expect(await markedLines(shopper)).toBe(0)
      return shopper.checkOut()
    },
    won: 'landing_page',
    isUnreported: true,
  },
  {
    ...consent,
    name: 'required, and the consent API cannot be loaded: as declined',
    walk: async (shopper) => {
      await shopper.page.route('**/consent-tracking-api.js*', (route) => route.abort())
      await shopper.visit(LANDING)
      await shopper.add('fetch')
      expect([await kept(shopper), await shopper.attributes()]).toEqual([NOTHING, {}])
      return shopper.checkOut()
    },
    won: 'landing_page',
    isUnreported: true,
  },
]

export const LOSSES: Path[] = [
  {
    ...lost,
    name: 'the browser forgets cookie, localStorage and the visit: the cart still carries the click',
    walk: async (shopper) => {
      await shopper.visit(LANDING)
      await shopper.add('xhr')
      await shopper.context.clearCookies({ name: KEPT })
      await shopper.context.clearCookies({ name: '_shopify_s' })
      await shopper.page.evaluate(() => (localStorage.clear(), sessionStorage.clear()))
      return shopper.checkOut()
    },
    won: 'order_attribute',
  },
  {
    ...lost,
    name: 'the browser forgets everything, and the customer signs in again',
    walk: async (shopper) => {
      const signIn = () =>
        shopper.page.request.post(new URL('/account/login', shopper.page.url()).href, {
          data: { email: 'ann@example.com' },
        })
      await shopper.visit('/')
      await signIn()
      await shopper.visit(LANDING)
      await shopper.page.evaluate(() => (localStorage.clear(), sessionStorage.clear()))
      await shopper.context.clearCookies()
      await shopper.visit('/')
      await signIn()
      await shopper.add('fetch')
      return shopper.checkOut()
    },
    won: 'customer',
  },
  {
    ...lost,
    name: 'cookies and storage are off',
    walk: async (shopper) => {
      await shopper.page.addInitScript(() => {
        Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {} })
        for (const name of ['localStorage', 'sessionStorage'])
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('denied', 'SecurityError')
            },
          })
      })
      await shopper.visit(LANDING)
      await shopper.add('fetch')
      return shopper.checkOut()
    },
    won: 'order_attribute',
  },
  {
    ...lost,
    name: 'an ad blocker kills the requests to the app: the visit’s words travel instead',
    walk: async (shopper) => {
      await shopper.page.route('**/apps/throughline/**', (route) => route.abort('blockedbyclient'))
      await shopper.visit(LANDING)
      await shopper.add('fetch')
      return shopper.checkOut()
    },
    won: 'order_attribute',
  },
  {
    ...lost,
    name: 'JavaScript is off',
    browser: { javaScriptEnabled: false },
    walk: async (shopper) => {
      await shopper.visit(LANDING)
      await shopper.visit('/products/stoneware-mug')
      await shopper.page.locator('#add-plain').click()
      return shopper.checkOut()
    },
    won: 'landing_page',
    isUnreported: true,
  },
  {
    ...lost,
    name: 'a robot comes: it gets no click; only its landing page says who sent it',
    browser: { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
    walk: async (shopper) => {
      await shopper.visit(LANDING)
      await shopper.add('fetch')
      expect([await kept(shopper), await shopper.attributes()]).toEqual([NOTHING, {}])
      return shopper.checkOut()
    },
    won: 'landing_page',
  },
  {
    ...lost,
    name: 'the visitor came without a partner',
    walk: async (shopper) => {
      await shopper.visit('/?utm_source=letter')
      await shopper.add('fetch')
      expect([await kept(shopper), await shopper.attributes()]).toEqual([NOTHING, {}])
      return shopper.checkOut()
    },
    partner: null,
    won: null,
  },
]
