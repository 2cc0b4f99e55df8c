// The command line of `npm run bench:large`.
import { parseArgs } from 'node:util'
import { wholeNumber } from '../whole-number.ts'
import { SMALL_ATTEMPTS } from './log-page.ts'

/** What the large database is compared with. */
export const SMALL_CLICKS = 10_000
const LARGE_CLICKS = 10_000_000
const LARGE_ATTEMPTS = 10_000_000
export const PARTS = ['look_ups', 'log_page'] as const

export interface LargeOptions {
  /** Clicks in the large database. */
  clicks: number
  /** Attempts in the large delivery log. */
  attempts: number
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
  --clicks N    clicks in the large database, ${SMALL_CLICKS} to 50000000 (default ${LARGE_CLICKS})
  --attempts N  attempts in the large delivery log, ${SMALL_ATTEMPTS} to 50000000 (default ${LARGE_ATTEMPTS})
  --only PART   ${PARTS.join(' or ')}; default: both
  --seconds N   length of one turn, 1 to 60 (default 2)
  --rounds N    turns of the small database and the large one, 1 to 9 (default 9)
  --dir FOLDER  where the databases are made (default: the folder for temporary files); should be on a disk`

/** @throws Error with a message for people */
export function readLargeOptions(args: readonly string[]): LargeOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      clicks: { type: 'string', default: String(LARGE_CLICKS) },
      attempts: { type: 'string', default: String(LARGE_ATTEMPTS) },
      only: { type: 'string' },
      seconds: { type: 'string', default: '2' },
      rounds: { type: 'string', default: '9' },
      dir: { type: 'string' },
    },
  })
  const parts = PARTS.filter((part) => values.only === undefined || part === values.only)
  if (parts.length === 0) throw new Error(`--only is ${PARTS.join(' or ')}`)
  return {
    parts,
    attempts: wholeNumber('attempts', values.attempts, 50_000_000, SMALL_ATTEMPTS),
    clicks: wholeNumber('clicks', values.clicks, 50_000_000, SMALL_CLICKS),
    seconds: wholeNumber('seconds', values.seconds, 60),
    rounds: wholeNumber('rounds', values.rounds, 9),
    folder: values.dir,
  }
}
