// A page of a long list, newest first, with the ways to the pages beside it. Pages join without gaps or repeats while new rows come
// in, because each begins at a row and not at a number. Whoever finds the rows may stop before he has looked at everything. Pure but
// for what `find` does.
import type { Place } from './list-address.ts'

export interface Asked {
  /** DESC: newest first, what is older than `from`. ASC: oldest first, what is newer. */
  order: 'DESC' | 'ASC'
  /** A row's id; null: from the end. */
  from: string | null
  limit: number
}

export interface Found {
  /** In the order that they were asked for. */
  ids: string[]
  /** The id from which on there may be more; null: this was all. */
  goesOnAt: string | null
}

export interface KeysetPage {
  /** Newest first. */
  ids: string[]
  /** Where the pages beside it begin; null: there is none. */
  older: Place
  newer: Place
  /** Few rows fit, and not all have been looked at yet: those up to this one have. */
  searchedTo: string | null
}

/** Ids beside one that the page next door has shown: with them, that one belongs to the page again. */
export interface Beside {
  after(id: string): string
  before(id: string): string
}

/** @param beside for ids that are no UUIDs */
export async function readKeysetPage(
  find: (asked: Asked) => Promise<Found>,
  place: Place,
  limit: number,
  beside: Beside = BESIDE_UUIDS,
): Promise<KeysetPage> {
  if (place && 'newer' in place) {
    const found = await find({ order: 'ASC', from: place.newer, limit })
    const isShort = found.ids.length < limit
    // Fewer newer ones than a page: it is the first, which is always full.
    if (!isShort || found.goesOnAt !== null) {
      const ids = found.ids.toReversed()
      return {
        ids,
        older: { older: ids.at(-1) ?? beside.after(place.newer) },
        newer: found.goesOnAt === null ? null : { newer: found.goesOnAt },
        searchedTo: isShort ? found.goesOnAt : null,
      }
    }
  }
  const from = place && 'older' in place ? place.older : null
  const { ids, goesOnAt } = await find({ order: 'DESC', from, limit })
  return {
    ids,
    older: goesOnAt === null ? null : { older: goesOnAt },
    newer: from === null ? null : { newer: ids[0] ?? beside.before(from) },
    searchedTo: ids.length < limit ? goesOnAt : null,
  }
}

const BESIDE_UUIDS: Beside = { after: (id) => nextTo(id, 1n), before: (id) => nextTo(id, -1n) }

function nextTo(id: string, step: 1n | -1n): string {
  const hex = (BigInt(`0x${id.replaceAll('-', '')}`) + step).toString(16).padStart(32, '0')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
