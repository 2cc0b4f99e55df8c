// A report as CSV: the same query as its page, with more lines. Numbers are plain and headings English, for spreadsheets and scripts.
import type { Reader } from '#app/language/reader.ts'
import { formatMinor } from '#app/money/decimal.ts'
import type { Queryable } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/program/viewer.ts'
import { csvLine, type Cell } from '../csv.ts'
import type { Measures } from '../figures/measures.ts'
import { makeReport } from './make-report.server.ts'
import type { ReportFields } from './report-choices.ts'
import type { Line } from './report-lines.ts'
import { showKey } from './show-key.ts'

export const MOST_FILE_LINES = 50_000

const COLUMNS: readonly [title: string, cell: (measures: Measures, currency: string) => Cell][] = [
  ['clicks', ({ clicks }) => clicks],
  ['conversions', ({ conversions }) => conversions],
  ['pending', ({ pending }) => pending],
  ['hold', ({ hold }) => hold],
  ['approved', ({ approved }) => approved],
  ['rejected', ({ rejected }) => rejected],
  ['reversed', ({ reversed }) => reversed],
  ['revenue', ({ amountMinor }, currency) => formatMinor(amountMinor, currency)],
  ['payout', ({ payoutMinor }, currency) => formatMinor(payoutMinor, currency)],
  ['payout_held', ({ heldMinor }, currency) => formatMinor(heldMinor, currency)],
  ['payout_approved', ({ approvedMinor }, currency) => formatMinor(approvedMinor, currency)],
]

/** @returns null where there are more conversions than can be read by this */
export async function reportFile(
  db: Queryable,
  viewer: Viewer,
  fields: ReportFields,
  timeZone: string,
  reader: Reader,
): Promise<string | null> {
  const report = await makeReport(db, viewer, fields, timeZone, MOST_FILE_LINES)
  if (report.kind === 'too_many') return null
  const { by, currency } = fields
  const compared = report.before !== null
  const titles = COLUMNS.map(([title]) => title)
  const cells = ({ now, before }: Pick<Line, 'now' | 'before'>) => [
    currency,
    ...COLUMNS.map(([, cell]) => cell(now, currency)),
    ...(compared && before ? COLUMNS.map(([, cell]) => cell(before, currency)) : []),
  ]
  // A day is written as the address writes it.
  const name = (key: string) => (by === 'day' ? key : showKey(by, key, report.names, reader))
  const { lines, others } = report.lines
  return [
    csvLine([by, 'currency', ...titles, ...(compared ? titles.map((title) => `${title}_before`) : [])]),
    ...lines.map((line) => csvLine([name(line.key), ...cells(line)])),
    ...(others ? [csvLine([`${others.count} others`, ...cells(others)])] : []),
  ].join('')
}

/** `report-demo-by-day-2026-11-01-to-2026-11-20.csv` */
export function reportFileName(shopSlug: string, { by, from, to }: ReportFields): `${string}.csv` {
  return `report-${shopSlug}-by-${by}-${from}-to-${to}.csv`
}
