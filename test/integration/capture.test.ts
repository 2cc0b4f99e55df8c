// How storefronts ask for clicks and tell where they were seen: over real HTTP, and on to the order that is credited by it.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workOnce } from '#app/intake/webhook/work-inbox.server.ts'
import { orderOf, withClick } from '../setup/orders.ts'
import { proxied } from '../setup/proxied.ts'
import { seedShop, type SeededShop } from '../setup/seed.ts'
import { BROWSER, PREVIOUS_SECRET, startSystem, type System } from '../setup/system.ts'

const UNKNOWN = '0199a000-0000-7000-8000-000000000001'

let system: System
let shop: SeededShop
let other: SeededShop
beforeAll(async () => {
  system = await startSystem({}, { worker: false })
  shop = system.shop
  other = await seedShop(system.runtime, { postbackUrl: system.tracker.url, domain: 'other.myshopify.com' })
  await rows(`UPDATE partner SET arrival_parameter = 'awc' WHERE shop_id = $1 AND slug = 'jo'`, [shop.id])
  await rows(`UPDATE partner SET arrival_parameter = 'cjevent' WHERE shop_id = $1 AND slug = 'gone'`, [
    shop.id,
  ])
})
afterAll(() => system.close())

async function rows(query: string, values: unknown[] = []): Promise<Record<string, any>[]> {
  return (await system.database.pool.query(query, values)).rows
}

type Answer = { status: number; body: any; headers: Headers }
async function ask(path: string, method = 'POST', headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(system.url + path, { method, headers: { 'user-agent': BROWSER, ...headers } })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? JSON.parse(text) : text,
  }
}
const byProxy = (path: string, parameters: Record<string, string>, headers = {}) =>
  ask(proxied(shop.domain, path, parameters), 'POST', headers)
const byApi = (path: string, parameters: Record<string, string>, brand = shop.brand) =>
  ask(`/api${path}/${brand}?${new URLSearchParams(parameters)}`)

const clickOf = async ({ body }: Answer) =>
  (await rows('SELECT * FROM click WHERE id = $1', [body.click_id]))[0]
const sightings = (key: string) =>
  rows('SELECT shop_id, kind, click_id FROM sighting WHERE key = $1 ORDER BY kind, click_id', [key])
const countAll = async () =>
  (
    await rows(`SELECT (SELECT count(*) FROM click) AS clicks, (SELECT count(*) FROM sighting) AS sightings`)
  )[0]
/** How many visits to this shop were refused. */
const refusals = async () =>
  (
    await rows('SELECT coalesce(sum(count), 0)::int AS n FROM click_refusal WHERE shop_id = $1', [shop.id])
  )[0]?.['n']
let told = 0
/** Waits until the refusals of before are counted: they are written every second, and a later one, of the other shop, with them. */
async function flushed(): Promise<void> {
  await byApi('/click', {}, other.brand)
  await system.eventually(
    `SELECT 1 AS done FROM click_refusal WHERE shop_id = $1 HAVING coalesce(sum(count), 0) >= $2`,
    [other.id, ++told],
  )
}

/** An order that comes by webhook, applied. @returns how it was credited */
async function place(change: object) {
  const at = new Date(Date.now() + 1_000).toISOString() // what a customer did in the same millisecond would be after it
  const order = orderOf({ created_at: at, updated_at: at, ...change })
  expect(await system.webhook('orders/create', order)).toBe(200)
  while (await workOnce(system.runtime));
  const [credited] = await rows(
    'SELECT method, click_id, partner_id FROM conversion WHERE shop_id = $1 AND txn_id = $2',
    [shop.id, order.id],
  )
  return credited
}

describe('the embed asks for a click', () => {
  test('of a partner’s link, and it is in the database with its words, its page and its browser', async () => {
    const answer = await byProxy(
      '/click',
      { via: 'Jo', offer: 'Summer', sub1: 'a', affS1: 'b', affS2: 'c', aff_click_id: 'xyz' },
      { referer: 'https://shop.example/mug?via=Jo&email=ada%40example.com&x=1' },
    )
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.body).toEqual({ click_id: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    expect(await clickOf(answer)).toMatchObject({
      shop_id: shop.id,
      partner_id: shop.partner.id,
      offer_id: shop.offer.id,
      sub1: 'a',
      sub2: 'c',
      aff_click_id: 'xyz',
      source: 'embed',
      referrer: 'https://shop.example/mug?via=Jo&x=1',
      user_agent: BROWSER,
    })
  })

  test('that an order of the next moment is credited by', async () => {
    const { body } = await byProxy('/click', { via: 'jo' })
    expect(await place(withClick(body.click_id))).toEqual({
      method: 'order_attribute',
      click_id: body.click_id,
      partner_id: shop.partner.id,
    })
  })
})

describe('whose click it is, and of which offer', () => {
  const offerOf = async (answer: Answer) => (await clickOf(answer))?.['offer_id']
  const defaultOffer = async () => {
    const [row] = await rows('SELECT default_offer_id AS id FROM shop WHERE id = $1', [shop.id])
    return row?.id as string
  }

  test('the offer that is named, else the partner’s default, else the shop’s', async () => {
    expect(await offerOf(await byProxy('/click', { via: 'jo' }))).toBe(await defaultOffer())
    const setDefault = 'UPDATE partner SET default_offer_id = $3 WHERE shop_id = $1 AND id = $2'
    await rows(setDefault, [shop.id, shop.partner.id, shop.offer.id])
    await expect.poll(async () => offerOf(await byProxy('/click', { via: 'jo' }))).toBe(shop.offer.id)
    expect(await offerOf(await byProxy('/click', { via: 'jo', offer: 'default' }))).toBe(await defaultOffer())
    await rows(setDefault, [shop.id, shop.partner.id, null])
    await expect.poll(async () => offerOf(await byProxy('/click', { via: 'jo' }))).toBe(await defaultOffer())
  })

  test('a link through the proxy without an offer is the shop’s default as before, whatever the partner’s is', async () => {
    const response = await system.visit(proxied(shop.domain, '/r', { via: 'jo' }))
    const id = new URL(response.headers.get('location') ?? '').searchParams.get('click_id')
    expect((await rows('SELECT offer_id FROM click WHERE id = $1', [id]))[0]?.['offer_id']).toBe(
      await defaultOffer(),
    )
  })

  test.each<[string, Record<string, string>, string]>([
    ['a network’s visitor carries the network’s own click id', { awc: '123_4' }, '123_4'],
    ['unless the visit says another', { awc: '123_4', aff_click_id: 'mine' }, 'mine'],
  ])('%s', async (_what, words, affClickId) => {
    expect(await clickOf(await byProxy('/click', words))).toMatchObject({
      partner_id: shop.partner.id,
      aff_click_id: affClickId,
    })
  })

  test('a named partner comes before a network’s parameter', async () => {
    const { body } = await byProxy('/click', { cjevent: '5', via: 'jo' })
    expect(await clickOf({ body } as Answer)).toMatchObject({
      partner_id: shop.partner.id,
      aff_click_id: null,
    })
  })
})

describe('what becomes no click', () => {
  const refused = new Map<string, number>()
  test.each<[string, Record<string, string>, string]>([
    ['words that name nobody', { sub1: 'x' }, 'missing_partner'],
    ['an empty network parameter', { awc: '' }, 'missing_partner'],
    ['another shop’s network parameter', { irclickid: '7' }, 'missing_partner'],
    ['an unknown partner', { via: 'stranger' }, 'unknown_partner'],
    ['a paused partner', { via: 'gone' }, 'partner_paused'],
    ['a paused network', { cjevent: '1' }, 'partner_paused'],
  ])('%s: refused, and counted', async (_what, words, reason) => {
    const before = await countAll()
    const answer = await byProxy('/click', words)
    expect(answer).toMatchObject({ status: 200, body: { click_id: null, reason } })
    expect(await countAll()).toEqual(before)
    refused.set(reason, (refused.get(reason) ?? 0) + 1)
    await system.eventually(
      `SELECT 1 AS done FROM click_refusal WHERE shop_id = $1 AND reason = $2 HAVING sum(count) = $3`,
      [shop.id, reason, refused.get(reason)],
    )
  })

  test('an offer that is not there', async () => {
    expect((await byProxy('/click', { via: 'jo', offer: 'none' })).body).toEqual({
      click_id: null,
      reason: 'unknown_offer',
    })
  })

  test('a paused offer, a shop that uninstalled', async () => {
    const status = (table: string, id: string, to: string) =>
      rows(`UPDATE ${table} SET status = $2 WHERE id = $1`, [id, to])
    const reason = async () => (await byProxy('/click', { via: 'jo', offer: 'summer' })).body.reason
    await status('offer', shop.offer.id, 'paused')
    await expect.poll(reason).toBe('offer_paused')
    await status('offer', shop.offer.id, 'active')
    await status('shop', shop.id, 'inactive')
    await expect.poll(reason).toBe('shop_inactive')
    expect((await byApi('/seen', { click_id: UNKNOWN, cart_token: 'c' })).status).toBe(404)
    expect((await ask(`/api/capture/${shop.brand}`, 'GET')).status).toBe(404)
    await status('shop', shop.id, 'active')
    await expect.poll(reason).toBeUndefined()
  })

  test('a bot: nothing is recorded, not even a refusal', async () => {
    const bot = { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }
    await flushed()
    const before = [await countAll(), await refusals()]
    for (const words of [{ via: 'jo' }, { via: 'stranger' }])
      expect((await byProxy('/click', words, bot)).body).toEqual({ click_id: null, reason: 'bot' })
    await flushed()
    expect([await countAll(), await refusals()]).toEqual(before)
  })
})

describe('what is no request of the app proxy', () => {
  const path = (parameters: Record<string, string> = {}, secret?: string) =>
    proxied(shop.domain, '/click', { via: 'jo', ...parameters }, secret)
  test.each<[string, () => string, number]>([
    ['signed with the secret before', () => path({}, PREVIOUS_SECRET), 200],
    ['changed on the way', () => path().replace('via=jo', 'via=gone'), 401],
    ['signed by a stranger', () => path({}, 'a guess'), 401],
    ['too old', () => path({ timestamp: String(Math.floor(Date.now() / 1000) - 100) }), 401],
    ['unsigned', () => '/proxy/click?via=jo', 401],
    ['seen, unsigned', () => `/proxy/seen?click_id=${UNKNOWN}&cart_token=c`, 401],
    [
      'signed, of a shop that we do not know',
      () => proxied('none.myshopify.com', '/click', { via: 'jo' }),
      404,
    ],
    ['signed, to nowhere', () => proxied(shop.domain, '/clicks', {}), 404],
  ])('%s: %s', async (_what, of, status) => {
    expect((await ask(of())).status).toBe(status)
  })

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('a %s is answered 405', async (method) => {
    for (const what of ['/click', '/seen']) {
      const { status, headers } = await ask(proxied(shop.domain, what, { via: 'jo' }), method)
      expect([status, headers.get('allow')]).toEqual([405, 'POST'])
    }
  })
})

describe('where a click was seen', () => {
  const click = async () => (await byProxy('/click', { via: 'jo' })).body.click_id as string

  test('a customer who is signed in is seen with the click, and his order that carries nothing is the partner’s', async () => {
    const { body } = await byProxy('/click', { via: 'jo', logged_in_customer_id: '7001' })
    const credited = await place({ customer: { id: 7001 } })
    expect(credited).toMatchObject({ method: 'customer', click_id: body.click_id })
  })

  test('a cart’s token, told by the embed, leads its order to the click', async () => {
    const id = await click()
    const answer = await byProxy('/seen', { click_id: id.toUpperCase(), cart_token: 'cart-1?key=abc' })
    expect([answer.status, answer.body]).toEqual([204, ''])
    expect(await place({ cart_token: 'cart-1' })).toMatchObject({ method: 'cart_token', click_id: id })
  })

  test('newest and first click, cart and customer: each of them', async () => {
    const [first, newest] = [await click(), await click()]
    const words = {
      click_id: newest,
      first_click_id: first,
      cart_token: 'cart-2',
      logged_in_customer_id: '7002',
    }
    expect((await byProxy('/seen', words)).status).toBe(204)
    const both = (kind: string) => [first, newest].map((click_id) => ({ shop_id: shop.id, kind, click_id }))
    expect(await sightings('cart-2')).toEqual(both('cart_token'))
    expect(await sightings('7002')).toEqual(both('customer'))
  })

  test('told again it says nothing new', async () => {
    const words = { click_id: await click(), cart_token: 'cart-3' }
    await byProxy('/seen', words)
    expect((await byProxy('/seen', words)).status).toBe(204)
    expect(await sightings('cart-3')).toHaveLength(1)
  })

  test.each<[string, (id: string) => Record<string, string>]>([
    ['no click', () => ({ cart_token: 'cart-4' })],
    ['an id that is none', () => ({ click_id: 'x', cart_token: 'cart-4' })],
    ['a click that is not there', () => ({ click_id: UNKNOWN, cart_token: 'cart-4' })],
    ['nothing beside it', (id) => ({ click_id: id })],
    ['an empty token', (id) => ({ click_id: id, cart_token: '?key=1' })],
    ['a token of endless length', (id) => ({ click_id: id, cart_token: 'x'.repeat(300) })],
  ])('%s: 422, and nothing is kept', async (_what, words) => {
    const before = await countAll()
    const of = words(await click())
    const answer = await byProxy('/seen', of)
    expect(answer).toMatchObject({ status: 422, body: { error: { code: 'nothing_seen' } } })
    expect((await countAll())?.['sightings']).toEqual(before?.['sightings'])
  })

  describe('is forgotten on the visitor’s wish', () => {
    const forget = { forget: '1' }

    test('of his cart: its order is nobody’s, whatever else was seen stays', async () => {
      const id = await click()
      const seen = { click_id: id, cart_token: 'cart-8?key=abc', logged_in_customer_id: '7004' }
      expect((await byProxy('/seen', seen)).status).toBe(204)
      await byProxy('/seen', { click_id: id, cart_token: 'cart-9' })
      const answer = await byProxy('/seen', {
        ...forget,
        cart_token: 'cart-8',
        logged_in_customer_id: '7004',
      })
      expect([answer.status, answer.body]).toEqual([204, ''])
      expect(await sightings('cart-8')).toEqual([])
      expect([await sightings('cart-9'), await sightings('7004')]).toEqual([
        [{ shop_id: shop.id, kind: 'cart_token', click_id: id }],
        [{ shop_id: shop.id, kind: 'customer', click_id: id }],
      ])
      expect(await place({ cart_token: 'cart-8' })).toBeUndefined()
    })

    test('by another storefront too, of its own shop alone, and nothing is kept with it', async () => {
      const [id, theirs] = [await click(), (await byApi('/click', { via: 'jo' }, other.brand)).body.click_id]
      await byApi('/seen', { click_id: id, cart_token: 'cart-10' })
      await byApi('/seen', { click_id: theirs, cart_token: 'cart-10' }, other.brand)
      const words = { ...forget, click_id: theirs, cart_token: 'cart-10' }
      expect((await byApi('/seen', words, other.brand)).status).toBe(204)
      expect(await sightings('cart-10')).toMatchObject([{ shop_id: shop.id, click_id: id }])
    })

    test('once more, or of a cart that was never seen: there is nothing left to do', async () => {
      for (const _ of [1, 2])
        expect((await byProxy('/seen', { ...forget, cart_token: 'cart-11' })).status).toBe(204)
    })

    test('but not without naming a cart', async () => {
      const before = await countAll()
      const words = { ...forget, click_id: await click(), logged_in_customer_id: '7004' }
      expect((await byProxy('/seen', words)).status).toBe(422)
      expect((await countAll())?.['sightings']).toEqual(before?.['sightings'])
    })
  })

  test('another shop’s click is not this shop’s, nor is this one’s the other’s', async () => {
    const theirs = (await byApi('/click', { via: 'jo' }, other.brand)).body.click_id as string
    expect((await byProxy('/seen', { click_id: theirs, cart_token: 'cart-5' })).status).toBe(422)
    const words = { click_id: theirs, cart_token: 'cart-6' }
    expect((await byApi('/seen', words, other.brand)).status).toBe(204)
    expect(await sightings('cart-5')).toEqual([])
    expect(await sightings('cart-6')).toMatchObject([{ shop_id: other.id }])
    expect(await place({ cart_token: 'cart-6' })).toBeUndefined()
    expect(await place(withClick(theirs))).toBeUndefined()
  })
})

describe('another storefront', () => {
  test('asks for clicks by the brand, from wherever it is, and no customer comes with them', async () => {
    const answer = await byApi('/click', { via: 'jo', logged_in_customer_id: '7003' })
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await clickOf(answer)).toMatchObject({ shop_id: shop.id, source: 'headless' })
    expect(await sightings('7003')).toEqual([])
    expect((await byApi('/seen', { click_id: answer.body.click_id, cart_token: 'cart-7' })).status).toBe(204)
    expect(await place({ cart_token: 'cart-7' })).toMatchObject({ click_id: answer.body.click_id })
  })

  test('reads its settings', async () => {
    const { status, body, headers } = await ask(`/api/capture/${shop.brand}`, 'GET')
    expect(status).toBe(200)
    expect(body).toEqual({ v: 1, proxy: '/apps/throughline', days: 30, arrivals: ['awc'] })
    expect(headers.get('cache-control')).toBe('public, max-age=300')
    expect(headers.get('access-control-allow-origin')).toBe('*')
  })

  test.each([
    ['POST', '/api/click/nobody?via=jo', 404],
    ['POST', '/api/seen/nobody?click_id=0199a000-0000-7000-8000-000000000001&cart_token=c', 404],
    ['GET', '/api/capture/nobody', 404],
    ['POST', '/api/click/', 404],
    ['POST', '/api/click/demo/more', 404],
    ['POST', '/api/click/%00', 404],
    ['POST', '/api/click/%zz', 404],
    ['POST', '/api/seen/demo', 422],
    ['GET', '/api/click/demo?via=jo', 405],
    ['PUT', '/api/seen/demo', 405],
    ['POST', '/api/capture/demo', 405],
    ['HEAD', '/api/capture/demo', 200],
  ])('%s %s is answered %i, and its script may read it', async (method, path, status) => {
    const answer = await ask(path, method)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  })

  test.each([
    ['click', 'POST'],
    ['seen', 'POST'],
    ['capture', 'GET, HEAD'],
  ])('is told by OPTIONS how %s is asked', async (what, methods) => {
    const { status, headers } = await ask(`/api/${what}/demo`, 'OPTIONS', { origin: 'https://any.example' })
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-methods')).toBe(methods)
    expect(headers.get('access-control-allow-origin')).toBe('*')
  })
})

test('whatever stands in a query, it is answered, and never by a failure', async () => {
  const name = fc.constantFrom(
    'via',
    'offer',
    'sub1',
    'affS5',
    'aff_click_id',
    'awc',
    'click_id',
    'cart_token',
    'x',
  )
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('jo', 'summer', UNKNOWN, ''),
  )
  const pair = fc.tuple(fc.oneof(name, fc.string()), value).map(([key, text]) => [key, text.toWellFormed()])
  const encoded = fc
    .array(pair, { maxLength: 8 })
    .map((pairs) => new URLSearchParams(pairs as [string, string][]).toString())
  const raw = fc.stringMatching(/^[!-~]{0,80}$/).map((text) => text.replaceAll('#', ''))
  const query = fc.oneof(encoded, raw)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('click', 'seen'), query, async (what, text) => {
      const { status } = await ask(`/api/${what}/${shop.brand}?${text}`)
      expect([200, 204, 422]).toContain(status)
    }),
    { numRuns: 300 },
  )
})

test('a click that cannot be written is not answered with an id', async () => {
  await byApi('/click', { via: 'jo' })
  await rows('ALTER TABLE click RENAME TO click_away')
  try {
    const answer = await byApi('/click', { via: 'jo' })
    expect(answer).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } })
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const seen = await byApi('/seen', { click_id: UNKNOWN, cart_token: 'c' })
    expect([seen.status, seen.headers.get('access-control-allow-origin')]).toEqual([503, '*'])
  } finally {
    await rows('ALTER TABLE click_away RENAME TO click')
  }
  await expect.poll(async () => (await byApi('/click', { via: 'jo' })).status).toBe(200)
})
