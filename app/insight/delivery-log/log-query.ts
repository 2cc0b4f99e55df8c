// What somebody asks of the delivery log, read from the address of the page and written back into it: filters, a period
// in days of the shop, and the place in the list. Pure.
import { z } from 'zod'
import { STATUSES } from '#app/conversion/status.ts'
import { mark } from '#app/language/say.ts'
import type { Period } from '../period.ts'
import { anEvent, anId, oneOf, readQuery, searched, type Problem, type ReadList } from '../read-list-query.ts'
import { FIELDS, LOG_STATES, type LogState } from './log-fields.ts'

/** Every filter is optional; those that are set must all fit. */
export interface LogFilter {
  state?: LogState
  /** Ids. */
  partner?: string
  offer?: string
  postback?: string
  event?: string
  /** Of the conversion, as the delivery reports it. */
  status?: string
  /** The id of a conversion, its transaction id, or the name of its order. */
  conversion?: string
  /** Free text; only with a period of a single day. */
  text?: string
  /** Of the deliveries' making. */
  period: Period
}

const PLACE = anId(mark('This is no place in the list.'))

const QUERY = z.object({
  state: oneOf(LOG_STATES, mark('There is no such state.')),
  partner: anId(mark('This is no partner: its id is expected.')),
  offer: anId(mark('This is no offer: its id is expected.')),
  postback: anId(mark('This is no postback: its id is expected.')),
  event: anEvent,
  status: oneOf(STATUSES, mark('There is no such status.')),
  conversion: searched(255, mark('A conversion’s id or an order’s name has at most 255 characters.')),
  text: searched(200, mark('Search for at most 200 characters.')),
  older: PLACE,
  newer: PLACE,
})

/**
 * @param query of the page's address; names that mean nothing here are ignored, empty values count as absent
 * @param timeZone the shop's IANA zone, in which `from` and `to` (`YYYY-MM-DD`) are days
 */
export function readLogQuery(
  query: URLSearchParams,
  timeZone: string,
): ReadList<(typeof FIELDS)[number], LogFilter> {
  const read = readQuery(query, timeZone, { names: FIELDS, schema: QUERY })
  const { fields, period } = read
  const problems: Problem[] = [...repeatedNames(query), ...(read.ok ? [] : read.problems)]
  if (fields.text !== undefined && period !== null && !period.isOneDay)
    problems.push({ field: 'text', message: mark('Text is searched within one day: choose the same day as from and to.') }) // prettier-ignore
  if (!read.ok || problems.length > 0) return { ok: false, problems, fields }
  return { ok: true, filter: { ...read.filters, period: read.period }, place: read.place, fields }
}

function repeatedNames(query: URLSearchParams): Problem[] {
  return [...FIELDS, 'older', 'newer']
    .filter((name) => query.getAll(name).filter((value) => value.trim() !== '').length > 1)
    .map((field) => ({ field, message: mark('A filter is given more than once.') }))
}
