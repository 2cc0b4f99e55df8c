// What somebody asks of the list of conversions, read from the address of the page: filters, a period in days of the shop, and
// the place in the list. Pure.
import { z } from 'zod'
import type { Method } from '#app/attribution/evidence.ts'
import type { Source } from '#app/conversion/conversion.ts'
import type { Flag } from '#app/conversion/flag.ts'
import type { Status } from '#app/conversion/status.ts'
import { mark } from '#app/language/say.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { readPeriod, type Period } from '../period.ts'
import {
  FIELDS,
  FLAG_CHOICES,
  METHODS,
  SOURCES,
  STATUSES,
  TEST_CHOICES,
  type ListFields,
  type Place,
} from './list-fields.ts'

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

export interface ListProblem {
  field: string
  message: string
}

export type ReadListQuery =
  | { ok: true; filter: ListFilter; place: Place; fields: ListFields }
  | { ok: false; problems: ListProblem[]; fields: ListFields }

const id = (message: string) => z.string().refine(isUuid, message).optional()
const oneOf = <Word extends string>(words: readonly Word[], message: string) =>
  z.enum(words, { error: message }).optional()
const PLACE = z
  .string()
  .regex(/^conv_[0-9a-z]{1,33}$/, mark('This is no place in the list.'))
  .optional()
/** PostgreSQL takes no NUL and no half of a surrogate pair, so nothing that is kept holds one. */
const text = z
  .string()
  .max(255, mark('At most 255 characters can be searched for.'))
  .refine(
    (value) => !value.includes('\0') && value.isWellFormed(),
    mark('This cannot be searched for: it holds characters that no text has.'),
  )
  .optional()

const QUERY = z.object({
  status: oneOf(STATUSES, mark('There is no such status.')),
  partner: id(mark('There is no such partner.')),
  offer: id(mark('There is no such offer.')),
  event: z
    .string()
    .regex(
      /^[a-z0-9_-]{1,64}$/,
      mark('An event has 1 to 64 lower-case letters, digits, hyphens or underscores.'),
    )
    .optional(),
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
export function readListQuery(query: URLSearchParams, timeZone: string): ReadListQuery {
  const given = Object.fromEntries(
    [...query].map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== ''),
  )
  const fields: ListFields = Object.fromEntries(
    FIELDS.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  )
  const parsed = QUERY.safeParse(given)
  const period = readPeriod(given['from'], given['to'], timeZone)
  const problems: ListProblem[] = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => ({ field: String(path[0]), message })),
    ...(period.ok ? [] : [period.problem]),
  ]
  if (given['older'] !== undefined && given['newer'] !== undefined)
    problems.push({
      field: 'newer',
      message: mark('The list goes on from one place: older or newer, not both.'),
    })
  if (problems.length > 0 || !parsed.success || !period.ok) return { ok: false, problems, fields }
  const { older, newer, status, test, ...filters } = parsed.data
  return {
    ok: true,
    filter: {
      ...filters,
      ...(status && { statuses: [status] }),
      ...(test && { test: test === 'yes' }),
      period: period.period,
    },
    place: older !== undefined ? { older } : newer !== undefined ? { newer } : null,
    fields,
  }
}
