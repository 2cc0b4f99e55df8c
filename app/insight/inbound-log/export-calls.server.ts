// The inbound log as CSV.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { exportLines, type Column } from '../export-lines.ts'
import type { CallFilter } from './call-query.ts'
import { findCalls } from './find-calls.server.ts'
import { readCallRows, type CallRow } from './rows.server.ts'

const SENT = ['click_id', 'txn_id', 'event', 'amount', 'currency', 'payout', 'coupon_code'] as const

const COLUMNS: readonly Column<CallRow>[] = [
  ['received', (row) => row.receivedAt.toISOString()],
  ['outcome', (row) => row.outcome],
  ['http_status', (row) => row.httpStatus],
  ['parameter', (row) => row.parameter],
  ['conversion', (row) => row.conversionId],
  ['offer', (row) => row.offer],
  ['method', (row) => row.method],
  ['remote_ip', (row) => row.remoteIp],
  ...SENT.map((name): Column<CallRow> => [name, (row) => row.parameters[name] ?? null]),
  ['differs', (row) => (row.mismatch === null ? null : JSON.stringify(row.mismatch))],
  ['call', (row) => row.id],
]

/**
 * Newest first, a text a batch; times in UTC. Where there is more than `maxRows`, the last line says so.
 * @param signal ends it when nobody waits for the rest
 */
export function exportCalls(
  db: Queryable,
  { shopId }: Merchant,
  filter: CallFilter,
  signal: AbortSignal,
  maxRows?: number,
): AsyncGenerator<string> {
  return exportLines(
    {
      columns: COLUMNS,
      find: (asked) => findCalls(db, shopId, { filter, ...asked }),
      read: (ids) => readCallRows(db, shopId, ids),
    },
    signal,
    maxRows,
  )
}
