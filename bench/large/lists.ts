// The lists whose pages are measured: how many rows the small and the large one have, and how they are filled.
import type { Database } from '#app/platform/database.server.ts'
import { fillConversions } from './conversion-page.ts'
import { fillCalls } from './inbound-page.ts'
import { fillLog } from './log-page.ts'
import { SMALL, type LargeOptions, type ListName } from './options.ts'
import type { PageCase } from './page-turns.ts'
import { fillPartners } from './partner-page.ts'

export interface MeasuredList {
  /** What the rows are, in words. */
  what: string
  small: number
  large: (options: LargeOptions) => number
  fill: (writing: Database, rows: number, nowMs: number) => Promise<(reading: Database) => PageCase[]>
}

export const LISTS: Record<ListName, MeasuredList> = {
  log_page: {
    what: 'delivery attempts',
    small: SMALL.attempts,
    large: ({ attempts }) => attempts,
    fill: fillLog,
  },
  conversion_page: {
    what: 'conversions',
    small: SMALL.rows,
    large: ({ rows }) => rows,
    fill: fillConversions,
  },
  inbound_page: { what: 'inbound calls', small: SMALL.rows, large: ({ rows }) => rows, fill: fillCalls },
  partner_page: {
    what: 'partners',
    small: SMALL.partners,
    large: ({ partners }) => partners,
    fill: fillPartners,
  },
}
