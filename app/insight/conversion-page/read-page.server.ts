// A page of the list, newest first, with the ways to the pages beside it.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { readKeysetPage, type Beside, type KeysetPage } from '../keyset-page.ts'
import type { Place } from '../list-address.ts'
import { findIds } from './find-ids.server.ts'
import type { ListFilter } from './list-query.ts'
import { readRows, type ListRow } from './rows.server.ts'

export const PAGE_ROWS = 50

export interface ListPage extends Omit<KeysetPage, 'ids'> {
  rows: ListRow[]
}

/** Conversions' ids are compared as texts. */
const BESIDE: Beside = { after: (id) => `${id}0`, before: (id) => id.slice(0, -1) }

export async function readListPage(
  db: Queryable,
  viewer: Viewer,
  filter: ListFilter,
  place: Place,
  limit = PAGE_ROWS,
): Promise<ListPage> {
  const { ids, ...page } = await readKeysetPage(
    (asked) => findIds(db, viewer, { filter, ...asked }),
    place,
    limit,
    BESIDE,
  )
  return { ...page, rows: await readRows(db, viewer, ids) }
}
