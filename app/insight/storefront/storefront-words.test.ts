import { describe, expect, test } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { sayAll } from '#app/language/sentence.ts'
import { embedLink, headlessSnippet } from './storefront-snippet.ts'
import {
  embedInTheme,
  embedStanding,
  pixelStanding,
  reportSentences,
  settingsStanding,
  type PartStanding,
} from './storefront-words.ts'

const NOW = Date.parse('2026-11-20T10:00:00Z')
const reader = { locale: 'en', say: sayingIn('en'), timeZone: 'Europe/Berlin', nowMs: NOW } as const
const EARLIER = NOW - 60_000
const YESTERDAY = NOW - 86_400_000
const LATER = NOW + 900_000

/** As the page says it. */
function shown({ kind, error, text }: PartStanding) {
  return { kind, text: [...(error === null ? [] : [error]), sayAll(sayingIn('en'), text)].join(' ') }
}

test.each([
  [0, 'waiting', /^No click came through it in the last 7 days\./],
  [1, 'good', /^1 click came/],
  [4_120, 'good', /^4,120 clicks came/],
  [10_000, 'good', /^10,000 or more clicks came/],
])('%i clicks through the embed', (clicks, kind, text) => {
  expect(shown(embedStanding(clicks, 10_000, 7))).toMatchObject({
    kind,
    text: expect.stringMatching(text) as string,
  })
})

test.each([
  [4, 'on', 'Working'],
  [4, 'unknown', 'Working'],
  [4, 'off', 'Switched off'],
  [0, 'on', 'Switched on'],
  [0, 'off', 'Switched off'],
  [0, 'unknown', 'No sign of it yet'],
] as const)('%i clicks, and a theme in which the embed is %s', (clicks, status, badge) => {
  expect(embedInTheme(embedStanding(clicks, 10_000, 7), status).badge).toBe(badge)
})

test.each([
  [{ publishedAtMs: null, error: null, dueAtMs: null }, 'waiting', 'They are published within a minute.'],
  [{ publishedAtMs: EARLIER, error: null, dueAtMs: null }, 'good', 'Since 10:59:00.'],
  [{ publishedAtMs: YESTERDAY, error: null, dueAtMs: null }, 'good', 'Since 19 Nov, 11:00.'],
  [
    { publishedAtMs: null, error: 'no answer in time', dueAtMs: LATER },
    'bad',
    'no answer in time. It is tried again: 11:15:00.',
  ],
  [
    { publishedAtMs: EARLIER, error: 'It was refused.', dueAtMs: null },
    'bad',
    'It was refused. It is tried again.',
  ],
])('settings that are %j', (publication, kind, text) => {
  expect(shown(settingsStanding(publication, reader))).toEqual({ kind, text })
})

describe('the pixel', () => {
  test.each([
    [
      { state: 'unknown', error: null, checkedAtMs: null, dueAtMs: null },
      'waiting',
      'It is switched on within a minute.',
    ],
    [
      { state: 'live', error: null, checkedAtMs: EARLIER, dueAtMs: LATER },
      'good',
      'It runs in your checkout, with the right settings. Checked: 10:59:00.',
    ],
    [
      { state: 'missing', error: 'It was not deployed.', checkedAtMs: EARLIER, dueAtMs: LATER },
      'bad',
      'It was not deployed. Checked: 10:59:00. Next check: 11:15:00.',
    ],
    [{ state: 'failed', error: null, checkedAtMs: null, dueAtMs: null }, 'bad', 'It failed.'],
  ] as const)('%j', (facts, kind, text) => {
    expect(shown(pixelStanding(facts, reader))).toEqual({ kind, text })
  })
})

test.each([
  [{ reported: 0, arrived: 0, fetched: 0, missing: 0, givenUp: 0 }, 1, /^No checkout was reported/],
  [
    { reported: 1, arrived: 1, fetched: 0, missing: 0, givenUp: 0 },
    2,
    /^1 checkout reported .* by itself\.$/,
  ],
  [
    { reported: 3, arrived: 2, fetched: 0, missing: 0, givenUp: 0 },
    1,
    /^3 checkouts reported in the last 7 days\.$/,
  ],
  [
    { reported: 1_200, arrived: 0, fetched: 2, missing: 0, givenUp: 0 },
    2,
    /^1,200 checkouts .* 2 orders fetched/,
  ],
  [
    { reported: 9, arrived: 5, fetched: 1, missing: 1, givenUp: 2 },
    4,
    /1 order fetched .* 1 order not there .* 2 orders given up/,
  ],
])('%j comes to %i sentences', (counts, sentences, text) => {
  const told = reportSentences(counts, 7)
  expect(told).toHaveLength(sentences)
  expect(sayAll(sayingIn('en'), told)).toMatch(text)
})

test('the link that switches the embed on', () => {
  expect(embedLink('demo.myshopify.com', 'abc123')).toBe(
    'https://demo.myshopify.com/admin/themes/current/editor?context=apps&template=index&activateAppId=abc123/click-capture',
  )
})

test('the snippet names the app and the brand', () => {
  const snippet = headlessSnippet('https://app.example.com/', 'demo')
  expect(snippet).toContain(`from 'https://app.example.com/capture.js'`)
  expect(snippet).toContain(`brand: 'demo'`)
})
