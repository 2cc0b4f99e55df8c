// The command line of `npm run bench:large`.
import { parseArgs } from 'node:util'
import { wholeNumber } from '../whole-number.ts'

/** What the large database is compared with. */
export const SMALL_CLICKS = 10_000
const LARGE_CLICKS = 10_000_000

export interface LargeOptions {
  /** Clicks in the large database. */
  clicks: number
  /** Length of one turn. */
  seconds: number
  /** How often the small database and the large one take turns. */
  rounds: number
  /** Where the databases are made; undefined: the system's folder for temporary files. */
  folder: string | undefined
}

export const USAGE = `npm run bench:large -- [options]
  --clicks N    clicks in the large database, ${SMALL_CLICKS} to 50000000 (default ${LARGE_CLICKS})
  --seconds N   length of one turn, 1 to 60 (default 2)
  --rounds N    turns of the small database and the large one, 1 to 9 (default 9)
  --dir FOLDER  where the databases are made (default: the folder for temporary files); should be on a disk`

/** @throws Error with a message for people */
export function readLargeOptions(args: readonly string[]): LargeOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      clicks: { type: 'string', default: String(LARGE_CLICKS) },
      seconds: { type: 'string', default: '2' },
      rounds: { type: 'string', default: '9' },
      dir: { type: 'string' },
    },
  })
  return {
    clicks: wholeNumber('clicks', values.clicks, 50_000_000, SMALL_CLICKS),
    seconds: wholeNumber('seconds', values.seconds, 60),
    rounds: wholeNumber('rounds', values.rounds, 9),
    folder: values.dir,
  }
}
