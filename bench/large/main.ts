// `npm run bench:large`: what finding evidence costs among ten million clicks, beside the same among ten thousand, and what a page of
// each long list costs among many rows, beside the same among few. Fails when a plan of a look-up reads a table or partitions that it
// need not, never because a figure is high.
import pg from 'pg'
import { startScratchPostgres } from '../scratch-postgres.ts'
import { showSettings } from '../database-state.ts'
import { describeLoad, describeMachine } from '../machine.ts'
import { optionsOrUsage, runToEnd, type Closing } from '../run-to-end.ts'
import { LISTS } from './lists.ts'
import { LIST_NAMES, SMALL, USAGE, readLargeOptions, type LargeOptions, type ListName } from './options.ts'
import { pageFigures, reportPages } from './page-report.ts'
import { fillShelf as fillList, measurePages } from './page-turns.ts'
import { faultsOf, largeFigures, reportLarge } from './report.ts'
import { fillShelf, type Shelf } from './shelf.ts'
import { takeTurns } from './turns.ts'

/** No run takes longer, whatever hangs. */
const LONGEST_MS = 60 * 60_000
const MEGABYTE = 1024 ** 2

async function main(options: LargeOptions, closing: Closing): Promise<string> {
  const { folder, postgres } = await startScratchPostgres(options.folder, 'throughline-bench-large', closing)
  process.stdout.write(`${await describe(postgres.url('postgres'), folder, options)}\n\n`)

  const figures: Record<string, object> = {}
  if (options.parts.includes('look_ups')) Object.assign(figures, await lookUps(postgres, options, closing))
  for (const name of LIST_NAMES)
    if (options.parts.includes(name))
      Object.assign(figures, await listPages(name, postgres, options, closing))
  return `${JSON.stringify(figures)}\n`
}

type Postgres = Awaited<ReturnType<typeof startScratchPostgres>>['postgres']

async function lookUps(
  postgres: Postgres,
  options: LargeOptions,
  closing: Closing,
): Promise<Record<string, object>> {
  const nowMs = Date.now()
  const fill = async (database: string, clicks: number): Promise<Shelf> => {
    const from = performance.now()
    const shelf = await fillShelf(postgres.url(database), clicks, nowMs)
    closing.push(() => shelf.db.close())
    const seconds = ((performance.now() - from) / 1000).toFixed(0)
    process.stdout.write(
      `${clicks.toLocaleString('en')} clicks: ${(shelf.bytes / MEGABYTE).toFixed(0)} MB, made in ${seconds} s\n`,
    )
    return shelf
  }
  const small = await fill('small', SMALL.clicks)
  const large = await fill('large', options.clicks)
  const measured = await takeTurns(small, large, postgres.pid, options)

  process.stdout.write(`\n${reportLarge(measured, small, large)}\n\n${describeLoad()}\n`)
  const faults = faultsOf(measured)
  if (faults.length > 0) throw new Error(`plans that must not be: ${faults.join('; ')}`)
  return largeFigures(measured)
}

async function listPages(
  name: ListName,
  postgres: Postgres,
  options: LargeOptions,
  closing: Closing,
): Promise<Record<string, object>> {
  const nowMs = Date.now()
  const list = LISTS[name]
  const fill = async (database: string, rows: number) => {
    const tell = (line: string) => void process.stdout.write(`${name}: ${list.what} ${line}\n`)
    const shelf = await fillList(postgres.url(database), rows, (db) => list.fill(db, rows, nowMs), tell)
    closing.push(() => shelf.db.close())
    return shelf
  }
  const small = await fill(`${name}_small`, list.small)
  const large = await fill(`${name}_large`, list.large(options))
  const measured = await measurePages(small, large, postgres.pid, options.rounds)
  process.stdout.write(`\n${reportPages(name, list.what, measured)}\n\n${describeLoad()}\n`)
  return pageFigures(name, measured)
}

async function describe(url: string, folder: string, { rounds, seconds }: LargeOptions): Promise<string> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    return [
      describeMachine(),
      `database: PostgreSQL in ${folder}; ${await showSettings(pool)}`,
      `${rounds} rounds of ${seconds} s, small and large in turn, batches of 100 look-ups over one connection`,
      describeLoad(),
    ].join('\n')
  } finally {
    await pool.end()
  }
}

const options = optionsOrUsage(readLargeOptions, USAGE)
runToEnd((closing) => main(options, closing), LONGEST_MS)
