// A page of the delivery log, newest first, with the ways to the pages beside it. Pages join without gaps or repeats while new
// deliveries come in, because each begins at a delivery and not at a number.
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { findIds } from './find-ids.server.ts'
import type { Place } from './log-fields.ts'
import type { LogFilter } from './log-query.ts'
import { readLogRows, type LogRow } from './rows.server.ts'

export const PAGE_ROWS = 50

export interface LogPage {
  rows: LogRow[]
  /** Where the pages beside it begin; null: there is none. */
  older: Place
  newer: Place
  /** Few deliveries fit, and not all have been looked at yet: those up to this one have. */
  searchedTo: string | null
}

export async function readLogPage(
  db: Queryable,
  viewer: Viewer,
  filter: LogFilter,
  place: Place,
  limit = PAGE_ROWS,
): Promise<LogPage> {
  if (place && 'newer' in place) {
    const found = await findIds(db, viewer, { filter, order: 'ASC', from: place.newer, limit })
    const isShort = found.ids.length < limit
    // Fewer newer ones than a page: it is the first, which is always full.
    if (!isShort || found.goesOnAt !== null) {
      const ids = found.ids.toReversed()
      return {
        rows: await readLogRows(db, viewer.shopId, ids),
        older: ids.length > 0 ? { older: ids.at(-1) as string } : { older: nextTo(place.newer, 1n) },
        newer: found.goesOnAt === null ? null : { newer: found.goesOnAt },
        searchedTo: isShort ? found.goesOnAt : null,
      }
    }
  }
  const from = place && 'older' in place ? place.older : null
  const { ids, goesOnAt } = await findIds(db, viewer, { filter, order: 'DESC', from, limit })
  return {
    rows: await readLogRows(db, viewer.shopId, ids),
    older: goesOnAt === null ? null : { older: goesOnAt },
    newer: from === null ? null : { newer: ids[0] ?? nextTo(from, -1n) },
    searchedTo: ids.length < limit ? goesOnAt : null,
  }
}

/** The id beside one that the page next door has shown: with it, that one belongs to the page again. */
function nextTo(id: string, step: 1n | -1n): string {
  const hex = (BigInt(`0x${id.replaceAll('-', '')}`) + step).toString(16).padStart(32, '0')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
