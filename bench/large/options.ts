// The command line of `npm run bench:large`.
import { parseArgs } from 'node:util'
import { wholeNumber } from '../whole-number.ts'

/** What the large databases are compared with. */
export const SMALL = { clicks: 10_000, attempts: 100_000, rows: 1_000, partners: 1_000 } as const
const LARGE = { clicks: 10_000_000, attempts: 10_000_000, rows: 1_000_000, partners: 100_000 } as const

export const LIST_NAMES = ['log_page', 'conversion_page', 'inbound_page', 'partner_page'] as const
export type ListName = (typeof LIST_NAMES)[number]
export const PARTS = ['look_ups', ...LIST_NAMES] as const

export interface LargeOptions {
  /** Clicks in the large database. */
  clicks: number
  /** Attempts in the large delivery log. */
  attempts: number
  /** Conversions, and inbound calls, in the large lists of them. */
  rows: number
  /** Partners in the large list. */
  partners: number
  /** What is measured. */
  parts: readonly (typeof PARTS)[number][]
  /** Length of one turn. */
  seconds: number
  /** How often the small database and the large one take turns. */
  rounds: number
  /** Where the databases are made; undefined: the system's folder for temporary files. */
  folder: string | undefined
}

export const USAGE = `npm run bench:large -- [options]
  --clicks N    clicks in the large database, ${SMALL.clicks} to 50000000 (default ${LARGE.clicks})
  --attempts N  attempts in the large delivery log, ${SMALL.attempts} to 50000000 (default ${LARGE.attempts})
  --rows N      conversions and inbound calls in the large lists, ${SMALL.rows} to 10000000 (default ${LARGE.rows})
  --partners N  partners in the large list, ${SMALL.partners} to 1000000 (default ${LARGE.partners})
  --only PART   ${PARTS.join(', ')}; default: all
  --seconds N   length of one turn of look-ups, 1 to 60 (default 2)
  --rounds N    turns of the small database and the large one, 1 to 9 (default 9)
  --dir FOLDER  where the databases are made (default: the folder for temporary files); should be on a disk`

/** @throws Error with a message for people */
export function readLargeOptions(args: readonly string[]): LargeOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      clicks: { type: 'string', default: String(LARGE.clicks) },
      attempts: { type: 'string', default: String(LARGE.attempts) },
      rows: { type: 'string', default: String(LARGE.rows) },
      partners: { type: 'string', default: String(LARGE.partners) },
      only: { type: 'string' },
      seconds: { type: 'string', default: '2' },
      rounds: { type: 'string', default: '9' },
      dir: { type: 'string' },
    },
  })
  const parts = PARTS.filter((part) => values.only === undefined || part === values.only)
  if (parts.length === 0) throw new Error(`--only is one of ${PARTS.join(', ')}`)
  return {
    parts,
    attempts: wholeNumber('attempts', values.attempts, 50_000_000, SMALL.attempts),
    clicks: wholeNumber('clicks', values.clicks, 50_000_000, SMALL.clicks),
    rows: wholeNumber('rows', values.rows, 10_000_000, SMALL.rows),
    partners: wholeNumber('partners', values.partners, 1_000_000, SMALL.partners),
    seconds: wholeNumber('seconds', values.seconds, 60),
    rounds: wholeNumber('rounds', values.rounds, 9),
    folder: values.dir,
  }
}
