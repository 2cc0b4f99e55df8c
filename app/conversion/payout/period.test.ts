import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { periodStart, periodStartMs } from './period.ts'
import type { Period } from './rule.ts'

test.each<[string, Period, string, string, string]>([
  ['2026-11-18T10:00:00Z', 'day', 'UTC', '2026-11-18', '2026-11-18T00:00:00Z'],
  ['2026-11-18T10:00:00Z', 'week', 'UTC', '2026-11-16', '2026-11-16T00:00:00Z'],
  ['2026-11-18T10:00:00Z', 'month', 'UTC', '2026-11-01', '2026-11-01T00:00:00Z'],
  ['2026-11-18T10:00:00Z', 'total', 'Asia/Tokyo', '1970-01-01', '1970-01-01T00:00:00Z'],
  // A Sunday belongs to the Monday before it, a Monday to itself, to the millisecond.
  ['2026-11-15T23:59:59.999Z', 'week', 'UTC', '2026-11-09', '2026-11-09T00:00:00Z'],
  ['2026-11-16T00:00:00Z', 'week', 'UTC', '2026-11-16', '2026-11-16T00:00:00Z'],
  ['2027-01-02T12:00:00Z', 'week', 'UTC', '2026-12-28', '2026-12-28T00:00:00Z'],
  // The shop's day is not UTC's.
  ['2026-11-18T20:00:00Z', 'day', 'Asia/Tokyo', '2026-11-19', '2026-11-18T15:00:00Z'],
  ['2026-12-01T02:00:00Z', 'month', 'America/New_York', '2026-11-01', '2026-11-01T04:00:00Z'],
  ['2026-11-18T20:00:00Z', 'day', 'Nowhere/Atall', '2026-11-18', '2026-11-18T00:00:00Z'],
])('%s: the %s in %s begins on %s', (at, period, zone, day, start) => {
  expect(periodStart(Date.parse(at), period, zone)).toBe(day)
  expect(new Date(periodStartMs(Date.parse(at), period, zone))).toEqual(new Date(start))
})

describe('where clocks change', () => {
  test.each<[string, string, Period, string, string, string]>([
    [
      'the day of 23 hours begins in winter time',
      '2026-03-29T20:00:00Z',
      'day',
      'Europe/Berlin',
      '2026-03-29',
      '2026-03-28T23:00:00Z',
    ],
    [
      'the day of 25 hours begins in summer time',
      '2026-10-25T20:00:00Z',
      'day',
      'Europe/Berlin',
      '2026-10-25',
      '2026-10-24T22:00:00Z',
    ],
    [
      'the week of the change begins before it',
      '2026-03-29T20:00:00Z',
      'week',
      'Europe/Berlin',
      '2026-03-23',
      '2026-03-22T23:00:00Z',
    ],
    [
      'so does the month',
      '2026-10-30T20:00:00Z',
      'month',
      'Europe/Berlin',
      '2026-10-01',
      '2026-09-30T22:00:00Z',
    ],
    [
      'a day without a midnight begins at one',
      '2018-11-04T12:00:00Z',
      'day',
      'America/Sao_Paulo',
      '2018-11-04',
      '2018-11-04T03:00:00Z',
    ],
    [
      'a month without a midnight begins at one',
      '2023-10-20T12:00:00Z',
      'month',
      'America/Asuncion',
      '2023-10-01',
      '2023-10-01T04:00:00Z',
    ],
    [
      'a day with two midnights begins at the first, seen from its first hour',
      '2024-11-03T04:30:00Z',
      'day',
      'America/Havana',
      '2024-11-03',
      '2024-11-03T04:00:00Z',
    ],
    [
      'a day with two midnights begins at the first, seen from its end',
      '2024-11-03T20:00:00Z',
      'day',
      'America/Havana',
      '2024-11-03',
      '2024-11-03T04:00:00Z',
    ],
  ])('%s', (_what, at, period, zone, day, start) => {
    expect(periodStart(Date.parse(at), period, zone)).toBe(day)
    expect(new Date(periodStartMs(Date.parse(at), period, zone))).toEqual(new Date(start))
  })
})

test('a period begins no later than any of its moments, and its beginning is in it', () => {
  const moment = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2040-01-01') })
  const zone = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'America/Havana',
    'Australia/Lord_Howe',
    'Asia/Beirut',
  )
  const period = fc.constantFrom<Period>('day', 'week', 'month', 'total')
  fc.assert(
    fc.property(moment, zone, period, (atMs, timeZone, one) => {
      const start = periodStartMs(atMs, one, timeZone)
      expect(start).toBeLessThanOrEqual(atMs)
      expect(periodStart(start, one, timeZone)).toBe(periodStart(atMs, one, timeZone))
      expect(periodStartMs(start, one, timeZone)).toBe(start)
      if (one !== 'total')
        expect(periodStart(start - 1, one, timeZone) < periodStart(start, one, timeZone)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
