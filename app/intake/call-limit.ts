// How many calls one caller may make in a stretch of time. Counted in this process only: what it keeps off is a flood, and of
// that every process keeps off its own part.
import { createLru } from '#app/platform/lru.ts'

export interface CallLimit {
  /**
   * Counts a call.
   * @param nowMs Unix milliseconds
   * @returns 0 where it may go on, else how long until the next stretch begins, milliseconds
   */
  take(key: string, nowMs: number): number
}

/**
 * @param calls that a key may make in `stretchMs` milliseconds
 * @param maxKeys keys that are remembered; past that, the one used least recently starts again
 */
export function createCallLimit(calls: number, stretchMs: number, maxKeys: number): CallLimit {
  const counts = createLru<{ fromMs: number; calls: number }>(maxKeys)
  return {
    take(key, nowMs) {
      const known = counts.get(key)
      // A clock that was set back begins a new stretch as well.
      if (!known || nowMs < known.fromMs || nowMs >= known.fromMs + stretchMs) {
        counts.set(key, { fromMs: nowMs, calls: 1 })
        return 0
      }
      if (known.calls >= calls) return known.fromMs + stretchMs - nowMs
      known.calls++
      return 0
    },
  }
}
