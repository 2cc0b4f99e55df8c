// A length of time in words, by its greatest unit and the next. Pure.
import type { Say } from '#app/language/say.ts'

const MINUTE_MS = 60_000

/** `40 seconds`, `2 hours 5 minutes`, `3 days 4 hours`. @param ms never below zero */
export function showSpan(ms: number, say: Say): string {
  const seconds = Math.floor(ms / 1_000)
  const minutes = Math.floor(ms / MINUTE_MS)
  const [hours, days] = [Math.floor(minutes / 60), Math.floor(minutes / 1_440)]
  const parts =
    days > 0
      ? [
          say('{{count, number}} days', { count: days }),
          hours % 24 > 0 && say('{{count, number}} hours', { count: hours % 24 }),
        ]
      : hours > 0
        ? [
            say('{{count, number}} hours', { count: hours }),
            minutes % 60 > 0 && say('{{count, number}} minutes', { count: minutes % 60 }),
          ]
        : [
            minutes > 0
              ? say('{{count, number}} minutes', { count: minutes })
              : say('{{count, number}} seconds', { count: seconds }),
          ]
  return parts.filter((part) => part !== false).join(' ')
}
