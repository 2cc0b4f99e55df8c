// Filters that somebody keeps under a name: what such a view may be. The same check beside the field and in the action. Pure.
import { z } from 'zod'
import { mark } from '#app/language/say.ts'

/** Pages that have views. */
export const VIEW_PAGES = ['conversions'] as const
export type ViewPage = (typeof VIEW_PAGES)[number]

/** More would be found no faster than by the filters themselves. */
export const MOST_VIEWS = 20

const CHARACTERS = mark('A name holds letters, digits and signs that can be seen.')
const VIEW = z.object({
  name: z
    .string()
    .trim()
    .min(1, mark('Give the view a name.'))
    .max(60, mark('A name has at most 60 characters.'))
    .refine((name) => name.isWellFormed() && !/\p{Cc}/u.test(name), CHARACTERS),
  query: z
    .string()
    .min(1, mark('Choose at least one filter first.'))
    .max(2_000, mark('These filters are too long to be kept.'))
    .refine((query) => query.isWellFormed() && !query.includes('\0'), CHARACTERS),
})

export interface ViewDraft {
  name: string
  /** As it stands in the page's address, without a place in the list. */
  query: string
}

/** @returns the view, or the first thing that is wrong with it */
export function readView(draft: unknown): { ok: true; view: ViewDraft } | { ok: false; message: string } {
  const read = VIEW.safeParse(draft)
  return read.success
    ? { ok: true, view: read.data }
    : { ok: false, message: read.error.issues[0]?.message ?? CHARACTERS }
}
