// A line of an import as it stands in the file, read into what it says and what is wrong with it by itself. Pure.
import { couponKey } from '#app/attribution/coupon-key.ts'
import { mark } from '#app/language/say.ts'
import { BLANK_PARTNER } from '#app/program/partner/partner-draft.ts'
import { checkPartner } from '../partner-page/check-partner.ts'

export const IMPORT_COLUMNS = ['name', 'slug', 'email', 'coupon', 'offer', 'arrival_parameter'] as const
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]

export interface ImportRow {
  /** In the file, counted from 1 with the heading. */
  line: number
  name: string
  slug: string
  email: string
  coupon: string
  /** By its slug. */
  offer: string
  arrivalParameter: string
}

/** A text of ours with the values for its places. */
export interface Reason {
  text: string
  values?: Readonly<Record<string, string>>
}

const MAX_CODE_CHARS = 255

/** @param cells by column; what the file does not have is absent */
export function readRow(line: number, cells: Readonly<Partial<Record<ImportColumn, string>>>): ImportRow {
  const cell = (column: ImportColumn) => unguarded(cells[column] ?? '').trim()
  return {
    line,
    name: cell('name'),
    slug: cell('slug').toLowerCase(),
    email: cell('email'),
    coupon: cell('coupon'),
    offer: cell('offer').toLowerCase(),
    arrivalParameter: cell('arrival_parameter'),
  }
}

/** Our own exports put an apostrophe before what a spreadsheet would reckon with. */
function unguarded(cell: string): string {
  return /^'[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell
}

/** What is wrong with a row by itself. An empty name is judged later: somebody who is there has one. */
export function rowProblems(row: ImportRow): Reason[] {
  const { name, slug, email, arrivalParameter, coupon } = row
  const draft = { ...BLANK_PARTNER, name: name || '-', slug, email, arrivalParameter }
  const checked = checkPartner(draft)
  const problems: Reason[] = checked.ok ? [] : checked.problems.map(({ message }) => ({ text: message }))
  const isCode =
    couponKey(coupon) !== '' && coupon.length <= MAX_CODE_CHARS && !/[\p{Cc}\p{Cs}]/u.test(coupon)
  if (coupon !== '' && !isCode)
    problems.push({ text: mark('A coupon code has 1 to 255 characters, without line breaks.') })
  return problems
}
