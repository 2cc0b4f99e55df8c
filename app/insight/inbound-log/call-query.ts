// What somebody asks of the inbound log, read from the address of the page: filters, a period in days of the shop, and the place in
// the list. Pure.
import { z } from 'zod'
import { mark } from '#app/language/say.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { Place } from '../delivery-log/log-fields.ts'
import { readPeriod, type Period } from '../period.ts'
import { CALL_FIELDS, type CallFields } from './call-fields.ts'
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

export interface CallProblem {
  field: string
  /** Marked: said in the reader's language where it is shown. */
  message: string
}

export type ReadCallQuery =
  | { ok: true; filter: CallFilter; place: Place; fields: CallFields }
  | { ok: false; problems: CallProblem[]; fields: CallFields }

/** Of what the log is searched by (the migration's indexes). */
const MAX_SEARCHED = 255
const NOT_THERE = mark('This is not in the list to choose from.')
const TOO_LONG = mark('At most 255 characters can be searched for.')
const UNREADABLE = mark('This cannot be searched for: it holds characters that no text has.')
const NO_PLACE = mark('This is no place in the list.')

/** PostgreSQL takes no NUL and no half of a surrogate pair, so nothing that is kept holds one. */
const clean = (text: string) => !text.includes('\0') && text.isWellFormed()
const searched = z.string().max(MAX_SEARCHED, TOO_LONG).refine(clean, UNREADABLE).optional()
const place = z.string().refine(isUuid, NO_PLACE).optional()

const QUERY = z.object({
  outcome: z.enum([...GROUPS, ...REFUSAL_CODES], { error: NOT_THERE }).optional(),
  offer: z.string().refine(isUuid, NOT_THERE).optional(),
  txn: searched,
  click: searched,
  older: place,
  newer: place,
})

/**
 * @param query of the page's address; names that mean nothing here are ignored, empty values count as absent
 * @param timeZone the shop's IANA zone, in which `from` and `to` (`YYYY-MM-DD`) are days
 */
export function readCallQuery(query: URLSearchParams, timeZone: string): ReadCallQuery {
  const given = Object.fromEntries([...query].map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== '')) // prettier-ignore
  const fields: CallFields = Object.fromEntries(
    CALL_FIELDS.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  )
  const parsed = QUERY.safeParse(given)
  const period = readPeriod(given['from'], given['to'], timeZone)
  const problems: CallProblem[] = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => ({ field: String(path[0]), message })),
    ...(period.ok ? [] : [period.problem]),
  ]
  if (given['older'] !== undefined && given['newer'] !== undefined)
    problems.push({ field: 'newer', message: NO_PLACE })
  if (problems.length > 0 || !parsed.success || !period.ok) return { ok: false, problems, fields }

  const { older, newer, ...filters } = parsed.data
  const at = older !== undefined ? { older } : newer !== undefined ? { newer } : null
  return { ok: true, filter: { ...filters, period: period.period }, place: at, fields }
}
