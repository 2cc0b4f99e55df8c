import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextAttempt, parseRetryAfter, parseSchedule } from './schedule.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOW = new Date('2026-03-01T12:00:00Z')
const SCHEDULE = [0, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 8 * HOUR, 24 * HOUR]

describe('a schedule', () => {
  test('of the contract is read as milliseconds', () => {
    expect(parseSchedule('0s 1m 5m 15m 1h 3h 8h 24h')).toEqual({ ok: true, schedule: SCHEDULE })
  })

  test('may be spread over lines and have days', () => {
    expect(parseSchedule('  0s\n 2d\t7d ')).toEqual({ ok: true, schedule: [0, 48 * HOUR, 168 * HOUR] })
  })

  test.each([
    ['', { code: 'schedule_empty' }],
    ['  ', { code: 'schedule_empty' }],
    ['0s 5', { code: 'schedule_malformed', part: '5' }],
    ['0s,1m', { code: 'schedule_malformed', part: '0s,1m' }],
    ['1.5h', { code: 'schedule_malformed', part: '1.5h' }],
    ['-1s', { code: 'schedule_malformed', part: '-1s' }],
    ['1w', { code: 'schedule_malformed', part: '1w' }],
    ['0s 8d', { code: 'delay_too_long', part: '8d' }],
    ['999999999h', { code: 'delay_too_long', part: '999999999h' }],
    ['1s '.repeat(31), { code: 'too_many_attempts', max: 30 }],
  ])('%j is refused', (text, error) => {
    expect(parseSchedule(text)).toEqual({ ok: false, ...error })
  })
})

function delayMs(attempts: number, random: number, retryAfterMs: number | null = null): number | null {
  const at = nextAttempt({ schedule: SCHEDULE, attempts, now: NOW, random, retryAfterMs })
  return at && at.getTime() - NOW.getTime()
}

describe('the next attempt', () => {
  test.each([
    ['the first, at once', 0, 0.9, null, 0],
    ['the second, in the middle of its spread', 1, 0.5, null, MINUTE],
    ['the second, at its earliest', 1, 0, null, 0.8 * MINUTE],
    ['the second, near its latest', 1, 0.999999, null, 1.2 * MINUTE],
    ['the last', 7, 0.5, null, 24 * HOUR],
    ['none after the last', 8, 0.5, null, null],
    ['none after the last, whatever Retry-After says', 8, 0.5, 1000, null],
    ['a Retry-After beyond the delay', 1, 0.5, 2 * MINUTE, 2 * MINUTE],
    ['a Retry-After within the delay changes nothing', 2, 0.5, MINUTE, 5 * MINUTE],
    ['a Retry-After of a week is cut to a day', 1, 0.5, 168 * HOUR, 24 * HOUR],
    ['an early throw of the dice is held to Retry-After', 1, 0, MINUTE, MINUTE],
  ])('%s', (_, attempts, random, retryAfterMs, expected) => {
    const actual = delayMs(attempts, random, retryAfterMs)
    if (expected === null) expect(actual).toBeNull()
    else expect(Math.abs(actual! - expected)).toBeLessThanOrEqual(1)
  })

  test('always lies within 20% of the schedule, and never before Retry-After', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 7 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.nat({ max: 24 * HOUR }),
        (attempts, random, retryAfterMs) => {
          const plain = delayMs(attempts, random)!
          expect(plain).toBeGreaterThanOrEqual(Math.floor(SCHEDULE[attempts]! * 0.8))
          expect(plain).toBeLessThanOrEqual(Math.ceil(SCHEDULE[attempts]! * 1.2))
          expect(delayMs(attempts, random, retryAfterMs)).toBe(Math.max(plain, retryAfterMs))
        },
      ),
    )
  })
})

test.each([
  ['120', 120_000],
  ['0', 0],
  [' 5 ', 5_000],
  ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
  ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
  ['Xxx, 99 Foo 2026 11:00:00 GMT', null],
  ['2026-03-01T12:00:30Z', null],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['', null],
  [null, null],
])('Retry-After %j is %j ms', (header, expected) => {
  expect(parseRetryAfter(header, NOW)).toBe(expected)
})
