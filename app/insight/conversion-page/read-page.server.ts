// A page of the list, newest first, with the ways to the pages beside it. Pages join without gaps or repeats while new conversions
// come in, because each begins at a conversion and not at a number.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { findIds } from './find-ids.server.ts'
import type { Place } from './list-fields.ts'
import type { ListFilter } from './list-query.ts'
import { readRows, type ListRow } from './rows.server.ts'

export const PAGE_ROWS = 50

export interface ListPage {
  rows: ListRow[]
  /** Where the pages beside it begin; null: there is none. */
  older: Place
  newer: Place
  /** Few conversions fit, and not all have been looked at yet: those up to this one have. */
  searchedTo: string | null
}

export async function readListPage(
  db: Queryable,
  viewer: Viewer,
  filter: ListFilter,
  place: Place,
  limit = PAGE_ROWS,
): Promise<ListPage> {
  if (place && 'newer' in place) {
    const found = await findIds(db, viewer, { filter, order: 'ASC', from: place.newer, limit })
    const isShort = found.ids.length < limit
    // Fewer newer ones than a page: it is the first, which is always full.
    if (!isShort || found.goesOnAt !== null) {
      const ids = found.ids.toReversed()
      return {
        rows: await readRows(db, viewer, ids),
        older: { older: ids.at(-1) ?? justAfter(place.newer) },
        newer: found.goesOnAt === null ? null : { newer: found.goesOnAt },
        searchedTo: isShort ? found.goesOnAt : null,
      }
    }
  }
  const from = place && 'older' in place ? place.older : null
  const { ids, goesOnAt } = await findIds(db, viewer, { filter, order: 'DESC', from, limit })
  return {
    rows: await readRows(db, viewer, ids),
    older: goesOnAt === null ? null : { older: goesOnAt },
    newer: from === null ? null : { newer: ids[0] ?? justBefore(from) },
    searchedTo: ids.length < limit ? goesOnAt : null,
  }
}

/** Beside a conversion that the page next door has shown: from there on it belongs to the page again. */
const justAfter = (id: string) => `${id}0`
const justBefore = (id: string) => id.slice(0, -1)
