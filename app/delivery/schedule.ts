// When a delivery is tried, and tried again. Pure: the clock and the dice are arguments.

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const MAX_ATTEMPTS = 30
const MAX_DELAY_MS = 7 * 86_400_000
/** A destination may ask for patience, up to this long (contracts, "Delivery"). */
const MAX_RETRY_AFTER_MS = 86_400_000
/** Spread of ±20%, so that what failed together does not come back together. */
const JITTER = 0.2

/** Milliseconds before the 1st, 2nd, … attempt, each counted from the attempt before it. */
export type Schedule = readonly number[]

export type ParsedSchedule =
  | { ok: true; schedule: Schedule }
  | { ok: false; code: 'schedule_empty' }
  | { ok: false; code: 'schedule_malformed' | 'delay_too_long'; part: string }
  | { ok: false; code: 'too_many_attempts'; max: number }

/** Reads the operator's setting, such as `0s 1m 5m 15m 1h 3h 8h 24h`: whole numbers with s, m, h or d. */
export function parseSchedule(text: string): ParsedSchedule {
  const parts = text.split(/\s+/).filter((part) => part !== '')
  if (parts.length === 0) return { ok: false, code: 'schedule_empty' }
  if (parts.length > MAX_ATTEMPTS) return { ok: false, code: 'too_many_attempts', max: MAX_ATTEMPTS }
  const schedule: number[] = []
  for (const part of parts) {
    const match = /^(\d{1,9})([smhd])$/.exec(part)
    if (!match) return { ok: false, code: 'schedule_malformed', part }
    const delayMs = Number(match[1]) * UNIT_MS[match[2]!]!
    if (delayMs > MAX_DELAY_MS) return { ok: false, code: 'delay_too_long', part }
    schedule.push(delayMs)
  }
  return { ok: true, schedule }
}

/**
 * When to try next.
 * @param attempts how many tries were made and counted; 0 plans the first
 * @param now the end of the last attempt, or the moment of planning
 * @param random a number in [0, 1)
 * @param retryAfterMs what the destination asked for, or null; never tried earlier than that, up to 24 hours
 * @returns null when no try is left
 */
export function nextAttempt(input: {
  schedule: Schedule
  attempts: number
  now: Date
  random: number
  retryAfterMs: number | null
}): Date | null {
  const delayMs = input.schedule[input.attempts]
  if (delayMs === undefined) return null
  const jitteredMs = Math.round(delayMs * (1 - JITTER + 2 * JITTER * input.random))
  const askedMs = Math.min(input.retryAfterMs ?? 0, MAX_RETRY_AFTER_MS)
  return new Date(input.now.getTime() + Math.max(jitteredMs, askedMs))
}

/** The date form that RFC 9110 tells senders to use. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/**
 * A `Retry-After` header as milliseconds from `now`: a number of seconds or an HTTP date; a date in the past is 0.
 * @returns null where there is none or it makes no sense
 */
export function parseRetryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,10}$/.test(text)) return Number(text) * 1000
  if (!HTTP_DATE.test(text)) return null
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime())
}
