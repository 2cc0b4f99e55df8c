// How a postback stands, told in words.
import { describe, expect, test } from 'vitest'
import { sayingIn } from '#app/language/catalogs.server.ts'
import { postbackStanding, untilWords, type Stands } from './standing.ts'

const NOW = Date.UTC(2026, 10, 20, 15, 0)
const readerIn = (timeZone: string) => ({ locale: 'en', say: sayingIn('en'), timeZone, nowMs: NOW }) as const
const HOUR = 3_600_000
const health = { failuresInRow: 3, failingSinceMs: NOW - 26 * HOUR, lastFailure: 'HTTP 500' }
const paused = { atMs: NOW - HOUR, reason: 'it answered 410' }

describe('a postback', () => {
  const cases: [name: string, stands: Stands, kind: string, text: string | null][] = [
    ['works', { active: true, paused: null, health: null }, 'active', null],
    ['is off, whatever else it is', { active: false, paused, health }, 'off', null],
    ['is paused', { active: true, paused, health }, 'paused', 'Since 09:00:00: it answered 410'],
    [
      'fails',
      { active: true, paused: null, health },
      'failing',
      'Since 19 Nov, 08:00, 3 failures in a row. The last: HTTP 500',
    ],
    [
      'failed once',
      { active: true, paused: null, health: { ...health, failuresInRow: 1 } },
      'failing',
      'Since 19 Nov, 08:00, 1 failure. The last: HTTP 500',
    ],
  ]
  test.each(cases)('that %s says so', (_, stands, kind, text) => {
    const standing = postbackStanding(stands, readerIn('America/New_York'))
    expect(standing.kind).toBe(kind)
    expect('values' in standing ? sayingIn('en')(standing.text, standing.values) : standing.text).toBe(text)
  })
})

test('a moment that has passed is none', () => {
  expect(untilWords(NOW - 1, readerIn('UTC'))).toBeNull()
  expect(untilWords(NOW + HOUR, readerIn('UTC'))).toBe('16:00:00')
})
