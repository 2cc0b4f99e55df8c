// The range of ids in which a list is read: ids carry the time of their making, so that a period is one, and what lies beyond a row
// is. Pure.
import { firstUuidAt } from '#app/platform/uuid.ts'
import type { Asked } from './keyset-page.ts'
import type { Period } from './period.ts'

/** Ids between which those of a period lie; neither is one of them. */
export interface IdRange {
  above: string
  below: string
}

const LEAST = '00000000-0000-0000-0000-000000000000'
const GREATEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export function idRange({ fromMs, toMs }: Pick<Period, 'fromMs' | 'toMs'>): IdRange {
  return {
    above: fromMs === null ? LEAST : firstUuidAt(Math.max(0, fromMs)),
    below: toMs === null ? GREATEST : firstUuidAt(Math.max(0, toMs)),
  }
}

/** What of a range lies beyond a row, in the direction in which the list is read. @param id null: all of it */
export function beyond(range: IdRange, id: string | null, order: Asked['order']): IdRange {
  if (id === null) return range
  return narrow(range, order === 'DESC' ? { below: id } : { above: id })
}

/** What two ranges share. */
export function narrow(one: IdRange, other: Partial<IdRange>): IdRange {
  const { above = one.above, below = one.below } = other
  return {
    above: one.above > above ? one.above : above,
    below: one.below < below ? one.below : below,
  }
}
