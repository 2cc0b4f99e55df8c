// When a missing order is asked for again, and when no longer. Of fetch-missing.

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/**
 * After the 1st, 2nd, … attempt; with the one after the last wait it is given up. An order that Shopify does not know may be a
 * stranger's invention; where Shopify does not answer, or the app may not ask, somebody may yet mend it.
 */
const WAITS_MS = {
  unknown: [6 * HOUR_MS, 18 * HOUR_MS],
  nothing: [5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS, 24 * HOUR_MS],
} as const

/**
 * @param attempts how many have brought nothing, from 1
 * @param nowMs Unix milliseconds
 * @returns when to ask again, Unix milliseconds; null: given up
 */
export function nextTryMs(outcome: keyof typeof WAITS_MS, attempts: number, nowMs: number): number | null {
  const waitMs = WAITS_MS[outcome][attempts - 1]
  return waitMs === undefined ? null : nowMs + waitMs
}
