import { expect, test } from 'vitest'
import { createLru } from './lru.ts'

test('forgets what was used least recently', () => {
  const cache = createLru<number>(2)
  cache.set('a', 1)
  cache.set('b', 2)
  cache.get('a')
  cache.set('c', 3)
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3])
})

test('never holds more than it may, and nothing after a clear', () => {
  const cache = createLru<number>(100)
  for (let i = 0; i < 1_000; i++) cache.set(String(i), i)
  expect(
    Array.from({ length: 1_000 }, (_, i) => cache.get(String(i))).filter((value) => value !== undefined),
  ).toHaveLength(100)
  cache.clear()
  expect(cache.get('999')).toBeUndefined()
})
