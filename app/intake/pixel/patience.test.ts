import { expect, test } from 'vitest'
import { nextTryMs } from './patience.ts'

const HOUR_MS = 3_600_000
const NOW = Date.parse('2026-11-20T10:00:00Z')

test.each<[Parameters<typeof nextTryMs>[0], number, number | null]>([
  ['unknown', 1, 6],
  ['unknown', 2, 18],
  ['unknown', 3, null],
  ['unknown', 9, null],
  ['nothing', 1, 1 / 12],
  ['nothing', 2, 1 / 4],
  ['nothing', 3, 1],
  ['nothing', 7, 24],
  ['nothing', 8, null],
])('after %s, attempt %i, it is asked again in %f hours', (outcome, attempts, hours) => {
  expect(nextTryMs(outcome, attempts, NOW)).toBe(hours === null ? null : NOW + hours * HOUR_MS)
})
