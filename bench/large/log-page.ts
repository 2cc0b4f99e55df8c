// `log_page`: what a page of the delivery log costs among ten million attempts, beside the same page among a hundred thousand,
// for every filter: from the query to the rows, as the page's loader asks.
import { readLogPage } from '#app/insight/delivery-log/read-page.server.ts'
import { openDatabase, type Database } from '#app/platform/database.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { median } from '../figure.ts'
import { logCases, type LogCase } from './log-page-cases.ts'
import { makeLog } from './log-page-history.ts'
import { seedProgram } from './program.ts'

/** What the large log is compared with. */
export const SMALL_ATTEMPTS = 100_000
/** A page of the large one may take so many times as long. */
const CEILING = 1.5
const TURN_MS = 250
const WARM_UP_ROUNDS = 2
const WRITERS = 2

interface LogShelf {
  db: Database
  shopId: string
  cases: LogCase[]
}

export interface MeasuredLog {
  name: string
  /** Medians, milliseconds a page. */
  smallMs: number
  largeMs: number
}

/** @param tell told how filling goes on, a line each */
export async function fillLog(
  url: string,
  attempts: number,
  nowMs: number,
  tell: (line: string) => void,
): Promise<LogShelf> {
  const from = performance.now()
  await migrate(url)
  const writing = openDatabase(url, WRITERS, () => {})
  try {
    const program = await seedProgram(writing)
    const filled = await makeLog(writing.pool, program, attempts, nowMs)
    const seconds = ((performance.now() - from) / 1000).toFixed(0)
    tell(`${filled.deliveries.toLocaleString('en')} deliveries with about ${attempts.toLocaleString('en')} attempts, made in ${seconds} s`) // prettier-ignore
    return {
      db: openDatabase(url, 2, () => {}),
      shopId: program.shopId,
      cases: logCases(program, filled, nowMs),
    }
  } finally {
    await writing.close()
  }
}

/** Both take turns, filter by filter. */
export async function measureLog(small: LogShelf, large: LogShelf, rounds: number): Promise<MeasuredLog[]> {
  const measured: MeasuredLog[] = []
  for (const [index, { name, pages }] of small.cases.entries()) {
    const largePages = large.cases[index]?.pages ?? []
    for (const [shelf, asked] of [[small, pages] as const, [large, largePages] as const])
      for (let round = 0; round < WARM_UP_ROUNDS; round++)
        for (const { filter, place } of asked)
          await readLogPage(shelf.db.pool, { shopId: shelf.shopId, partnerId: null }, filter, place)
    const times = { small: [] as number[], large: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      times.small.push(...(await takeTurn(small, pages)))
      times.large.push(...(await takeTurn(large, largePages)))
    }
    measured.push({ name, smallMs: median(times.small), largeMs: median(times.large) })
  }
  return measured
}

/** @returns milliseconds, one for each round over all the pages */
async function takeTurn({ db, shopId }: LogShelf, pages: LogCase['pages']): Promise<number[]> {
  const times: number[] = []
  const until = performance.now() + TURN_MS
  do {
    const from = performance.now()
    for (const { filter, place } of pages)
      await readLogPage(db.pool, { shopId, partnerId: null }, filter, place)
    times.push((performance.now() - from) / pages.length)
  } while (performance.now() < until)
  return times
}

const ratioOf = ({ smallMs, largeMs }: MeasuredLog) => largeMs / smallMs
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

export function reportLog(measured: readonly MeasuredLog[]): string {
  const lines = measured.map((one) => {
    const ratio = ratioOf(one)
    return `  ${one.name.padEnd(36)}${one.smallMs.toFixed(2).padStart(8)} ms ${one.largeMs.toFixed(2).padStart(8)} ms   ${ratio.toFixed(2)} times ${ratio <= CEILING ? '✓' : '✗'}`
  })
  return ['log_page: a page of the delivery log, few attempts beside many', ...lines].join('\n')
}

/** All filters together, and the one that suffers most. */
export function logFigures(measured: readonly MeasuredLog[]): Record<string, object> {
  const round = (value: number) => Number(value.toPrecision(4))
  const figure = (value: number, baseline: number, unit: string) => ({
    value: round(value),
    unit,
    baseline: round(baseline),
    ratio: round(value / baseline),
    floor: CEILING,
  })
  const worst = measured.toSorted((one, other) => ratioOf(other) - ratioOf(one))[0] as MeasuredLog
  return {
    log_page: figure(
      mean(measured.map(({ largeMs }) => largeMs)),
      mean(measured.map(({ smallMs }) => smallMs)),
      'ms a page, all filters',
    ),
    log_page_worst: figure(worst.largeMs, worst.smallMs, `ms a page, by ${worst.name}`),
  }
}
