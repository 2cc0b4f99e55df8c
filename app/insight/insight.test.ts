import { describe, expect, test } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { attemptResult, deliveryLabel, destinationHost } from './delivery-label.ts'
import { shopDay, showDate, showMoment } from './shop-day.ts'
import { postbackUrl, trackingLink } from './shop-links.ts'
import { showMoney } from './show-money.ts'

const HOUR_MS = 3_600_000
const at = (iso: string) => Date.parse(iso)

describe('a shop’s day', () => {
  test.each([
    ['an ordinary day', '2026-11-20T12:00:00Z', 'UTC', '2026-11-20T00:00:00Z', 24],
    [
      'early in the UTC day it is still yesterday in New York',
      '2026-11-21T02:00:00Z',
      'America/New_York',
      '2026-11-20T05:00:00Z',
      24,
    ],
    [
      'late in the UTC day it is tomorrow in Tokyo',
      '2026-11-20T16:00:00Z',
      'Asia/Tokyo',
      '2026-11-20T15:00:00Z',
      24,
    ],
    ['the clocks go forward', '2026-03-29T12:00:00Z', 'Europe/Berlin', '2026-03-28T23:00:00Z', 23],
    ['the clocks go back', '2026-10-25T12:00:00Z', 'Europe/Berlin', '2026-10-24T22:00:00Z', 25],
    [
      'the first moment belongs to the day',
      '2026-11-20T05:00:00Z',
      'America/New_York',
      '2026-11-20T05:00:00Z',
      24,
    ],
    ['an unknown zone counts as UTC', '2026-11-20T12:00:00Z', 'Atlantis/Capital', '2026-11-20T00:00:00Z', 24],
  ])('%s', (_, now, zone, from, hours) => {
    const day = shopDay(at(now), zone)
    expect(new Date(day.fromMs).toISOString()).toBe(new Date(from).toISOString())
    expect(day.toMs - day.fromMs).toBe(hours * HOUR_MS)
  })

  test('a moment of today is a time, an older one has its date, in the shop’s time zone', () => {
    const now = at('2026-11-21T02:00:00Z')
    expect(showMoment(at('2026-11-20T19:03:22Z'), now, 'America/New_York')).toBe('14:03:22')
    expect(showMoment(at('2026-11-20T04:59:59Z'), now, 'America/New_York')).toBe('19 Nov, 23:59')
    expect(showDate(now, 'America/New_York')).toBe('Friday 20 November')
  })
})

test.each([
  [1990n, 'USD', '$19.90'],
  [123456789n, 'USD', '$1,234,567.89'],
  [-500n, 'EUR', '-€5.00'],
  [1200n, 'JPY', '¥1,200'],
  [1500n, 'KWD', 'KWD 1.500'],
  [12345n, 'COP', 'COP 123.45'],
  [9007199254740993n, 'USD', '$90,071,992,547,409.93'],
])('%s minor units of %s are %s', (minor, currency, text) => {
  expect(showMoney(minor, currency).replaceAll('\u00a0', ' ')).toBe(text)
})

describe('a delivery', () => {
  test.each([
    ['scheduled', 0, 'scheduled'],
    ['scheduled', 1, 'retrying'],
    ['sending', 1, 'sending'],
    ['delivered', 2, 'delivered'],
    ['failed', 8, 'failed'],
    ['cancelled', 0, 'cancelled'],
  ] as const)('%s after %s attempts is shown as %s', (state, attempts, label) => {
    expect(deliveryLabel(state, attempts)).toBe(label)
  })

  test.each([
    ['https://track.example.com/p?c={click_id}', 'track.example.com'],
    ['http://127.0.0.1:4003/postback?x={payout}', '127.0.0.1:4003'],
    ['nonsense', 'nonsense'],
  ])('to %s goes to %s', (url, host) => {
    expect(destinationHost(url)).toBe(host)
  })

  test.each([
    [null, null, 'not sent yet'],
    [null, 'the postback was switched off', 'the postback was switched off'],
    [{ httpStatus: 200, error: null }, null, 'HTTP 200'],
    [{ httpStatus: 503, error: 'HTTP 503' }, 'HTTP 503', 'HTTP 503'],
    [
      { httpStatus: 200, error: 'HTTP 200, but the answer has no ok' },
      null,
      'HTTP 200, but the answer has no ok',
    ],
    [{ httpStatus: 200, error: 'the body says no' }, null, 'HTTP 200: the body says no'],
    [{ httpStatus: null, error: 'connection refused' }, null, 'connection refused'],
    [{ httpStatus: null, error: null }, null, 'no answer'],
  ])('whose last attempt was %j (%s) came to: %s', (attempt, reason, text) => {
    expect(attemptResult(attempt, reason, sayingIn('en'))).toBe(text)
  })
})

test('the links that a merchant hands out', () => {
  const app = 'https://app.example.com'
  expect(trackingLink(app, 'demo', 'main', 'wanderlist')).toBe(`${app}/r/demo/main?via=wanderlist`)
  expect(trackingLink(`${app}/`, 'demo', 'main', null)).toBe(`${app}/r/demo/main?via=PARTNER`)
  expect(postbackUrl(app, 'demo', 'main')).toBe(`${app}/api/postback/demo/main`)
})
