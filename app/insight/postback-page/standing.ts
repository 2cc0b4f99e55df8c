// How a postback stands, in words: sending, switched off, paused with the reason, failing since when. Pure.
import type { PostbackHealth } from '#app/postback/configuration/configuration.ts'
import { showMoment } from '../shop-day.ts'

export type Standing =
  | { kind: 'active'; text: null }
  | { kind: 'off'; text: null }
  | { kind: 'paused'; text: string }
  | { kind: 'failing'; text: string }

export interface Stands {
  active: boolean
  paused: { atMs: number; reason: string } | null
  health: PostbackHealth | null
}

/** What a person decided comes first, then what we did, then how it fares. */
export function postbackStanding(
  { active, paused, health }: Stands,
  nowMs: number,
  timeZone: string,
): Standing {
  if (!active) return { kind: 'off', text: null }
  if (paused) {
    const since = showMoment(paused.atMs, nowMs, timeZone)
    return { kind: 'paused', text: `Since ${since}: ${paused.reason}` }
  }
  if (!health) return { kind: 'active', text: null }
  const since = showMoment(health.failingSinceMs, nowMs, timeZone)
  const failures = health.failuresInRow === 1 ? '1 failure' : `${health.failuresInRow} failures in a row`
  return { kind: 'failing', text: `Since ${since}, ${failures}. The last: ${health.lastFailure}` }
}

/** @returns null where the moment has passed */
export function untilWords(untilMs: number, nowMs: number, timeZone: string): string | null {
  return untilMs <= nowMs ? null : showMoment(untilMs, nowMs, timeZone)
}
