// A page of the delivery log, newest first, with the ways to the pages beside it.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { readKeysetPage, type KeysetPage } from '../keyset-page.ts'
import type { Place } from '../list-address.ts'
import { findIds } from './find-ids.server.ts'
import type { LogFilter } from './log-query.ts'
import { readLogRows, type LogRow } from './rows.server.ts'

export const PAGE_ROWS = 50

export interface LogPage extends Omit<KeysetPage, 'ids'> {
  rows: LogRow[]
}

export async function readLogPage(
  db: Queryable,
  viewer: Viewer,
  filter: LogFilter,
  place: Place,
  limit = PAGE_ROWS,
): Promise<LogPage> {
  const { ids, ...page } = await readKeysetPage(
    (asked) => findIds(db, viewer, { filter, ...asked }),
    place,
    limit,
  )
  return { ...page, rows: await readLogRows(db, viewer.shopId, ids) }
}
