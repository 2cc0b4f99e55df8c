import { expect, test } from 'vitest'
import { sendReport, type PixelApi } from './send-report.ts'

const CLICK = '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'
const SETTINGS = { endpoint: 'https://app.example.com/pixel', brand: 'demo', key: 'the key' }
const event = (checkout: object = {}) => ({ data: { checkout: { order: { id: '5123' }, ...checkout } } })

function api(
  cookie: () => unknown,
  stored: () => unknown = () => null,
  settings: object = SETTINGS,
): PixelApi {
  return {
    settings: settings as Record<string, unknown>,
    browser: {
      cookie: { get: async () => cookie() },
      localStorage: { getItem: async () => stored() },
    },
  }
}

/** @returns what was sent */
async function send(given: unknown, pixel: PixelApi, answer: () => Promise<Response>) {
  const sent: { url: unknown; init: RequestInit | undefined; body: unknown }[] = []
  await sendReport(given, pixel, (url, init) => {
    sent.push({ url, init, body: JSON.parse(String(init?.body)) })
    return answer()
  })
  return sent
}
const ok = async () => new Response(null, { status: 204 })
const nothing = () => null
const broken = () => {
  throw new Error('no storage')
}

test('a report is one request that outlives the page and asks nobody', async () => {
  const [sent, ...more] = await send(event({ token: 't1' }), api(nothing), ok)
  expect(more).toEqual([])
  expect(sent).toMatchObject({
    url: SETTINGS.endpoint,
    init: { method: 'POST', keepalive: true, headers: { 'Content-Type': 'text/plain' } },
    body: {
      v: 1,
      brand: 'demo',
      key: 'the key',
      order_id: '5123',
      checkout_token: 't1',
      click_id: null,
      codes: [],
    },
  })
})

test.each([
  ['the cookie', api(() => `${CLICK}.1763200000`)],
  ['the storage', api(nothing, () => JSON.stringify({ n: { id: CLICK } }))],
  ['the storage, where cookies are off', api(broken, () => JSON.stringify({ n: { id: CLICK } }))],
  ['the cookie, where storage is off', api(() => `${CLICK}.1`, broken)],
])('a click that the order does not carry comes of %s', async (_, pixel) => {
  expect(await send(event(), pixel, ok)).toMatchObject([{ body: { click_id: CLICK } }])
})

test('without any storage it is sent all the same', async () => {
  expect(await send(event(), api(broken, broken), ok)).toMatchObject([{ body: { click_id: null } }])
})

test.each<[string, unknown, PixelApi]>([
  ['an event without an order', { data: {} }, api(nothing)],
  ['no event', null, api(nothing)],
  ['no endpoint', event(), api(nothing, nothing, {})],
])('of %s nothing is sent', async (_, given, pixel) => {
  expect(await send(given, pixel, ok)).toEqual([])
})

test('a request that fails is no exception', async () => {
  expect(await send(event(), api(nothing), () => Promise.reject(new TypeError('offline')))).toHaveLength(1)
})
