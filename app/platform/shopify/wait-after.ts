// How long whoever asks an Admin API again and again waits after a refusal until it may go better.
import type { AdminRefusal } from './judge-admin-error.ts'

const MINUTE_MS = 60_000

/**
 * What ends a lack of access, a new install for one, tells us nothing: it is tried at times of our own.
 * @returns milliseconds
 */
export function waitAfterMs(refusal: AdminRefusal): number {
  switch (refusal.outcome) {
    case 'throttled':
      return Math.max(refusal.waitMs, MINUTE_MS)
    case 'failed':
    case 'too_costly':
      return 10 * MINUTE_MS
    case 'no_access':
      return 15 * MINUTE_MS
  }
}
