// What somebody asks of the delivery log, read from the address of the page and written back into it: filters, a period
// in days of the shop, and the place in the list. Pure.
import { z } from 'zod'
import { STATUSES } from '#app/conversion/status.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { FIELDS, LOG_STATES, type LogFields, type LogState, type Place } from './log-fields.ts'
import { readPeriod, type Period } from '../period.ts'

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

export interface LogProblem {
  field: string
  message: string
}

export type ReadQuery =
  | { ok: true; filter: LogFilter; place: Place; fields: LogFields }
  | { ok: false; problems: LogProblem[]; fields: LogFields }

const MAX_TEXT = 200
const id = (what: string) => z.string().refine(isUuid, `This is no ${what}: its id is expected.`).optional()
const oneOf = <Word extends string>(what: string, words: readonly Word[]) =>
  z.enum(words, { error: `There is no such ${what}. It is one of these: ${words.join(', ')}.` }).optional()
/** PostgreSQL takes no NUL and no half of a surrogate pair, so nothing that is kept holds one. */
const clean = (text: string) => !text.includes('\0') && text.isWellFormed()

const QUERY = z.object({
  state: oneOf('state', LOG_STATES),
  partner: id('partner'),
  offer: id('offer'),
  postback: id('postback'),
  event: z
    .string()
    .regex(/^[a-z0-9_-]{1,64}$/, 'An event has 1 to 64 lower-case letters, digits, hyphens or underscores.')
    .optional(),
  status: oneOf('status', STATUSES),
  conversion: z
    .string()
    .max(255, 'A conversion’s id or an order’s name has at most 255 characters.')
    .refine(clean, 'This cannot be searched for: it holds characters that no text has.')
    .optional(),
  text: z
    .string()
    .max(MAX_TEXT, `Search for at most ${MAX_TEXT} characters.`)
    .refine(clean, 'This cannot be searched for: it holds characters that no text has.')
    .optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  older: id('place in the list'),
  newer: id('place in the list'),
})

/**
 * @param query of the page's address; names that mean nothing here are ignored, empty values count as absent
 * @param timeZone the shop's IANA zone, in which `from` and `to` (`YYYY-MM-DD`) are days
 */
export function readLogQuery(query: URLSearchParams, timeZone: string): ReadQuery {
  const given = Object.fromEntries([...query].map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== '')) // prettier-ignore
  const fields = Object.fromEntries(
    FIELDS.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  )
  const parsed = QUERY.safeParse(given)
  const period = readPeriod(given['from'], given['to'], timeZone)
  const problems: LogProblem[] = [
    ...[...FIELDS, 'older', 'newer']
      .filter((name) => query.getAll(name).filter((value) => value.trim() !== '').length > 1)
      .map((field) => ({ field, message: `${field} is given more than once.` })),
    ...(parsed.error?.issues ?? []).map(({ path, message }) => ({ field: String(path[0]), message })),
    ...(period.ok ? [] : [period.problem]),
  ]
  if (given['older'] !== undefined && given['newer'] !== undefined)
    problems.push({ field: 'newer', message: 'The list goes on from one place: older or newer, not both.' })
  if (given['text'] !== undefined && period.ok && !period.period.isOneDay)
    problems.push({ field: 'text', message: 'Text is searched within one day: choose the same day as from and to.' }) // prettier-ignore
  if (problems.length > 0 || !parsed.success || !period.ok) return { ok: false, problems, fields }

  const { from: _from, to: _to, older, newer, ...filters } = parsed.data
  const place = older !== undefined ? { older } : newer !== undefined ? { newer } : null
  return { ok: true, filter: { ...filters, period: period.period }, place, fields }
}
