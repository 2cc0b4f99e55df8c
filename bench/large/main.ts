// `npm run bench:large`: what finding evidence costs among ten million clicks, beside the same among ten thousand, and a page of
// the delivery log among ten million attempts, beside the same among a hundred thousand. Fails when a plan of a look-up reads a
// table or partitions that it need not, never because a figure is high.
import pg from 'pg'
import { startScratchPostgres } from '../scratch-postgres.ts'
import { showSettings } from '../database-state.ts'
import { describeLoad, describeMachine } from '../machine.ts'
import { optionsOrUsage, runToEnd, type Closing } from '../run-to-end.ts'
import { fillLog, logFigures, measureLog, reportLog, SMALL_ATTEMPTS } from './log-page.ts'
import { SMALL_CLICKS, USAGE, readLargeOptions, type LargeOptions } from './options.ts'
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
  if (options.parts.includes('log_page')) Object.assign(figures, await logPages(postgres, options, closing))
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
  const small = await fill('small', SMALL_CLICKS)
  const large = await fill('large', options.clicks)
  const measured = await takeTurns(small, large, postgres.pid, options)

  process.stdout.write(`\n${reportLarge(measured, small, large)}\n\n${describeLoad()}\n`)
  const faults = faultsOf(measured)
  if (faults.length > 0) throw new Error(`plans that must not be: ${faults.join('; ')}`)
  return largeFigures(measured)
}

async function logPages(
  postgres: Postgres,
  options: LargeOptions,
  closing: Closing,
): Promise<Record<string, object>> {
  const nowMs = Date.now()
  const fill = async (database: string, attempts: number) => {
    const tell = (line: string) => void process.stdout.write(`${line}\n`)
    const shelf = await fillLog(postgres.url(database), attempts, nowMs, tell)
    closing.push(() => shelf.db.close())
    return shelf
  }
  const small = await fill('log_small', SMALL_ATTEMPTS)
  const large = await fill('log_large', options.attempts)
  const measured = await measureLog(small, large, options.rounds)
  process.stdout.write(`\n${reportLog(measured)}\n\n${describeLoad()}\n`)
  return logFigures(measured)
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
