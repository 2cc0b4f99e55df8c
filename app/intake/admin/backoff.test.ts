import { describe, expect, test } from 'vitest'
import { nextTryMs, type QuestionKind } from './backoff.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const ASKED = Date.parse('2026-11-20T10:00:00Z')

describe('the wait after an attempt that brought nothing', () => {
  test.each<[QuestionKind, attempts: number, minutes: number]>([
    ['journey', 1, 1],
    ['journey', 2, 2],
    ['journey', 3, 5],
    ['journey', 4, 15],
    ['journey', 5, 60],
    ['journey', 6, 180],
    ['journey', 7, 180],
    ['journey', 40, 180],
    ['product', 1, 1],
    ['product', 6, 180],
    ['product', 7, 360],
    ['product', 40, 360],
  ])('of a %s, attempt %i, is %i minutes', (kind, attempts, minutes) => {
    const now = ASKED + HOUR
    expect(nextTryMs(kind, attempts, ASKED, now)).toBe(now + minutes * MINUTE)
  })
})

describe('the end', () => {
  test.each<[QuestionKind, hours: number]>([
    ['journey', 48],
    ['product', 7 * 24],
  ])('a %s is given up after %i hours, and tried a last time just then', (kind, hours) => {
    const end = ASKED + hours * HOUR
    expect(nextTryMs(kind, 9, ASKED, end - 10 * MINUTE)).toBe(end)
    expect(nextTryMs(kind, 9, ASKED, end - 1)).toBe(end)
    expect(nextTryMs(kind, 9, ASKED, end)).toBeNull()
    expect(nextTryMs(kind, 9, ASKED, end + HOUR)).toBeNull()
  })

  test.each<[QuestionKind, most: number]>([
    ['journey', 23],
    ['product', 36],
  ])('a %s that is never answered is asked no more than %i times', (kind, most) => {
    let attempts = 0
    for (let at: number | null = ASKED; at !== null; at = nextTryMs(kind, attempts, ASKED, at)) attempts++
    expect(attempts).toBeLessThanOrEqual(most)
    expect(attempts).toBeGreaterThan(most - 5)
  })
})
