// What somebody asks of the inbound log, read from the address of the page: filters, a period in days of the shop, and the place in
// the list. Pure.
import { z } from 'zod'
import { mark } from '#app/language/say.ts'
import type { Period } from '../period.ts'
import { anId, oneOf, readQuery, searched, type ReadList } from '../read-list-query.ts'
import { CALL_FIELDS } from './call-fields.ts'
import { GROUPS, REFUSAL_CODES } from './outcome-words.ts'

/** Every filter is optional; those that are set must all fit. */
export interface CallFilter {
  /** A group or the code of a refusal. */
  outcome?: string
  /** An id. */
  offer?: string
  /** As it was sent. */
  txn?: string
  /** Compared without case. */
  click?: string
  /** Of the calls' coming in. */
  period: Period
}

/** Of what the log is searched by (the migration's indexes). */
const MAX_SEARCHED = 255
const NOT_THERE = mark('This is not in the list to choose from.')
const TOO_LONG = mark('At most 255 characters can be searched for.')
const NO_PLACE = mark('This is no place in the list.')

const QUERY = z.object({
  outcome: oneOf([...GROUPS, ...REFUSAL_CODES], NOT_THERE),
  offer: anId(NOT_THERE),
  txn: searched(MAX_SEARCHED, TOO_LONG),
  click: searched(MAX_SEARCHED, TOO_LONG),
  older: anId(NO_PLACE),
  newer: anId(NO_PLACE),
})

/**
 * @param query of the page's address; names that mean nothing here are ignored, empty values count as absent
 * @param timeZone the shop's IANA zone, in which `from` and `to` (`YYYY-MM-DD`) are days
 */
export function readCallQuery(
  query: URLSearchParams,
  timeZone: string,
): ReadList<(typeof CALL_FIELDS)[number], CallFilter> {
  const read = readQuery(query, timeZone, { names: CALL_FIELDS, schema: QUERY, twoPlaces: NO_PLACE })
  const { fields } = read
  if (!read.ok) return { ok: false, problems: read.problems, fields }
  return { ok: true, filter: { ...read.filters, period: read.period }, place: read.place, fields }
}
