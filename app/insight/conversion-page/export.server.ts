// The list as CSV: read and handed on in batches, so that a million rows need no more memory than a thousand.
import { formatMinor } from '#app/money/decimal.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { csvLine, type Cell } from '../csv.ts'
import { findIds } from './find-ids.server.ts'
import type { ListFields } from './list-fields.ts'
import type { ListFilter } from './list-query.ts'
import { readRows, type ListRow } from './rows.server.ts'

const BATCH_ROWS = 1_000
export const MAX_EXPORT_ROWS = 1_000_000

type Column = [title: string, cell: (row: ListRow) => Cell]

/** Names stay the same in every language: programs read them. */
const COLUMNS: readonly Column[] = [
  ['conversion', (row) => row.id],
  ['created', (row) => row.createdAt.toISOString()],
  ['occurred', (row) => row.occurredAt.toISOString()],
  ['order_name', (row) => row.orderName],
  ['txn_id', (row) => row.txnId],
  ['status', (row) => row.status],
  ['waits_for', (row) => row.flags.join(' ')],
  ['event', (row) => row.event],
  ['partner', (row) => row.partner],
  ['offer', (row) => row.offer],
  ['source', (row) => row.source],
  ['method', (row) => row.method],
  ['coupon', (row) => row.couponCode],
  ['test', (row) => (row.test ? 'yes' : 'no')],
  ['payout', (row) => formatMinor(row.payoutMinor, row.currency)],
  ['currency', (row) => row.currency],
]
const AMOUNT: Column = ['amount', (row) => formatMinor(row.amountMinor, row.currency)]

export interface ExportScope {
  viewer: Viewer
  filter: ListFilter
  /** Whether partners of the shop see what was sold. */
  revenueVisible: boolean
}

/**
 * Newest first, a text a batch; times in UTC. Where there is more than `maxRows`, the last line says so.
 * @param signal ends it when nobody waits for the rest
 */
export async function* exportConversions(
  db: Queryable,
  { viewer, filter, revenueVisible }: ExportScope,
  signal: AbortSignal,
  maxRows = MAX_EXPORT_ROWS,
): AsyncGenerator<string> {
  const columns = viewer.partnerId === null || revenueVisible ? [...COLUMNS, AMOUNT] : COLUMNS
  yield csvLine(columns.map(([title]) => title))
  let from: string | null = null
  for (let written = 0; !signal.aborted;) {
    const limit = Math.min(BATCH_ROWS, maxRows - written)
    if (limit === 0) {
      yield csvLine([`Cut after ${maxRows.toLocaleString('en')} rows: choose a shorter period for the rest.`])
      return
    }
    const found = await findIds(db, viewer, { filter, order: 'DESC', from, limit })
    const rows = await readRows(db, viewer, found.ids)
    written += rows.length
    if (rows.length > 0) yield rows.map((row) => csvLine(columns.map(([, cell]) => cell(row)))).join('')
    if (found.goesOnAt === null) return
    from = found.goesOnAt
  }
}

/** `conversions-demo-from-2026-11-01-to-2026-11-20.csv` */
export function exportName(shopSlug: string, { from, to }: ListFields): string {
  const period = from && from === to ? `-${from}` : `${from ? `-from-${from}` : ''}${to ? `-to-${to}` : ''}`
  return `conversions-${shopSlug.replace(/[^a-z0-9-]/g, '')}${period}.csv`
}
