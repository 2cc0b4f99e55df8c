// A list among few rows and the same among many, page by page of every filter: both take turns, and what is compared is the CPU time
// of app and database, which says the same whoever else uses the machine.
import { openDatabase, type Database } from '#app/platform/database.server.ts'
import { migrate } from '#app/platform/migrate.server.ts'
import { median } from '../figure.ts'
import { familyCpuMicros } from '../process-cost.ts'

export interface PageCase {
  name: string
  /** Pages in turn, again and again: as many among few rows as among many. @returns what was found on it */
  pages: (() => Promise<number>)[]
  /** Hardly anything fits and no index knows: it looks no further than it may. Held against that, not against the small list. */
  isWalk?: boolean
}

export interface PageShelf {
  db: Database
  /** How many rows the list has. */
  rows: number
  cases: PageCase[]
}

/** Of one page, milliseconds. */
export interface PageCost {
  cpuMs: number
  wallMs: number
}

export interface MeasuredPage {
  name: string
  isWalk: boolean
  small: PageCost
  large: PageCost
  /** Rows on the pages of the large list, on the average. */
  found: number
}

const TURN_MS = 250
const WARM_UP_ROUNDS = 2
const WRITERS = 2
/** As many as a page asks for at once. */
const READERS = 4

/**
 * One of the two databases: migrated and filled.
 * @param fill makes the rows; what it returns says which pages are read, over connections of their own
 * @param tell told how long it took
 */
export async function fillShelf(
  url: string,
  rows: number,
  fill: (writing: Database) => Promise<(reading: Database) => PageCase[]>,
  tell: (line: string) => void,
): Promise<PageShelf> {
  const from = performance.now()
  await migrate(url)
  const writing = openDatabase(url, WRITERS, () => {})
  try {
    const casesOf = await fill(writing)
    // What autovacuum would do within minutes: statistics, and no row is left to be looked at for the first time.
    await writing.pool.query('VACUUM (ANALYZE)')
    await writing.pool.query('CHECKPOINT')
    tell(`${rows.toLocaleString('en')} rows, made in ${((performance.now() - from) / 1000).toFixed(0)} s`)
    const db = openDatabase(url, READERS, () => {})
    return { db, rows, cases: casesOf(db) }
  } finally {
    await writing.close()
  }
}

/** Both take turns, filter by filter. */
export async function measurePages(
  small: PageShelf,
  large: PageShelf,
  postgresPid: number,
  rounds: number,
): Promise<MeasuredPage[]> {
  const measured: MeasuredPage[] = []
  for (const [index, { name, pages, isWalk = false }] of small.cases.entries()) {
    const largePages = large.cases[index]?.pages ?? []
    let found = 0
    for (let round = 0; round < WARM_UP_ROUNDS; round++)
      for (const asked of [pages, largePages]) found = await readAll(asked)
    const turns = { small: [] as PageCost[], large: [] as PageCost[] }
    for (let round = 0; round < rounds; round++) {
      turns.small.push(await takeTurn(pages, postgresPid))
      turns.large.push(await takeTurn(largePages, postgresPid))
    }
    const [few, many] = [medianPage(turns.small), medianPage(turns.large)]
    measured.push({ name, isWalk, small: few, large: many, found: found / largePages.length })
  }
  return measured
}

async function takeTurn(pages: PageCase['pages'], postgresPid: number): Promise<PageCost> {
  let read = 0
  const [cpu, databaseMicros] = [process.cpuUsage(), familyCpuMicros(postgresPid)]
  const from = performance.now()
  do {
    await readAll(pages)
    read += pages.length
  } while (performance.now() - from < TURN_MS)
  const wallMs = performance.now() - from
  const { user, system } = process.cpuUsage(cpu)
  const micros = user + system + familyCpuMicros(postgresPid) - databaseMicros
  return { cpuMs: micros / 1000 / read, wallMs: wallMs / read }
}

async function readAll(pages: PageCase['pages']): Promise<number> {
  let found = 0
  for (const read of pages) found += await read()
  return found
}

function medianPage(costs: readonly PageCost[]): PageCost {
  const of = (field: keyof PageCost) => median(costs.map((cost) => cost[field]))
  return { cpuMs: of('cpuMs'), wallMs: of('wallMs') }
}
