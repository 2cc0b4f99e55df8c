// Who reads: everything that decides how a text, a moment or a sum of money is written for him. Pure.
import type { Locale } from './locales.ts'
import type { Say } from './say.ts'

export interface Reader {
  locale: Locale
  say: Say
  /** The shop's IANA zone: its days are the days of every figure. */
  timeZone: string
  /** Unix milliseconds */
  nowMs: number
}
