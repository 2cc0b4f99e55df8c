// When a question that brought nothing is asked again, and when no longer. Of ask-admin.

export type QuestionKind = 'product' | 'journey'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** `waitsMs`: after the 1st, 2nd, … attempt; the last for all that follow. `givenUpMs`: from when it was first asked. */
const PATIENCE: Record<QuestionKind, { waitsMs: readonly number[]; givenUpMs: number }> = {
  journey: { waitsMs: [1, 2, 5, 15, 60, 180].map((minutes) => minutes * MINUTE_MS), givenUpMs: 48 * HOUR_MS },
  product: {
    waitsMs: [1, 2, 5, 15, 60, 180, 360].map((minutes) => minutes * MINUTE_MS),
    givenUpMs: 7 * 24 * HOUR_MS,
  },
}

/**
 * @param attempts how many have brought nothing, from 1
 * @param askedAtMs when it was first asked, Unix milliseconds, as is nowMs
 * @returns when to try again, Unix milliseconds: the last time just when its time is over; null: given up
 */
export function nextTryMs(
  kind: QuestionKind,
  attempts: number,
  askedAtMs: number,
  nowMs: number,
): number | null {
  const { waitsMs, givenUpMs } = PATIENCE[kind]
  const endMs = askedAtMs + givenUpMs
  const waitMs = waitsMs[Math.min(attempts, waitsMs.length) - 1] ?? MINUTE_MS
  return nowMs >= endMs ? null : Math.min(nowMs + waitMs, endMs)
}
