import { describe, expect, test } from 'vitest'
import { comparedDays, daysOf } from './report-days.ts'

const HOUR_MS = 3_600_000
const ends = ({ days }: { days: readonly string[] }) => [days[0], days.at(-1), days.length]
const hours = ({ boundaries }: { boundaries: readonly number[] }) =>
  boundaries.slice(1).map((end, index) => (end - (boundaries[index] as number)) / HOUR_MS)

describe('what a period is compared with', () => {
  test.each<[string, string, string, 'before' | 'year', string, string, number]>([
    ['a day: the day before', '2026-11-21', '2026-11-21', 'before', '2026-11-20', '2026-11-20', 1],
    ['a week: the seven days before', '2026-11-15', '2026-11-21', 'before', '2026-11-08', '2026-11-14', 7],
    ['a month: as many days before, not the month before', '2026-03-01', '2026-03-31', 'before', '2026-01-29', '2026-02-28', 31],
    ['days over the change of the clock: as many days', '2026-10-20', '2026-10-29', 'before', '2026-10-10', '2026-10-19', 10],
    ['the same days of the year before', '2026-11-15', '2026-11-21', 'year', '2025-11-15', '2025-11-21', 7],
    ['a leap day: the last of February', '2028-02-29', '2028-02-29', 'year', '2027-02-28', '2027-02-28', 1],
    ['a February with a leap day: as many days', '2028-02-01', '2028-02-29', 'year', '2027-02-01', '2027-03-01', 29],
    ['a year with a leap day: as many days', '2028-01-01', '2028-12-31', 'year', '2027-01-01', '2028-01-01', 366],
  ])('%s', (_what, from, to, compare, first, last, count) => {
    expect(ends(comparedDays({ from, to }, compare, 'Europe/Berlin'))).toEqual([first, last, count])
  }) // prettier-ignore

  test('it ends where the period begins', () => {
    const asked = { from: '2026-10-20', to: '2026-10-29' }
    const before = comparedDays(asked, 'before', 'Europe/Berlin')
    expect(before.boundaries.at(-1)).toBe(daysOf(asked.from, asked.to, 'Europe/Berlin').boundaries[0])
  })
})

describe('days are the shop’s', () => {
  test('from its midnight on', () =>
    expect(daysOf('2026-11-21', '2026-11-21', 'America/New_York').boundaries).toEqual([
      Date.parse('2026-11-21T05:00:00Z'),
      Date.parse('2026-11-22T05:00:00Z'),
    ]))

  test.each([
    ['the clock goes forward', '2026-03-28', '2026-03-30', 'Europe/Berlin', [24, 23, 24]],
    ['the clock goes back', '2026-10-24', '2026-10-26', 'Europe/Berlin', [24, 25, 24]],
    ['a day begins at one, because midnight is left out', '2026-09-05', '2026-09-07', 'America/Santiago', [24, 23, 24]],
    ['a zone that nobody knows counts as UTC', '2026-03-28', '2026-03-30', 'Mars/Olympus', [24, 24, 24]],
  ])('%s', (_what, from, to, zone, expected) => expect(hours(daysOf(from, to, zone))).toEqual(expected)) // prettier-ignore
})
