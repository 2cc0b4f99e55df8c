import { expect, test } from 'vitest'
import { createCallLimit } from './call-limit.ts'

test('three calls a second, and how long to wait for the next', () => {
  const limit = createCallLimit(3, 1_000, 10)
  expect([0, 100, 200].map((ms) => limit.take('a', 5_000 + ms))).toEqual([0, 0, 0])
  expect(limit.take('a', 5_300)).toBe(700)
  expect(limit.take('a', 5_999)).toBe(1)
  expect(limit.take('b', 5_999)).toBe(0)
  expect(limit.take('a', 6_000)).toBe(0)
})

test('a clock that is set back holds nobody up', () => {
  const limit = createCallLimit(1, 1_000, 10)
  limit.take('a', 5_000)
  expect(limit.take('a', 1_000)).toBe(0)
})

test('no more keys are remembered than may be', () => {
  const limit = createCallLimit(1, 1_000, 2)
  for (const key of ['a', 'b', 'c']) limit.take(key, 0)
  expect(limit.take('a', 1)).toBe(0)
  expect(limit.take('c', 1)).toBe(999)
})
