// The list of conversions as CSV.
import { formatMinor } from '#app/money/decimal.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { exportLines, type Column } from '../export-lines.ts'
import { findIds } from './find-ids.server.ts'
import type { ListFilter } from './list-query.ts'
import { readRows, type ListRow } from './rows.server.ts'

const COLUMNS: readonly Column<ListRow>[] = [
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
const AMOUNT: Column<ListRow> = ['amount', (row) => formatMinor(row.amountMinor, row.currency)]

export interface ExportScope {
  viewer: Viewer
  filter: ListFilter
  /** Whether partners of the shop see what was sold. */
  revenueVisible: boolean
}

/**
 * Newest first, a text a batch; times in UTC.
 * @param signal ends it when nobody waits for the rest
 */
export function exportConversions(
  db: Queryable,
  { viewer, filter, revenueVisible }: ExportScope,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const columns = viewer.partnerId === null || revenueVisible ? [...COLUMNS, AMOUNT] : COLUMNS
  return exportLines(
    {
      columns,
      find: (asked) => findIds(db, viewer, { filter, ...asked }),
      read: (ids) => readRows(db, viewer, ids),
    },
    signal,
  )
}
