// What somebody asks of the list of conversions, read from the address of the page: filters, a period in days of the shop, and
// the place in the list. Pure.
import { z } from 'zod'
import type { Method } from '#app/attribution/evidence.ts'
import type { Source } from '#app/conversion/conversion.ts'
import type { Flag } from '#app/conversion/flag.ts'
import type { Status } from '#app/conversion/status.ts'
import { mark } from '#app/language/say.ts'
import type { Period } from '../period.ts'
import { anEvent, anId, oneOf, readQuery, searched, type ReadList } from '../read-list-query.ts'
import { isConversionId } from './conversion-id.ts'
import { FIELDS, FLAG_CHOICES, METHODS, SOURCES, STATUSES, TEST_CHOICES } from './list-fields.ts'

/** Every filter is optional; those that are set must all fit. */
export interface ListFilter {
  /** Several where the page is of several (the review queue). */
  statuses?: readonly Status[]
  /** Ids. */
  partner?: string
  offer?: string
  event?: string
  source?: Source
  method?: Method
  /** As it is typed; letters' case does not matter. */
  coupon?: string
  flag?: Flag | 'any'
  test?: boolean
  /** The id of a conversion, its transaction id, or the name of its order. */
  find?: string
  /** Of the conversions' making. */
  period: Period
}

export const ALWAYS: Period = { fromMs: null, toMs: null, isOneDay: false }

const PLACE = z.string().refine(isConversionId, mark('This is no place in the list.')).optional()
const text = searched(255, mark('At most 255 characters can be searched for.'))

const QUERY = z.object({
  status: oneOf(STATUSES, mark('There is no such status.')),
  partner: anId(mark('There is no such partner.')),
  offer: anId(mark('There is no such offer.')),
  event: anEvent,
  source: oneOf(SOURCES, mark('There is no such source.')),
  method: oneOf(METHODS, mark('There is no such method.')),
  coupon: text,
  flag: oneOf(FLAG_CHOICES, mark('There is no such reason to wait.')),
  test: oneOf(TEST_CHOICES, mark('Test is yes or no.')),
  find: text,
  older: PLACE,
  newer: PLACE,
})

/**
 * @param query of the page's address; names that mean nothing here are ignored, empty values count as absent
 * @param timeZone the shop's IANA zone, in which `from` and `to` (`YYYY-MM-DD`) are days
 */
export function readListQuery(
  query: URLSearchParams,
  timeZone: string,
): ReadList<(typeof FIELDS)[number], ListFilter> {
  const read = readQuery(query, timeZone, { names: FIELDS, schema: QUERY })
  const { fields } = read
  if (!read.ok) return { ok: false, problems: read.problems, fields }
  const { status, test, ...filters } = read.filters
  return {
    ok: true,
    filter: {
      ...filters,
      ...(status && { statuses: [status] }),
      ...(test && { test: test === 'yes' }),
      period: read.period,
    },
    place: read.place,
    fields,
  }
}
