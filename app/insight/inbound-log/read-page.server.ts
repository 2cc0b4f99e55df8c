// A page of the inbound log, newest first, with the ways to the pages beside it.
import type { Queryable } from '#app/platform/database.server.ts'
import { readKeysetPage, type KeysetPage } from '../keyset-page.ts'
import type { Place } from '../list-address.ts'
import type { CallFilter } from './call-query.ts'
import { findCalls } from './find-calls.server.ts'
import { readCallRows, type CallRow } from './rows.server.ts'

export const PAGE_ROWS = 50

export interface CallPage extends Omit<KeysetPage, 'ids'> {
  rows: CallRow[]
}

export async function readCallPage(
  db: Queryable,
  shopId: string,
  filter: CallFilter,
  place: Place,
  limit = PAGE_ROWS,
): Promise<CallPage> {
  const { ids, ...page } = await readKeysetPage(
    (asked) => findCalls(db, shopId, { filter, ...asked }),
    place,
    limit,
  )
  return { ...page, rows: await readCallRows(db, shopId, ids) }
}
