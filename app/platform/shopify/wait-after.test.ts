import { expect, test } from 'vitest'
import type { AdminRefusal } from './judge-admin-error.ts'
import { waitAfterMs } from './wait-after.ts'

const MINUTE_MS = 60_000

test.each<[AdminRefusal, number]>([
  [{ outcome: 'throttled', waitMs: 2_000, reason: 'x' }, MINUTE_MS],
  [{ outcome: 'throttled', waitMs: 90_000, reason: 'x' }, 90_000],
  [{ outcome: 'failed', reason: 'x' }, 10 * MINUTE_MS],
  [{ outcome: 'too_costly', reason: 'x' }, 10 * MINUTE_MS],
  [{ outcome: 'no_access', reason: 'x' }, 15 * MINUTE_MS],
])('after %j the next try is in %i ms', (refusal, waitMs) => {
  expect(waitAfterMs(refusal)).toBe(waitMs)
})
