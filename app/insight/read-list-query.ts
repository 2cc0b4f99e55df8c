// What reading the query of a list's page has in common, whichever list it is: filters, a period in days of the shop, and the place in
// the list. Pure.
import { z } from 'zod'
import { mark } from '#app/language/say.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { Fields, Place } from './list-address.ts'
import { readPeriod, type Period } from './period.ts'

/** Something that is wrong with a field of a form or an address. */
export interface Problem {
  field: string
  /** Marked: said in the reader's language where it is shown. */
  message: string
}

export type ReadList<Name extends string, Filter> =
  | { ok: true; filter: Filter; place: Place; fields: Fields<Name> }
  | { ok: false; problems: Problem[]; fields: Fields<Name> }

export const anId = (message: string) => z.string().refine(isUuid, message).optional()

export const oneOf = <Word extends string>(words: readonly Word[], message: string) =>
  z.enum(words, { error: message }).optional()

/** PostgreSQL takes no NUL and no half of a surrogate pair, so nothing that is kept holds one. */
export const searched = (maxChars: number, tooLong: string) =>
  z
    .string()
    .max(maxChars, tooLong)
    .refine(
      (text) => !text.includes('\0') && text.isWellFormed(),
      mark('This cannot be searched for: it holds characters that no text has.'),
    )
    .optional()

export const anEvent = z
  .string()
  .regex(
    /^[a-z0-9_-]{1,64}$/,
    mark('An event has 1 to 64 lower-case letters, digits, hyphens or underscores.'),
  )
  .optional()

const ONE_PLACE = mark('The list goes on from one place: older or newer, not both.')

interface ListQuery<Name extends string, Filters> {
  names: readonly Name[]
  /** Of all names but `from` and `to`, and of the place. */
  schema: z.ZodType<Filters & { older?: string | undefined; newer?: string | undefined }>
  /** Said of a query that names both places. */
  twoPlaces?: string
}

type Read<Name extends string, Filters> = { fields: Fields<Name> } & (
  | { ok: true; filters: Omit<Filters, 'older' | 'newer'>; period: Period; place: Place }
  /** `period` where at least that can be read. */
  | { ok: false; problems: Problem[]; period: Period | null }
)

/**
 * @param query of the page's address; names that mean nothing here are ignored, empty values count as absent
 * @param timeZone the shop's IANA zone, in which `from` and `to` (`YYYY-MM-DD`) are days
 */
export function readQuery<Name extends string, Filters>(
  query: URLSearchParams,
  timeZone: string,
  { names, schema, twoPlaces = ONE_PLACE }: ListQuery<Name, Filters>,
): Read<Name, Filters> {
  const given = Object.fromEntries(
    [...query].map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== ''),
  )
  const fields = Object.fromEntries(
    names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  ) as Fields<Name>
  const parsed = schema.safeParse(given)
  const read = readPeriod(given['from'], given['to'], timeZone)
  const problems: Problem[] = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => ({ field: String(path[0]), message })),
    ...(read.ok ? [] : [read.problem]),
  ]
  if (given['older'] !== undefined && given['newer'] !== undefined)
    problems.push({ field: 'newer', message: twoPlaces })
  if (problems.length > 0 || !parsed.success || !read.ok)
    return { ok: false, problems, period: read.ok ? read.period : null, fields }
  const { older, newer, ...filters } = parsed.data
  const place = older !== undefined ? { older } : newer !== undefined ? { newer } : null
  return { ok: true, filters, period: read.period, place, fields }
}
