// The delivery log as CSV.
import { formatMinor } from '#app/money/decimal.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { deliveryLabel } from '../delivery-label.ts'
import { exportLines, type Column } from '../export-lines.ts'
import { findIds } from './find-ids.server.ts'
import type { LogFilter } from './log-query.ts'
import { readLogRows, type LogRow } from './rows.server.ts'

const COLUMNS: readonly Column<LogRow>[] = [
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
export function exportLog(
  db: Queryable,
  viewer: Viewer,
  filter: LogFilter,
  signal: AbortSignal,
  maxRows?: number,
): AsyncGenerator<string> {
  return exportLines(
    {
      columns: COLUMNS,
      find: (asked) => findIds(db, viewer, { filter, ...asked }),
      read: (ids) => readLogRows(db, viewer.shopId, ids),
    },
    signal,
    maxRows,
  )
}
