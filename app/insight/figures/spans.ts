// Spans of time between moments, and which hours have to be counted where the records lie: figures are kept by the UTC hour, and a
// shop's day may begin within one (in India at half past). Pure.

export const HOUR_MS = 3_600_000

/** Moments in rising order, Unix milliseconds: the first span goes from the first up to the second, and so on. */
export type Boundaries = readonly [number, number, ...number[]]

export interface Range {
  fromMs: number
  /** First moment behind it. */
  toMs: number
}

export function rangeOf(boundaries: Boundaries): Range {
  return { fromMs: boundaries[0], toMs: boundaries.at(-1) as number }
}

export function hourOf(atMs: number): number {
  return Math.floor(atMs / HOUR_MS) * HOUR_MS
}

/** The hours that a boundary cuts in two: first moments, Unix milliseconds. None where the zone is whole hours from UTC. */
export function cutHours(boundaries: Boundaries): number[] {
  return [...new Set(boundaries.filter((ms) => ms % HOUR_MS !== 0).map(hourOf))]
}

/**
 * The last days up to now. To the end of the hour: what comes meanwhile is part of it, and the hour has not to be cut in two.
 * @param nowMs Unix milliseconds
 */
export function lastDays(days: number, nowMs: number): Boundaries {
  return [nowMs - days * 24 * HOUR_MS, hourOf(nowMs) + HOUR_MS]
}

/** Which clicks of a range are taken from the hours that are counted, and which are counted where they lie. */
export interface ClickPlan {
  /** Counted hours of this range, but for `without`. Empty where it ends before it begins. */
  counted: Range
  /** First moments of hours, Unix milliseconds. */
  without: number[]
  live: Range[]
}

/**
 * @param countedUntilMs up to where hours are counted, Unix milliseconds
 * @param apart hours that are not to be taken as they are counted: cut in two, or written into since
 */
export function planClicks(
  { fromMs, toMs }: Range,
  countedUntilMs: number,
  apart: readonly number[],
): ClickPlan {
  const until = Math.min(Math.max(hourOf(fromMs), countedUntilMs), toMs)
  const without = [...new Set(apart)].filter((ms) => ms < until).sort((a, b) => a - b)
  const ranges = [
    ...without.map((ms) => ({ fromMs: Math.max(ms, fromMs), toMs: Math.min(ms + HOUR_MS, until) })),
    { fromMs: Math.max(until, fromMs), toMs },
  ]
  return {
    counted: { fromMs: hourOf(fromMs), toMs: until },
    without,
    live: ranges.filter((range) => range.fromMs < range.toMs),
  }
}
