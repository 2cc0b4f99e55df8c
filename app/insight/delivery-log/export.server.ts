// The delivery log as CSV: read and handed on in batches, so that a million rows need no more memory than a thousand.
import { formatMinor } from '#app/money/decimal.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { deliveryLabel } from '../delivery-label.ts'
import { csvLine, type Cell } from '../csv.ts'
import { findIds } from './find-ids.server.ts'
import type { LogFields } from './log-fields.ts'
import type { LogFilter } from './log-query.ts'
import { readLogRows, type LogRow } from './rows.server.ts'

const BATCH_ROWS = 1_000
export const MAX_EXPORT_ROWS = 1_000_000

const COLUMNS: readonly [title: string, cell: (row: LogRow) => Cell][] = [
  ['created', (row) => row.createdAt.toISOString()],
  ['state', (row) => deliveryLabel(row.state, row.attempts)],
  ['conversion', (row) => row.conversionId],
  ['txn_id', (row) => row.txnId],
  ['order_name', (row) => row.orderName],
  ['partner', (row) => row.partner],
  ['offer', (row) => row.offer],
  ['event', (row) => row.event],
  ['status', (row) => row.status],
  ['payout', (row) => (row.currency === null ? null : formatMinor(row.payoutMinor, row.currency))],
  ['currency', (row) => row.currency],
  ['attempts', (row) => row.attempts],
  ['last_http_status', (row) => row.lastAttempt?.httpStatus ?? null],
  ['last_error', (row) => row.lastAttempt?.error ?? null],
  ['last_url', (row) => row.lastAttempt?.url ?? null],
  ['delivered_at', (row) => (row.state === 'delivered' ? (row.settledAt?.toISOString() ?? null) : null)],
]

/**
 * Newest first, a text a batch; times in UTC. Where there is more than `maxRows`, the last line says so.
 * @param signal ends it when nobody waits for the rest
 */
export async function* exportLog(
  db: Queryable,
  viewer: Viewer,
  filter: LogFilter,
  signal: AbortSignal,
  maxRows = MAX_EXPORT_ROWS,
): AsyncGenerator<string> {
  yield csvLine(COLUMNS.map(([title]) => title))
  let from: string | null = null
  for (let written = 0; !signal.aborted;) {
    const limit = Math.min(BATCH_ROWS, maxRows - written)
    if (limit === 0) {
      yield csvLine([`Cut after ${maxRows.toLocaleString('en')} rows: choose a shorter period for the rest.`])
      return
    }
    const found = await findIds(db, viewer, { filter, order: 'DESC', from, limit })
    const rows = await readLogRows(db, viewer.shopId, found.ids)
    written += rows.length
    if (rows.length > 0) yield rows.map((row) => csvLine(COLUMNS.map(([, cell]) => cell(row)))).join('')
    if (found.goesOnAt === null) return
    from = found.goesOnAt
  }
}

/** `deliveries-demo-2026-11-01-to-2026-11-20.csv` */
export function exportName(shopSlug: string, { from, to }: LogFields): string {
  const period = from && from === to ? `-${from}` : `${from ? `-from-${from}` : ''}${to ? `-to-${to}` : ''}`
  return `deliveries-${shopSlug.replace(/[^a-z0-9-]/g, '')}${period}.csv`
}
