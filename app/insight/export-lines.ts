// A long list as CSV: read and handed on in batches, so that a million rows need no more memory than a thousand. Pure but for what
// `find` and `read` do.
import { csvLine, type Cell } from './csv.ts'
import type { Asked, Found } from './keyset-page.ts'

const BATCH_ROWS = 1_000
const MAX_EXPORT_ROWS = 1_000_000

/** Titles stay the same in every language: programs read them. */
export type Column<Row> = readonly [title: string, cell: (row: Row) => Cell]

export interface ExportedList<Row> {
  columns: readonly Column<Row>[]
  find: (asked: Asked) => Promise<Found>
  /** @returns the rows in the order of `ids` */
  read: (ids: readonly string[]) => Promise<readonly Row[]>
}

/**
 * Newest first, a text a batch. Where there is more than `maxRows`, the last line says so.
 * @param signal ends it when nobody waits for the rest
 */
export async function* exportLines<Row>(
  { columns, find, read }: ExportedList<Row>,
  signal: AbortSignal,
  maxRows = MAX_EXPORT_ROWS,
): AsyncGenerator<string> {
  yield csvLine(columns.map(([title]) => title))
  let from: string | null = null
  for (let written = 0; !signal.aborted;) {
    const limit = Math.min(BATCH_ROWS, maxRows - written)
    if (limit === 0) {
      yield csvLine([`Cut after ${maxRows.toLocaleString('en')} rows: choose a shorter period for the rest.`])
      return
    }
    const found: Found = await find({ order: 'DESC', from, limit })
    const rows = await read(found.ids)
    written += rows.length
    if (rows.length > 0) yield rows.map((row) => csvLine(columns.map(([, cell]) => cell(row)))).join('')
    if (found.goesOnAt === null) return
    from = found.goesOnAt
  }
}

/** `deliveries-demo-from-2026-11-01-to-2026-11-20.csv` */
export function exportName(
  list: string,
  shopSlug: string,
  { from, to }: { from?: string; to?: string } = {},
): `${string}.csv` {
  const period = from && from === to ? `-${from}` : `${from ? `-from-${from}` : ''}${to ? `-to-${to}` : ''}`
  return `${list}-${shopSlug}${period}.csv`
}
