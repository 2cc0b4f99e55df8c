// The inbound log as CSV: read and handed on in batches, so that a million rows need no more memory than a thousand.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Merchant } from '#app/program/viewer.ts'
import { csvLine, type Cell } from '../csv.ts'
import type { CallFields } from './call-fields.ts'
import type { CallFilter } from './call-query.ts'
import { findCalls } from './find-calls.server.ts'
import { readCallRows, type CallRow } from './rows.server.ts'

const BATCH_ROWS = 1_000
export const MAX_EXPORT_ROWS = 1_000_000

const SENT = ['click_id', 'txn_id', 'event', 'amount', 'currency', 'payout', 'coupon_code'] as const

type Column = [title: string, cell: (row: CallRow) => Cell]
const COLUMNS: readonly Column[] = [
  ['received', (row) => row.receivedAt.toISOString()],
  ['outcome', (row) => row.outcome],
  ['http_status', (row) => row.httpStatus],
  ['parameter', (row) => row.parameter],
  ['conversion', (row) => row.conversionId],
  ['offer', (row) => row.offer],
  ['method', (row) => row.method],
  ['remote_ip', (row) => row.remoteIp],
  ...SENT.map((name): Column => [name, (row) => row.parameters[name] ?? null]),
  ['differs', (row) => (row.mismatch === null ? null : JSON.stringify(row.mismatch))],
  ['call', (row) => row.id],
]

/**
 * Newest first, a text a batch; times in UTC. Where there is more than `maxRows`, the last line says so.
 * @param signal ends it when nobody waits for the rest
 */
export async function* exportCalls(
  db: Queryable,
  { shopId }: Merchant,
  filter: CallFilter,
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
    const found = await findCalls(db, shopId, { filter, order: 'DESC', from, limit })
    const rows = await readCallRows(db, shopId, found.ids)
    written += rows.length
    if (rows.length > 0) yield rows.map((row) => csvLine(COLUMNS.map(([, cell]) => cell(row)))).join('')
    if (found.goesOnAt === null) return
    from = found.goesOnAt
  }
}

/** `inbound-demo-from-2026-11-01-to-2026-11-20.csv` */
export function exportName(shopSlug: string, { from, to }: CallFields): string {
  const period = from && from === to ? `-${from}` : `${from ? `-from-${from}` : ''}${to ? `-to-${to}` : ''}`
  return `inbound-${shopSlug.replace(/[^a-z0-9-]/g, '')}${period}.csv`
}
