// The command line of the bench: which figures, and how long.
import { parseArgs } from 'node:util'
import { wholeNumber } from './whole-number.ts'

/** The figures in the order in which they are measured; `rss` is read from all the others. */
export const NAMES = [
  'redirect',
  'redirect_256',
  'webhook_accept',
  'inbound_unique',
  'deliveries',
  'deliveries_graphile',
  'order_to_attempt_p95',
  'black_hole',
  'shop_backlog',
  'decide_order',
  'apply_orders',
  'rss',
] as const
export type Name = (typeof NAMES)[number]

export interface Options {
  names: ReadonlySet<Name>
  /** Length of one measurement; the work that is counted in pieces (deliveries, orders) scales with it. */
  seconds: number
  /** How often baseline and candidate take turns. */
  rounds: number
  /** Where the database of the run is made; undefined: the system's folder for temporary files. */
  folder: string | undefined
  generator: 'wrk' | 'node' | undefined
  /** A folder for CPU profiles of the app and of the baselines. */
  cpuProfiles: string | undefined
}

export const USAGE = `npm run bench -- [figure ...] [options]
  figures: ${NAMES.join(' ')} (default: all; rss by itself runs all)
  --seconds N        length of one measurement, 1 to 60 (default 10)
  --rounds N         turns of baseline and candidate, 1 to 9 (default 3)
  --dir FOLDER       where the run's database is made (default: the folder for temporary files); should be on a disk
  --load wrk|node    the load generator (default: wrk where it is installed)
  --cpu-prof FOLDER  writes CPU profiles of the measured processes there`

/** @throws Error with a message for people */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '10' },
      rounds: { type: 'string', default: '3' },
      dir: { type: 'string' },
      load: { type: 'string' },
      'cpu-prof': { type: 'string' },
    },
  })
  const unknown = positionals.filter((name) => !NAMES.includes(name as Name))
  if (unknown.length > 0) throw new Error(`there is no figure ${unknown.join(', ')}`)
  if (values.load !== undefined && values.load !== 'wrk' && values.load !== 'node')
    throw new Error('--load is wrk or node')
  const asked = positionals as Name[]
  const all = asked.every((name) => name === 'rss') // also where none is asked for
  return {
    names: new Set(all ? NAMES : asked),
    seconds: wholeNumber('seconds', values.seconds, 60),
    rounds: wholeNumber('rounds', values.rounds, 9),
    folder: values.dir,
    generator: values.load,
    cpuProfiles: values['cpu-prof'],
  }
}
