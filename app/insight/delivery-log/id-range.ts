// The range of ids that a period is: ids of deliveries carry the time of their making. Pure.
import { firstUuidAt } from '#app/platform/uuid.ts'
import type { Period } from '../period.ts'

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

/** What two ranges share. */
export function narrow(one: IdRange, other: Partial<IdRange>): IdRange {
  const { above = one.above, below = one.below } = other
  return {
    above: one.above > above ? one.above : above,
    below: one.below < below ? one.below : below,
  }
}
