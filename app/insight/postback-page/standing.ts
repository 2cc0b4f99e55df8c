// How a postback stands, in words that the page says: sending, switched off, paused with the reason, failing since when. Pure.
import { sayResult } from '#app/delivery/result-words.ts'
import type { Reader } from '#app/language/reader.ts'
import { mark, type Values } from '#app/language/say.ts'
import type { PostbackHealth } from '#app/postback/configuration/configuration.ts'
import { showMoment } from '../shop-day.ts'

export type Standing =
  | { kind: 'active'; text: null }
  | { kind: 'off'; text: null }
  | { kind: 'paused'; text: string; values: Values }
  | { kind: 'failing'; text: string; values: Values }

export interface Stands {
  active: boolean
  paused: { atMs: number; reason: string } | null
  health: PostbackHealth | null
}

/** What a person decided comes first, then what we did, then how it fares. */
export function postbackStanding({ active, paused, health }: Stands, reader: Reader): Standing {
  const { say, nowMs, timeZone, locale } = reader
  if (!active) return { kind: 'off', text: null }
  if (paused) {
    const since = showMoment(paused.atMs, nowMs, timeZone, locale)
    return {
      kind: 'paused',
      text: mark('Since {{since}}: {{reason}}'),
      values: { since, reason: sayResult(paused.reason, say) },
    }
  }
  if (!health) return { kind: 'active', text: null }
  const since = showMoment(health.failingSinceMs, nowMs, timeZone, locale)
  return {
    kind: 'failing',
    text: mark('Since {{since}}, {{count, number}} failures in a row. The last: {{failure}}'),
    values: { since, count: health.failuresInRow, failure: sayResult(health.lastFailure, say) },
  }
}

/** @returns null where the moment has passed */
export function untilWords(untilMs: number, { nowMs, timeZone, locale }: Reader): string | null {
  return untilMs <= nowMs ? null : showMoment(untilMs, nowMs, timeZone, locale)
}
